import i18next, { type i18n, type Resource } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '#contract/ids.ts';
import { directionOf } from '../languages.ts';

/** Words of one role: namespace by namespace, language by language. */
export type Words = Resource;

/**
 * Starts the translations of one screen in `language`, falling back to English, and keeps `lang` and `dir` of the page
 * in step with it.
 *
 * @param words the namespaces this role needs; `namespace` is the one its `t('…')` reads when none is named
 */
export function startI18n(words: Words, namespace: string, language: Language): i18n {
  const instance = i18next.createInstance();
  instance.on('languageChanged', markPage);
  void instance.use(initReactI18next).init({
    resources: words,
    lng: language,
    fallbackLng: 'en',
    ns: [namespace, 'common', 'refusals'],
    defaultNS: namespace,
    fallbackNS: 'common',
    initAsync: false,
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  markPage(instance.language);
  return instance;
}

function markPage(language: Language): void {
  document.documentElement.lang = language;
  document.documentElement.dir = directionOf(language);
}

/** Languages for which this role has words. */
export function spokenBy(words: Words): Language[] {
  return Object.keys(words);
}
