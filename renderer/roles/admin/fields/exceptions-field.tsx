import { Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { LocalText } from '#contract/ids.ts';
import { Button } from '#ui/button.tsx';
import { orNull } from '../logic/clean.ts';
import { Times } from './hours-field.tsx';
import { IconButton } from './icon-button.tsx';
import { LocalField } from './local-field.tsx';

export interface Exception {
  date: string;
  times: { from: string; to: string }[];
  reason: LocalText | null;
}
interface Props {
  value: readonly Exception[];
  change: (value: Exception[]) => void;
  error: (path: string) => string | undefined;
  /** Today, for what is new. */
  today: string;
}

/** Dates that differ from the week: closed, or with times of their own. */
export function ExceptionsField({ value, change, error, today }: Props) {
  const { t } = useTranslation('admin');
  const put = (index: number, part: Partial<Exception>) =>
    change(value.map((old, i) => (i === index ? { ...old, ...part } : old)));
  return (
    <div className="texts-field">
      <h3>{t('exceptions.title')}</h3>
      {value.map((one, index) => (
        <ExceptionLine
          // biome-ignore lint/suspicious/noArrayIndexKey: two dates may be the same while one types
          key={index}
          value={one}
          put={(part) => put(index, part)}
          error={(path) => error(`${index}.${path}`)}
          remove={() => change(value.filter((_, i) => i !== index))}
        />
      ))}
      <Button
        kind="quiet"
        icon={<Plus className="icon" aria-hidden="true" />}
        onClick={() => change([...value, { date: today, times: [], reason: null }])}
      >
        {t('exceptions.add')}
      </Button>
    </div>
  );
}

interface LineProps {
  value: Exception;
  put: (part: Partial<Exception>) => void;
  error: (path: string) => string | undefined;
  remove: () => void;
}

function ExceptionLine({ value, put, error, remove }: LineProps) {
  const { t } = useTranslation('admin');
  const { date, times, reason } = value;
  const putTime = (index: number, part: Partial<Exception['times'][number]>) =>
    put({ times: times.map((old, i) => (i === index ? { ...old, ...part } : old)) });
  return (
    <div className="exception">
      <div className="exception-line">
        <input
          type="date"
          className="text-input"
          aria-label={t('exceptions.date')}
          aria-invalid={error('date') !== undefined}
          value={date}
          onChange={(event) => put({ date: event.target.value })}
        />
        <span className="hours-times">
          {times.length === 0 && <span className="hours-closed">{t('hours.closed')}</span>}
          {times.map((time, index) => (
            <Times
              // biome-ignore lint/suspicious/noArrayIndexKey: a time has nothing of its own to be known by
              key={index}
              day={date}
              value={time}
              error={error(`times.${index}`)}
              change={(part) => putTime(index, part)}
              remove={() => put({ times: times.filter((_, i) => i !== index) })}
            />
          ))}
        </span>
        <IconButton
          icon={Plus}
          label={t('hours.add', { day: date })}
          press={() => put({ times: [...times, { from: '09:00', to: '12:00' }] })}
        />
        <IconButton icon={X} label={t('exceptions.remove', { date })} press={remove} />
      </div>
      {error('date') !== undefined && <p className="field-error">{error('date')}</p>}
      <LocalField
        label={t('exceptions.reason')}
        value={reason}
        change={(text) => put({ reason: orNull(text) })}
        error={error('reason')}
        max={60}
      />
    </div>
  );
}
