import type { SettingName } from '#contract/shell-settings.ts';
import { readAddress } from '#shell/finding/typed-address.ts';
import type { Given } from './resolve.ts';

/** How the text of an option becomes a value; what it cannot read stays text, which then does not fit. */
type Reading = (texts: string[]) => unknown;

const one: Reading = ([text]) => text;
/** A whole address is pasted as often as one is typed. */
const address: Reading = ([text = '']) => readAddress(text)?.host ?? text;
const list: Reading = (texts) => texts.flatMap((text) => text.split(','));
/** A model's name may hold a comma. */
const all: Reading = (texts) => texts;
const number: Reading = ([text = '']) => (/^\d{1,5}$/.test(text) ? Number(text) : text);

const WITH_VALUE = new Map<string, [SettingName, Reading]>(
  Object.entries({
    role: ['role', list],
    hub: ['hub', address],
    site: ['site', one],
    language: ['language', one],
    port: ['port', number],
    data: ['data', one],
    pin: ['pin', one],
    'desk-window': ['deskWindow', one],
    monitor: ['monitors', all],
    'desk-edge': ['deskEdge', one],
  }),
);
const WITHOUT = new Map<string, [SettingName, boolean]>(
  Object.entries({
    autostart: ['autostart', true],
    'no-autostart': ['autostart', false],
    mdns: ['mdns', true],
    'no-mdns': ['mdns', false],
    notifications: ['notifications', true],
    'no-notifications': ['notifications', false],
  }),
);

/**
 * The settings in a command line, as `--name value` or `--name=value`. Whatever else stands in it belongs to somebody else (Chromium has
 * hundreds of switches) and is passed over.
 */
export function fromCommandLine(args: string[]): Given {
  const texts = new Map<string, string[]>();
  const values: Record<string, unknown> = {};
  for (let at = 0; at < args.length; at++) {
    const [, name = '', text] = /^--([a-z-]+)(?:=(.*))?$/s.exec(args[at] ?? '') ?? [];
    const flag = WITHOUT.get(name);
    if (flag && text === undefined) values[flag[0]] = flag[1];
    if (!WITH_VALUE.has(name)) continue;
    texts.set(name, [...(texts.get(name) ?? []), text ?? args[++at] ?? '']);
  }
  for (const [name, given] of texts) {
    const [setting, read] = WITH_VALUE.get(name) ?? ['', one];
    values[setting] = read(given);
  }
  return { source: 'commandLine', from: 'command line', values };
}
