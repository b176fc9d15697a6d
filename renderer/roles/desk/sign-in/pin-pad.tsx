import { Delete } from 'lucide-react';
import { type FormEvent, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#ui/button.tsx';

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;
const LONGEST = 64;

interface Props {
  label: string;
  value: string;
  change: (value: string) => void;
  submit: () => void;
  submitWords: string;
  busy: boolean;
  /** Why the last try was not taken. */
  says: string | null;
}

/** A PIN by touch, mouse or keyboard; who has a long phrase types it. */
export function PinPad({ label, value, change, submit, submitWords, busy, says }: Props) {
  const { t } = useTranslation('desk');
  const field = useId();
  const add = (digit: string) => change((value + digit).slice(0, LONGEST));
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (value !== '' && !busy) submit();
  };
  const key = (digit: string) => (
    <button key={digit} type="button" className="pin-key num" onClick={() => add(digit)}>
      {digit}
    </button>
  );
  return (
    <form className="pin-form" onSubmit={send}>
      <label htmlFor={field}>{label}</label>
      <input
        id={field}
        className="text-input pin-input"
        type="password"
        inputMode="numeric"
        autoComplete="off"
        // The one thing to do here; a screen reader has just read the heading.
        ref={(input) => input?.focus()}
        value={value}
        maxLength={LONGEST}
        aria-describedby={`${field}-says`}
        onChange={(event) => change(event.target.value)}
      />
      <p id={`${field}-says`} className="sheet-says" role="alert">
        {says}
      </p>
      <div className="pin-keys">
        {DIGITS.map(key)}
        <button
          type="button"
          className="pin-key"
          aria-label={t('signIn.deleteDigit')}
          onClick={() => change(value.slice(0, -1))}
        >
          <Delete className="icon" aria-hidden="true" />
        </button>
        {key('0')}
        <Button type="submit" kind="act" className="pin-go" aria-disabled={busy}>
          {submitWords}
        </Button>
      </div>
    </form>
  );
}
