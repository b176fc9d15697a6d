import { useId } from 'react';
import type { LocalText } from '#contract/ids.ts';
import { directionOf, ownName } from '#ui/languages.ts';
import { useAdmin } from '../admin-tools.tsx';
import { FieldWords } from './field.tsx';

interface Props {
  label: string;
  value: LocalText | null;
  change: (value: LocalText) => void;
  hint?: string | undefined;
  error?: string | undefined;
  max: number;
}

/** A text in each language of the office. One is enough: screens take another one where theirs is missing. */
export function LocalField({ label, value, change, hint, error, max }: Props) {
  const { head } = useAdmin();
  const about = useId();
  return (
    <fieldset className="local-field" aria-describedby={about}>
      <legend>{label}</legend>
      {head.languages.map((language) => (
        <label key={language} className="local-line">
          <span className="local-language" lang={language}>
            {ownName(language)}
          </span>
          <input
            className="text-input"
            type="text"
            lang={language}
            dir={directionOf(language)}
            value={value?.[language] ?? ''}
            maxLength={max}
            autoComplete="off"
            aria-invalid={error !== undefined}
            onChange={(event) => change({ ...value, [language]: event.target.value })}
          />
        </label>
      ))}
      <FieldWords id={about} hint={hint} error={error} />
    </fieldset>
  );
}
