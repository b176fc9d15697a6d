import type { Language, LocalText } from '#contract/ids.ts';
import type { SettingKind, SettingValues } from '#contract/settings.ts';
import type { SettingViewRow } from '#contract/views.ts';

export type SettingOf<K extends SettingKind> = Extract<SettingViewRow, { of: K }>;

/** The settings of one kind, in the office's order where they have one, else as they came. */
export function settingsOf<K extends SettingKind>(rows: readonly SettingViewRow[], kind: K): SettingOf<K>[] {
  const found = rows.filter((row): row is SettingOf<K> => row.of === kind);
  return found.sort((a, b) => orderOf(a) - orderOf(b) || a.id.localeCompare(b.id));
}

const orderOf = ({ value }: SettingViewRow): number => ('order' in value ? value.order : 0);

/** A number above all orders in use, so that what is new comes last. */
export const nextOrder = (rows: readonly SettingViewRow[]): number =>
  Math.min(999, Math.max(0, ...rows.map((row) => orderOf(row) + 1)));

/** A text of the office as one line: in `language`, else in the first language it has. */
export function textIn(text: LocalText | null, language: Language): string {
  return text?.[language] ?? Object.values(text ?? {})[0] ?? '';
}

/** What a setting is called in lists. */
export function nameOf({ value }: SettingViewRow, language: Language): string {
  return nameIn(value, language);
}

/** The name of a value that has one. */
export function nameIn(value: SettingValues[SettingKind], language: Language): string {
  if (!('name' in value)) return '';
  return typeof value.name === 'string' ? value.name : textIn(value.name, language);
}

const ACCENTS = /[\u0300-\u036f]/g;
const LONGEST_ID = 48;

/** An id that people can read in exports, made of a name and not yet in use: `Pièces d'identité` gives `pieces-d-identite`. */
export function idFrom(name: string, kind: SettingKind, used: ReadonlySet<string>): string {
  const plain = name.normalize('NFKD').replace(ACCENTS, '').toLowerCase();
  const words = plain.replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '');
  const base = words.slice(0, LONGEST_ID) || kind.toLowerCase();
  if (!used.has(base)) return base;
  for (let n = 2; ; n += 1) if (!used.has(`${base}-${n}`)) return `${base}-${n}`;
}

/** The first letter of the alphabet that no service uses yet, or none. */
export function freeLetter(used: readonly string[]): string {
  return [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].find((letter) => !used.includes(letter)) ?? '';
}

/** Names of the top-level parts in which two values differ. */
export function differences<V extends object>(mine: V, theirs: V): (keyof V & string)[] {
  const keys = Object.keys(theirs) as (keyof V & string)[];
  return keys.filter((key) => JSON.stringify(mine[key]) !== JSON.stringify(theirs[key]));
}
