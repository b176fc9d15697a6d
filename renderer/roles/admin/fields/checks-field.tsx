import { useId } from 'react';
import { FieldWords } from './field.tsx';

interface Props {
  label: string;
  options: readonly { value: string; words: string }[];
  value: readonly string[];
  change: (value: string[]) => void;
  hint?: string | undefined;
  error?: string | undefined;
  /** What is said where there is nothing to choose from yet. */
  none: string;
}

/** Any number of what is offered. */
export function ChecksField({ label, options, value, change, hint, error, none }: Props) {
  const about = useId();
  const toggle = (one: string, on: boolean) =>
    change(options.map((option) => option.value).filter((other) => (other === one ? on : value.includes(other))));
  return (
    <fieldset className="checks" aria-describedby={about}>
      <legend>{label}</legend>
      {options.length === 0 && <p className="field-words">{none}</p>}
      <div className="checks-list">
        {options.map((option) => (
          <label key={option.value} className="check">
            <input
              type="checkbox"
              checked={value.includes(option.value)}
              onChange={(event) => toggle(option.value, event.target.checked)}
            />
            <span>{option.words}</span>
          </label>
        ))}
      </div>
      <FieldWords id={about} hint={hint} error={error} />
    </fieldset>
  );
}
