import type { Language } from '#contract/ids.ts';

/** What the paper itself says, besides the office's own words. */
export interface PaperWords {
  /** Before the number of people who wait. */
  ahead: string;
  /** Instead of that number, when it is none. */
  nobody: string;
  /** On a paper that may be a second one. */
  copy: string;
}

/** One more language is one more line. */
const WORDS: Record<Language, PaperWords> = {
  en: { ahead: 'People ahead of you:', nobody: 'Nobody is ahead of you', copy: 'COPY' },
  fr: { ahead: 'Personnes avant vous\u00a0:', nobody: 'Personne avant vous', copy: 'COPIE' },
  es: { ahead: 'Personas antes de usted:', nobody: 'Nadie antes de usted', copy: 'COPIA' },
  de: { ahead: 'Personen vor Ihnen:', nobody: 'Niemand vor Ihnen', copy: 'KOPIE' },
  ar: { ahead: 'عدد الأشخاص قبلك:', nobody: 'لا أحد قبلك', copy: 'نسخة' },
};
const FALLBACK: Language = 'en';

/** The words of a language, of the language without its country, or English ones. */
export function wordsFor(language: Language): PaperWords {
  const words = ownText(WORDS, language);
  if (words === undefined) throw new Error(`no words for ${FALLBACK}`);
  return words;
}

/** The entry of a language, else of the language without its country, else of English, else the first. */
export function ownText<T>(texts: Record<Language, T>, language: Language): T | undefined {
  const [base = language] = language.split('-');
  for (const each of [language, base, FALLBACK]) {
    if (Object.hasOwn(texts, each)) return texts[each];
  }
  return Object.values(texts)[0];
}

/** `Sunday 22 November 2026 · 10:42`, in the language and the site's zone. */
export function timeOf(at: number, language: Language, zone: string): string {
  const locales = [language, FALLBACK];
  const date = new Intl.DateTimeFormat(locales, { timeZone: zone, dateStyle: 'long' });
  const time = new Intl.DateTimeFormat(locales, { timeZone: zone, timeStyle: 'short' });
  return `${date.format(at)} · ${time.format(at)}`;
}

/** A count in the language's digits. */
export const countOf = (count: number, language: Language): string =>
  new Intl.NumberFormat([language, FALLBACK]).format(count);
