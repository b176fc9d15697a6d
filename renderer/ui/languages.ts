import type { Language, LocalText } from '#contract/ids.ts';

/** Languages as their speakers call them. (`Intl.DisplayNames` is younger than some wall displays.) */
const OWN_NAMES: Record<Language, string> = {
  ar: 'العربية',
  bg: 'Български',
  cs: 'Čeština',
  da: 'Dansk',
  de: 'Deutsch',
  el: 'Ελληνικά',
  en: 'English',
  es: 'Español',
  et: 'Eesti',
  fa: 'فارسی',
  fi: 'Suomi',
  fr: 'Français',
  he: 'עברית',
  hr: 'Hrvatski',
  hu: 'Magyar',
  it: 'Italiano',
  lt: 'Lietuvių',
  lv: 'Latviešu',
  nl: 'Nederlands',
  no: 'Norsk',
  pl: 'Polski',
  pt: 'Português',
  ro: 'Română',
  ru: 'Русский',
  sk: 'Slovenčina',
  sl: 'Slovenščina',
  so: 'Soomaali',
  sq: 'Shqip',
  sr: 'Srpski',
  sv: 'Svenska',
  tr: 'Türkçe',
  uk: 'Українська',
  ur: 'اردو',
  vi: 'Tiếng Việt',
  zh: '中文',
};
/** In which kiosk and displays have words of their own. */
const WITH_WORDS = new Set(['en', 'fr', 'ar']);
const RIGHT_TO_LEFT = new Set(['ar', 'fa', 'he', 'ps', 'ur', 'yi']);

/** `pt-BR` is a kind of `pt`. */
export const baseOf = (language: Language): Language => language.split('-')[0] ?? language;

/** The language's name in that language; its tag when unknown. */
export function ownName(language: Language): string {
  return OWN_NAMES[language] ?? OWN_NAMES[baseOf(language)] ?? language;
}

/** Whether kiosk and displays have words in it, so that the kiosk can offer it. */
export const hasWords = (language: Language): boolean => WITH_WORDS.has(baseOf(language));

/** Which way its script runs. */
export function directionOf(language: Language): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.has(baseOf(language)) ? 'rtl' : 'ltr';
}

/**
 * The text in `language`, else in its base language, else in the first of `fallbacks` that has one, else in whatever
 * language it has; with the language it is in.
 */
export function pickText(
  text: LocalText,
  language: Language,
  fallbacks: readonly Language[],
): { text: string; language: Language } {
  const wanted = [language, baseOf(language), ...fallbacks, ...Object.keys(text)];
  const found = wanted.find((candidate) => text[candidate] !== undefined) ?? language;
  return { text: text[found] ?? '', language: found };
}
