import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { GlobalFonts } from '@napi-rs/canvas';

/** Letters of tickets come with the product: a kiosk without fonts of its own would print empty boxes. */

export type Weight = 500 | 800;

interface Script {
  name: string;
  /** Where it stands in its package, by weight. */
  files: Record<Weight, string>;
  /** Letters that need it; null: always loaded. */
  needed: RegExp | null;
}

const file = (family: string, name: string): Record<Weight, string> => ({
  500: `@expo-google-fonts/${family}/500Medium/${name}_500Medium.ttf`,
  800: `@expo-google-fonts/${family}/800ExtraBold/${name}_800ExtraBold.ttf`,
});

/** In the order in which they are asked for a letter. The Chinese one is 10 MB: only a ticket that needs it loads it. */
const SCRIPTS: Script[] = [
  { name: 'latin', files: file('noto-sans', 'NotoSans'), needed: null },
  { name: 'arabic', files: file('noto-sans-arabic', 'NotoSansArabic'), needed: /\p{Script=Arabic}/u },
  { name: 'hebrew', files: file('noto-sans-hebrew', 'NotoSansHebrew'), needed: /\p{Script=Hebrew}/u },
  {
    name: 'chinese',
    files: file('noto-sans-sc', 'NotoSansSC'),
    needed: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\u3000-\u303f\uff00-\uffef]/u,
  },
];

const { resolve } = createRequire(import.meta.url);

/** The `font` of a canvas for a text: loads what its letters need. `size` in dots. */
export function fontFor(text: string, weight: Weight, size: number): string {
  const families = SCRIPTS.filter(({ needed }) => needed === null || needed.test(text)).map((script) =>
    familyOf(script, weight),
  );
  return `${weight} ${size}px ${families.join(', ')}`;
}

function familyOf(script: Script, weight: Weight): string {
  const family = `ticket-${script.name}-${weight}`;
  if (!GlobalFonts.has(family)) GlobalFonts.register(readFileSync(resolve(script.files[weight])), family);
  return family;
}
