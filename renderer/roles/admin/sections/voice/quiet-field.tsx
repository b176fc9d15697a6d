import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { SettingValues } from '#contract/settings.ts';
import { Button } from '#ui/button.tsx';
import { Times } from '../../fields/hours-field.tsx';

type Quiet = SettingValues['voice']['quiet'][number];
interface Props {
  value: readonly Quiet[];
  change: (value: Quiet[]) => void;
  error: (path: string) => string | undefined;
  /** Percent at other times. */
  usual: number;
}

const MOST = 12;
const FIRST = { from: '12:00', to: '14:00' };

/** Times of the day with another volume. */
export function QuietField({ value, change, error, usual }: Props) {
  const { t } = useTranslation('admin');
  const put = (index: number, part: Partial<Quiet>) =>
    change(value.map((old, i) => (i === index ? { ...old, ...part } : old)));
  return (
    <fieldset className="rows">
      <legend>{t('fields.quiet')}</legend>
      {value.map((one, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a time has nothing of its own to be known by
        <div key={index} className="quiet-line">
          <input
            type="number"
            className="text-input quiet-volume"
            min={0}
            max={100}
            aria-label={t('voice.quietVolume', { n: index + 1 })}
            aria-invalid={error(`${index}.volume`) !== undefined}
            value={Number.isNaN(one.volume) ? '' : one.volume}
            onChange={(event) => put(index, { volume: event.target.valueAsNumber })}
          />
          <span className="number-unit">%</span>
          <Times
            day={t('voice.quietNth', { n: index + 1 })}
            value={one}
            error={error(`${index}`)}
            change={(part) => put(index, part)}
            remove={() => change(value.filter((_, i) => i !== index))}
          />
        </div>
      ))}
      <p className="field-words">{t('voice.quietHint')}</p>
      {value.length < MOST && (
        <Button
          kind="quiet"
          icon={<Plus className="icon" aria-hidden="true" />}
          onClick={() => change([...value, { ...FIRST, volume: Math.round((usual || 0) / 2) }])}
        >
          {t('list.add', { what: t('voice.quietOne') })}
        </Button>
      )}
    </fieldset>
  );
}
