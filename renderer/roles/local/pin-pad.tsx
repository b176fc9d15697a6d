import { Delete } from 'lucide-react';
import type { FormEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#ui/button.tsx';

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;
const LONGEST = 12;
export const SHORTEST_PIN = 4;

interface Props {
  title: string;
  label: string;
  pin: string;
  /** Taps come faster than pages are drawn: the next value follows from the last. */
  change: (next: (pin: string) => string) => void;
  /** What was wrong with the last one. */
  says: string;
  send: () => void;
  sendWords: string;
  /** Below the keys. */
  children: ReactNode;
}

/** A PIN is typed; it needs no keyboard. */
export function PinPad({ title, label, pin, change, says, send, sendWords, children }: Props) {
  const { t } = useTranslation('local');
  const put = (next: (pin: string) => string) => change((was) => next(was).replace(/\D/g, '').slice(0, LONGEST));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send();
  };
  return (
    <form className="local-sheet" onSubmit={submit}>
      <h1>{title}</h1>
      <label htmlFor="pin">{label}</label>
      <input
        id="pin"
        type="password"
        inputMode="none"
        autoComplete="off"
        className="local-pin"
        ref={(input) => input?.focus()}
        value={pin}
        onChange={({ target: { value } }) => put(() => value)}
      />
      <p role="alert" className="local-says">
        {says}
      </p>
      <div className="local-keys">
        {DIGITS.map((digit) => (
          <Key key={digit} digit={digit} press={() => put((was) => was + digit)} />
        ))}
        <Button aria-label={t('deleteDigit')} onClick={() => put((was) => was.slice(0, -1))}>
          <Delete className="icon" aria-hidden="true" />
        </Button>
        <Key digit="0" press={() => put((was) => `${was}0`)} />
        <Button type="submit" kind="act">
          {sendWords}
        </Button>
      </div>
      {children}
    </form>
  );
}

const Key = ({ digit, press }: { digit: string; press: () => void }) => (
  <Button className="num" onClick={press}>
    {digit}
  </Button>
);
