import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Instant, LocalText } from '#contract/ids.ts';
import { Button } from '#ui/button.tsx';
import { useText } from '#ui/site-context.tsx';
import { useDesk } from '../desk-tools.tsx';
import { Choice } from './choice.tsx';
import { UntilChoice, useUntil } from './until.tsx';

interface Props {
  /** Those the office offers. */
  reasons: readonly LocalText[];
  send: (reason: string, until: Instant | null) => void;
  submit: string;
}

const LONGEST = 80;

/** A reason, offered or typed, and perhaps a time. */
export function ReasonForm({ reasons, send, submit }: Props) {
  const { t } = useTranslation('desk');
  const text = useText();
  const { hub } = useDesk();
  const field = useId();
  const [own, setOwn] = useState('');
  const { minutes, setMinutes, untilFrom } = useUntil();
  const choose = (reason: string) => send(reason, untilFrom(hub.now()));
  const submitOwn = (event: FormEvent) => {
    event.preventDefault();
    if (own.trim() !== '') choose(own.trim());
  };
  return (
    <>
      <UntilChoice minutes={minutes} choose={setMinutes} />
      {reasons.map((reason) => (
        <Choice key={text(reason)} press={() => choose(text(reason))}>
          {text(reason)}
        </Choice>
      ))}
      <form className="own-reason" onSubmit={submitOwn}>
        <label htmlFor={field}>{t('reason.own')}</label>
        <div className="own-reason-line">
          <input
            id={field}
            className="text-input"
            value={own}
            maxLength={LONGEST}
            autoComplete="off"
            onChange={(event) => setOwn(event.target.value)}
          />
          <Button type="submit" kind="act" disabled={own.trim() === ''}>
            {submit}
          </Button>
        </div>
      </form>
    </>
  );
}
