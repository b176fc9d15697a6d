import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '#contract/ids.ts';
import { KIOSK_WORDS } from '#ui/i18n/kiosk.ts';
import { spokenBy } from '#ui/i18n/start-i18n.ts';
import { baseOf } from '#ui/languages.ts';

/** Switches the page to the visitor's language, or to the first one of the site, and tells which it is. */
export function useLanguage(ofSite: readonly Language[], chosen: Language | null): Language {
  const { i18n } = useTranslation();
  const language = chosen ?? spokenOf(ofSite)[0] ?? 'en';
  useEffect(() => {
    if (i18n.language !== language) void i18n.changeLanguage(language);
  }, [i18n, language]);
  return language;
}

/** Those of the site's languages that this kiosk has words for. */
export function spokenOf(ofSite: readonly Language[]): Language[] {
  const spoken = spokenBy(KIOSK_WORDS);
  return ofSite.filter((language) => spoken.includes(baseOf(language)));
}
