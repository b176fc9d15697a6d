import type { LocalText } from '#contract/ids.ts';

/**
 * What a form holds, as the contract wants it: texts without surrounding space, languages left empty taken out. Works on
 * any plain value; a text in several languages is a record of strings by language tag.
 */
export function clean<T>(value: T): T {
  if (typeof value === 'string') return value.trim() as T;
  if (Array.isArray(value)) return value.map(clean) as T;
  if (typeof value !== 'object' || value === null) return value;
  const parts = Object.entries(value).map(([key, part]) => [key, clean(part)] as const);
  return Object.fromEntries(isText(value) ? parts.filter(([, part]) => part !== '') : parts) as T;
}

const TAG = /^[a-z]{2,3}(-[A-Z][A-Za-z]{1,3})?$/;

function isText(value: object): value is LocalText {
  const entries = Object.entries(value);
  return entries.length > 0 && entries.every(([key, part]) => TAG.test(key) && typeof part === 'string');
}

/** A text that may be missing: null when it is empty in every language. */
export function orNull(text: LocalText): LocalText | null {
  return Object.values(text).every((part) => part.trim() === '') ? null : text;
}
