import { Delete } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LeaveAnswer } from '#contract/bridge.ts';
import { Button } from '#ui/button.tsx';
import { bridge } from '../../sync/bridge.ts';

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;
const LONGEST = 12;
const SHORTEST = 4;

/** Staff type the PIN that leaves the kiosk; it needs no keyboard. */
export function Leave() {
  const { t } = useTranslation('local');
  const [pin, setPin] = useState('');
  const [says, setSays] = useState('');
  const change = (next: (pin: string) => string) => setPin((was) => next(was).replace(/\D/g, '').slice(0, LONGEST));
  const send = async () => {
    setPin('');
    const answer = await answerTo(pin);
    if (answer === undefined) setSays(t('noAnswer'));
    else if (!answer.ok && answer.why === 'wait')
      setSays(t('waitForPin', { seconds: Math.ceil(answer.delay / 1_000) }));
    else if (!answer.ok) setSays(t('wrongPin'));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (pin.length >= SHORTEST) void send();
    else setSays(t('wrongPin'));
  };
  return (
    <form className="local-sheet" onSubmit={submit}>
      <h1>{t('leaveTitle')}</h1>
      <label htmlFor="pin">{t('leavePin')}</label>
      <input
        id="pin"
        type="password"
        inputMode="none"
        autoComplete="off"
        className="local-pin"
        ref={(input) => input?.focus()}
        value={pin}
        onChange={({ target: { value } }) => change(() => value)}
      />
      <p role="alert" className="local-says">
        {says}
      </p>
      <div className="local-keys">
        {DIGITS.map((digit) => (
          <Key key={digit} digit={digit} press={() => change((was) => was + digit)} />
        ))}
        <Button aria-label={t('deleteDigit')} onClick={() => change((was) => was.slice(0, -1))}>
          <Delete className="icon" aria-hidden="true" />
        </Button>
        <Key digit="0" press={() => change((was) => `${was}0`)} />
        <Button type="submit" kind="act">
          {t('leave')}
        </Button>
      </div>
      <Button kind="quiet" onClick={() => void bridge()?.again()}>
        {t('back')}
      </Button>
    </form>
  );
}

const Key = ({ digit, press }: { digit: string; press: () => void }) => (
  <Button className="num" onClick={press}>
    {digit}
  </Button>
);

async function answerTo(pin: string): Promise<LeaveAnswer | undefined> {
  try {
    return await bridge()?.leave(pin);
  } catch {
    return undefined;
  }
}
