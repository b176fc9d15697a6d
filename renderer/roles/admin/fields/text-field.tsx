import { useId } from 'react';
import { Field } from './field.tsx';

interface Props {
  label: string;
  value: string;
  change: (value: string) => void;
  hint?: string | undefined;
  error?: string | undefined;
  max?: number;
  /** What may be chosen instead of typing. */
  suggestions?: readonly string[];
}

export function TextField({ label, value, change, hint, error, max, suggestions }: Props) {
  const list = useId();
  return (
    <Field label={label} hint={hint} error={error}>
      {({ id, about, invalid }) => (
        <>
          <input
            id={id}
            className="text-input"
            type="text"
            value={value}
            maxLength={max}
            autoComplete="off"
            list={suggestions && list}
            aria-describedby={about}
            aria-invalid={invalid}
            onChange={(event) => change(event.target.value)}
          />
          {suggestions && (
            <datalist id={list}>
              {suggestions.map((one) => (
                <option key={one} value={one} />
              ))}
            </datalist>
          )}
        </>
      )}
    </Field>
  );
}
