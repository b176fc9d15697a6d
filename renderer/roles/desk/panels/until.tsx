import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Instant } from '#contract/ids.ts';
import { useFormats } from '#ui/site-context.tsx';

const MINUTE = 60_000;
const STEPS = [10, 15, 30, 60];

/** Until when: in so many minutes, or open. Value: minutes from now, or null. */
export function useUntil() {
  const [minutes, setMinutes] = useState<number | null>(null);
  /** The instant, counted from the press. */
  const untilFrom = (now: Instant) => (minutes === null ? null : Math.ceil((now + minutes * MINUTE) / MINUTE) * MINUTE);
  return { minutes, setMinutes, untilFrom };
}

interface Props {
  minutes: number | null;
  choose: (minutes: number | null) => void;
}

export function UntilChoice({ minutes, choose }: Props) {
  const { t } = useTranslation('desk');
  const { minutes: words } = useFormats();
  const options = [null, ...STEPS];
  return (
    <fieldset className="until">
      <legend>{t('until.title')}</legend>
      <div className="until-options">
        {options.map((option) => (
          <label key={option ?? 'open'} className="until-option">
            <input
              type="radio"
              name="until"
              className="sr-only"
              checked={minutes === option}
              onChange={() => choose(option)}
            />
            <span>{option === null ? t('until.open') : words(option * MINUTE)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
