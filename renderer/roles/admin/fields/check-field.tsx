import { useId } from 'react';

interface Props {
  label: string;
  value: boolean;
  change: (value: boolean) => void;
  hint?: string;
}

export function CheckField({ label, value, change, hint }: Props) {
  const id = useId();
  return (
    <div className="check-field">
      <label className="check">
        <input
          type="checkbox"
          checked={value}
          aria-describedby={hint === undefined ? undefined : id}
          onChange={(event) => change(event.target.checked)}
        />
        <span>{label}</span>
      </label>
      {hint !== undefined && (
        <p id={id} className="field-words">
          {hint}
        </p>
      )}
    </div>
  );
}
