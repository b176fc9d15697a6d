import { useTranslation } from 'react-i18next';
import type { Language } from '#contract/ids.ts';
import { DESK_WORDS } from '#ui/i18n/desk.ts';
import { spokenBy } from '#ui/i18n/start-i18n.ts';
import { useDesk } from './desk-tools.tsx';

/** The language of this desk's screen, the others it could have, and how to change it for good. */
export function useLanguage() {
  const { i18n } = useTranslation();
  const { remember } = useDesk();
  const others = spokenBy(DESK_WORDS).filter((language) => language !== i18n.language);
  const choose = (language: Language) => {
    remember({ language });
    void i18n.changeLanguage(language);
  };
  return { language: i18n.language, others, choose };
}
