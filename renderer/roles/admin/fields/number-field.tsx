import { useState } from 'react';
import { Field } from './field.tsx';

interface Props {
  label: string;
  /** Null: left empty, where that means something. */
  value: number | null;
  change: (value: number | null) => void;
  hint?: string | undefined;
  error?: string | undefined;
  unit?: string | undefined;
  step?: number;
}

/** A number with its unit. What cannot be read as one is kept as typed, and told when it is saved. */
export function NumberField({ label, value, change, hint, error, unit, step = 1 }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed !== null && sameNumber(typed, value) ? typed : textOf(value);
  return (
    <Field label={label} hint={hint} error={error}>
      {({ id, about, invalid }) => (
        <span className="number-line">
          <input
            id={id}
            className="text-input number-input"
            type="number"
            inputMode={step < 1 ? 'decimal' : 'numeric'}
            step={step}
            value={text}
            aria-describedby={about}
            aria-invalid={invalid}
            onChange={(event) => {
              setTyped(event.target.value);
              change(event.target.value === '' ? null : event.target.valueAsNumber);
            }}
          />
          {unit !== undefined && <span className="number-unit">{unit}</span>}
        </span>
      )}
    </Field>
  );
}

const textOf = (value: number | null) => (value === null || Number.isNaN(value) ? '' : String(value));
const sameNumber = (typed: string, value: number | null) => (typed === '' ? value === null : Number(typed) === value);
