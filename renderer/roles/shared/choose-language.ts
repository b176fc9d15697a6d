import type { Language } from '#contract/ids.ts';
import { spokenBy, type Words } from '#ui/i18n/start-i18n.ts';
import { baseOf } from '#ui/languages.ts';

/** The language of a staff screen: the one chosen here before, else the browser's first that we speak, else English. */
export function chooseLanguage(words: Words, chosen: Language | null, browser: readonly string[]): Language {
  const spoken = spokenBy(words);
  const wanted = [...(chosen === null ? [] : [chosen]), ...browser.map(baseOf)];
  return wanted.find((language) => spoken.includes(language)) ?? 'en';
}
