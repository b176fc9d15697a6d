import { Field } from './field.tsx';

interface Props<T extends string> {
  label: string;
  value: T;
  options: readonly { value: T; words: string }[];
  change: (value: T) => void;
  hint?: string | undefined;
  error?: string | undefined;
}

export function SelectField<T extends string>({ label, value, options, change, hint, error }: Props<T>) {
  return (
    <Field label={label} hint={hint} error={error}>
      {({ id, about, invalid }) => (
        <select
          id={id}
          className="text-input"
          value={value}
          aria-describedby={about}
          aria-invalid={invalid}
          onChange={(event) => change(event.target.value as T)}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.words}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
