import { ArrowUp, X } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '#contract/ids.ts';
import { ownName } from '#ui/languages.ts';
import { moved } from '../logic/moved.ts';
import { FieldWords } from './field.tsx';
import { IconButton } from './icon-button.tsx';

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
  return (
    <fieldset className="languages" aria-describedby={about}>
      <legend>{label}</legend>
      <ol className="languages-list">
        {value.map((language, index) => (
          <li key={language} className="languages-line">
            <span lang={language}>{ownName(language)}</span>
            <IconButton
              icon={ArrowUp}
              label={t('languages.up', { name: ownName(language) })}
              press={() => change(moved(value, index, -1))}
              disabled={index === 0}
            />
            <IconButton
              icon={X}
              label={t('languages.remove', { name: ownName(language) })}
              press={() => change(value.filter((other) => other !== language))}
              disabled={value.length <= least}
            />
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
