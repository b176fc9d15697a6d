import { Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { timeFrom } from '../logic/time-from.ts';
import { IconButton } from './icon-button.tsx';
import { useWeekdays } from './use-weekdays.ts';

export interface Opening {
  weekday: number;
  from: string;
  to: string;
}
interface Props {
  label: string;
  /** Said while there are no times at all, where that means any time; without it, that means never. */
  anyTimeHint?: string | undefined;
  value: readonly Opening[];
  change: (value: Opening[]) => void;
  error: (path: string) => string | undefined;
}

const DAYS = [1, 2, 3, 4, 5, 6, 7];
const FIRST: Omit<Opening, 'weekday'> = { from: '09:00', to: '17:00' };
const AFTER: Omit<Opening, 'weekday'> = { from: '13:30', to: '17:00' };

/** The week: for each day the times it is open. Two times on one day leave a break between them. */
export function HoursField({ label, anyTimeHint, value, change, error }: Props) {
  const { t } = useTranslation('admin');
  const weekdays = useWeekdays();
  const isAnyTime = anyTimeHint !== undefined && value.length === 0;
  const put = (next: Opening[]) => change(next.sort((a, b) => a.weekday - b.weekday || a.from.localeCompare(b.from)));
  const add = (weekday: number) => {
    const some = value.some((one) => one.weekday === weekday);
    put([...value, { weekday, ...(some ? AFTER : FIRST) }]);
  };
  return (
    <fieldset className="hours">
      <legend>{label}</legend>
      <p className="field-words">{isAnyTime ? anyTimeHint : t('hours.othersClosed')}</p>
      {DAYS.map((weekday) => {
        const name = weekdays[weekday - 1] ?? '';
        return (
          <div key={weekday} className="hours-day">
            <span className="hours-name">{name}</span>
            <div className="hours-times">
              {value.map((one, index) =>
                one.weekday === weekday ? (
                  <Times
                    // biome-ignore lint/suspicious/noArrayIndexKey: a time has nothing of its own to be known by
                    key={index}
                    day={name}
                    value={one}
                    error={error(`${index}`)}
                    change={(part) => change(value.map((old, i) => (i === index ? { ...old, ...part } : old)))}
                    remove={() => change(value.filter((_, i) => i !== index))}
                  />
                ) : null,
              )}
              {!value.some((one) => one.weekday === weekday) && (
                <span className="hours-closed">{t(isAnyTime ? 'hours.anyTime' : 'hours.closed')}</span>
              )}
            </div>
            <IconButton icon={Plus} label={t('hours.add', { day: name })} press={() => add(weekday)} />
          </div>
        );
      })}
    </fieldset>
  );
}

interface TimesProps {
  day: string;
  value: { from: string; to: string };
  error: string | undefined;
  change: (part: { from?: string; to?: string }) => void;
  remove: () => void;
}

/** From and to, on 24 hours whatever the browser's own habit; `24:00` is midnight at the end of the day. */
export function Times({ day, value, error, change, remove }: TimesProps) {
  const { t } = useTranslation('admin');
  return (
    <span className="times">
      <TimeInput
        label={t('hours.from', { day })}
        value={value.from}
        invalid={error !== undefined}
        change={(from) => change({ from })}
      />
      <span aria-hidden="true">–</span>
      <TimeInput
        label={t('hours.to', { day })}
        value={value.to}
        invalid={error !== undefined}
        change={(to) => change({ to })}
      />
      <IconButton icon={X} label={t('hours.remove', { day, from: value.from })} press={remove} />
      {error !== undefined && <span className="field-error">{error}</span>}
    </span>
  );
}

interface TimeInputProps {
  label: string;
  value: string;
  invalid: boolean;
  change: (value: string) => void;
}

function TimeInput({ label, value, invalid, change }: TimeInputProps) {
  const { t } = useTranslation('admin');
  return (
    <input
      type="text"
      inputMode="numeric"
      className="text-input time-input num"
      aria-label={label}
      aria-invalid={invalid}
      title={t('hours.format')}
      maxLength={5}
      value={value}
      onChange={(event) => change(event.target.value)}
      onBlur={(event) => change(timeFrom(event.target.value))}
    />
  );
}
