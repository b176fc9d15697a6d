import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language, LocalText } from '#contract/ids.ts';
import { type Formats, formatsFor } from './format.ts';
import { directionOf, pickText } from './languages.ts';

interface Site {
  zone: string;
  /** The site's languages, tried in this order when a text is missing in the screen's own. */
  languages: readonly Language[];
}
const SiteContext = createContext<Site>({ zone: 'UTC', languages: [] });

/** Tells everything below in which zone and with which languages to write. */
export function SiteProvider({ zone, languages, children }: Site & { children: ReactNode }) {
  const value = useMemo(() => ({ zone, languages }), [zone, languages]);
  return <SiteContext.Provider value={value}>{children}</SiteContext.Provider>;
}

/** Numbers and times in the screen's language and the site's zone. */
export function useFormats(): Formats {
  const { zone } = useContext(SiteContext);
  const { i18n } = useTranslation();
  return useMemo(() => formatsFor(i18n.language, zone), [i18n.language, zone]);
}

/** The site's languages, in the office's order. */
export const useSiteLanguages = (): readonly Language[] => useContext(SiteContext).languages;

/** Turns a text of the office into a plain string in the screen's language. */
export function useText(): (text: LocalText) => string {
  const { languages } = useContext(SiteContext);
  const { i18n } = useTranslation();
  return (text) => pickText(text, i18n.language, languages).text;
}

/** A text of the office, isolated so that scripts of two directions in one line do not mix, and marked with its language. */
export function Local({ text }: { text: LocalText }) {
  const { languages } = useContext(SiteContext);
  const { i18n } = useTranslation();
  const picked = pickText(text, i18n.language, languages);
  return (
    <bdi lang={picked.language} dir={directionOf(picked.language)}>
      {picked.text}
    </bdi>
  );
}
