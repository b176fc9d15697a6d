import type { Language, LocalText } from '#contract/ids.ts';
import { pickText } from '#ui/languages.ts';

interface Words {
  yes: string;
  no: string;
  nothing: string;
}

/** A picture is a text of ten thousand characters. */
const LONGEST = 80;
const shortened = (text: string) => (text.length > LONGEST ? `${text.slice(0, LONGEST)} …` : text);

/** Any value of a setting as a short line, good enough to recognise it. */
export function wordsFor(value: unknown, language: Language, languages: readonly Language[], words: Words): string {
  const again = (part: unknown) => wordsFor(part, language, languages, words);
  if (value === null || value === '') return words.nothing;
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (Array.isArray(value)) return value.length === 0 ? words.nothing : value.map(again).join(', ');
  if (typeof value !== 'object') return shortened(String(value));
  const parts = Object.entries(value as object);
  const isText = parts.every(([key, part]) => /^[a-z]{2,3}(-|$)/.test(key) && typeof part === 'string');
  if (isText) return pickText(value as LocalText, language, languages).text || words.nothing;
  return parts.map(([, part]) => again(part)).join(' · ');
}
