import { type ReactNode, useId } from 'react';
import './fields.css';

interface Props {
  label: string;
  /** What it is for, where the name does not say it. */
  hint?: string | undefined;
  error?: string | undefined;
  /** Draws the input; `about` names what describes it. */
  children: (input: { id: string; about: string; invalid: boolean }) => ReactNode;
}

/** One field: its name above, what it is for and what is wrong with it below. */
export function Field({ label, hint, error, children }: Props) {
  const id = useId();
  const about = `${id}-about`;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children({ id, about, invalid: error !== undefined })}
      <FieldWords id={about} hint={hint} error={error} />
    </div>
  );
}

export function FieldWords({ id, hint, error }: { id: string; hint?: string | undefined; error?: string | undefined }) {
  return (
    <p id={id} className="field-words">
      {error !== undefined && <span className="field-error">{error}</span>}
      {error === undefined && hint}
    </p>
  );
}
