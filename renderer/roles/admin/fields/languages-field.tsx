import { ArrowUp, X } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '#contract/ids.ts';
import { ownName } from '#ui/languages.ts';
import { FieldWords } from './field.tsx';

/** What can be offered; each by its own name. */
const KNOWN: readonly Language[] = [
  ...['en', 'fr', 'de', 'es', 'it', 'pt', 'nl', 'pl', 'ro', 'tr', 'ar', 'fa', 'he', 'ur'],
  ...[
    'ru',
    'uk',
    'bg',
    'cs',
    'da',
    'el',
    'et',
    'fi',
    'hr',
    'hu',
    'lt',
    'lv',
    'no',
    'sk',
    'sl',
    'so',
    'sq',
    'sr',
    'sv',
    'vi',
    'zh',
  ],
];

interface Props {
  label: string;
  hint: string;
  /** Every language that Now Serving knows of, or those of the office. */
  offered?: readonly Language[];
  least: number;
  most: number;
  /** What should be known of a language that was chosen; null: nothing. */
  note?: (language: Language) => string | null;
  value: readonly Language[];
  change: (value: Language[]) => void;
  error: string | undefined;
}

/** Languages in their order, the first before all others. */
export function LanguagesField({ label, hint, offered = KNOWN, least, most, note, value, change, error }: Props) {
  const { t } = useTranslation('admin');
  const about = useId();
  const free = offered.filter((language) => !value.includes(language));
  const up = (index: number) => {
    const next = value.filter((_, i) => i !== index);
    next.splice(index - 1, 0, ...value.slice(index, index + 1));
    change(next);
  };
  return (
    <fieldset className="languages" aria-describedby={about}>
      <legend>{label}</legend>
      <ol className="languages-list">
        {value.map((language, index) => (
          <li key={language} className="languages-line">
            <span lang={language}>{ownName(language)}</span>
            <button
              type="button"
              className="icon-button"
              disabled={index === 0}
              aria-label={t('languages.up', { name: ownName(language) })}
              onClick={() => up(index)}
            >
              <ArrowUp className="icon" aria-hidden="true" />
            </button>
            <button
              type="button"
              className="icon-button"
              disabled={value.length <= least}
              aria-label={t('languages.remove', { name: ownName(language) })}
              onClick={() => change(value.filter((other) => other !== language))}
            >
              <X className="icon" aria-hidden="true" />
            </button>
            <Note text={note?.(language) ?? null} />
          </li>
        ))}
      </ol>
      {value.length < most && free.length > 0 && (
        <select
          className="text-input languages-add"
          aria-label={t('languages.add')}
          value=""
          onChange={(event) => change([...value, event.target.value])}
        >
          <option value="">{t('languages.add')}</option>
          {free.map((language) => (
            <option key={language} value={language} lang={language}>
              {ownName(language)}
            </option>
          ))}
        </select>
      )}
      <FieldWords id={about} hint={hint} error={error} />
    </fieldset>
  );
}

const Note = ({ text }: { text: string | null }) => text !== null && <p className="languages-note">{text}</p>;
