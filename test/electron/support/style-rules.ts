import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SCREENS } from '../../screens/support/screen-files.ts';

/** What the built styles are made of, each once: `declarations` are pairs of property and value. */
export interface StyleRules {
  selectors: string[];
  media: string[];
  declarations: [string, string][];
}

const FONT_FACES = /@font-face\s*\{[^}]*\}/g;
const COMMENTS = /\/\*[\s\S]*?\*\//g;
const MEDIA = /(?<=@media)([^{]+)(?=\{)/g;
const SELECTOR = /(?<=^|[{}])([^{}@]+)(?=\{)/g;
const DECLARATION = /(?<=[{;])([a-z-]+):([^;{}]+)(?=[;}])/g;
const OF_KEYFRAMES = /^(from|to|[\d.]+%)/;

/** Reads the styles of every screen as they were built. */
export function builtStyleRules(): StyleRules {
  const folder = join(SCREENS, 'assets');
  const files = readdirSync(folder).filter((name) => name.endsWith('.css'));
  const css = files.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
  const rules = css.replace(COMMENTS, '').replace(FONT_FACES, '');
  const selectors = [...rules.matchAll(SELECTOR)].map(([selector]) => selector.trim());
  const declarations = [...rules.matchAll(DECLARATION)].map(([, name = '', value = '']) => `${name}:${value}`);
  const media = [...rules.matchAll(MEDIA)].map(([query]) => query.trim());
  return {
    media: [...new Set(media)],
    selectors: [...new Set(selectors)].filter((selector) => selector !== '' && !OF_KEYFRAMES.test(selector)),
    declarations: [...new Set(declarations)].map((one) => {
      const at = one.indexOf(':');
      return [one.slice(0, at), one.slice(at + 1).replace(/\s*!important$/, '')];
    }),
  };
}
