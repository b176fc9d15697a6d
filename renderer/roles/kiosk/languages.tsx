import { useTranslation } from 'react-i18next';
import type { Language } from '#contract/ids.ts';
import { directionOf, ownName } from '#ui/languages.ts';

interface Props {
  languages: readonly Language[];
  chosen: Language;
  onChoose: (language: Language) => void;
}

/** The languages by their own names; nothing when there is no choice. */
export function Languages({ languages, chosen, onChoose }: Props) {
  const { t } = useTranslation('common');
  if (languages.length < 2) return null;
  return (
    <nav className="k-languages" aria-label={t('language')}>
      {languages.map((language) => (
        <button
          key={language}
          type="button"
          lang={language}
          dir={directionOf(language)}
          className="k-language"
          aria-pressed={language === chosen}
          onClick={() => onChoose(language)}
        >
          {ownName(language)}
        </button>
      ))}
    </nav>
  );
}
