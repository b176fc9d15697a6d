import { useTranslation } from 'react-i18next';
import type { DeskHead } from '#contract/views.ts';
import { useFormats } from '#ui/site-context.tsx';
import { countersOf } from '../logic/counters.ts';

/** Today at this desk; a figure with nothing behind it yet is not shown. */
export function Counters({ today }: { today: DeskHead['today'] }) {
  const { t } = useTranslation('desk');
  const { number, timer, minutes, percent } = useFormats();
  const { served, noShows, averageService, averageWait, withinTarget } = countersOf(today);
  return (
    <dl className="counters">
      <Counter name={t('today.served', { count: served })} value={number(served)} />
      {averageService !== null && <Counter name={t('today.averageService')} value={timer(averageService)} />}
      <Counter name={t('today.noShows', { count: noShows })} value={number(noShows)} />
      {averageWait !== null && <Counter name={t('today.averageWait')} value={minutes(averageWait)} />}
      {withinTarget !== null && <Counter name={t('today.withinTarget')} value={percent(withinTarget)} />}
    </dl>
  );
}

function Counter({ name, value }: { name: string; value: string }) {
  return (
    <div className="counter">
      <dt>{name}</dt>
      <dd className="num">{value}</dd>
    </div>
  );
}
