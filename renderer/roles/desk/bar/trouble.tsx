import { useTranslation } from 'react-i18next';
import { useFormats } from '#ui/site-context.tsx';
import { useHubState } from '../../../sync/hooks.ts';
import { useDesk } from '../desk-tools.tsx';
import type { DeskFacts } from '../use-desk-facts.ts';

/** What stands in the way of working: the hub is away, or the office's day is closed. */
export function Trouble({ facts }: { facts: DeskFacts }) {
  const { hub } = useDesk();
  const { t } = useTranslation('desk');
  const { time } = useFormats();
  const stale = useHubState(hub, (state) => state.freshness === 'stale');
  const rightUntil = useHubState(hub, (state) => state.rightUntil);
  return (
    <div className="troubles" role="status">
      {facts.queue.demo && <p className="demo-mark">{t('demo')}</p>}
      {stale && <p className="trouble">{t('trouble.stale', { time: time(rightUntil ?? 0) })}</p>}
      {!stale && facts.head.day === null && <p className="trouble">{t('trouble.dayClosed')}</p>}
    </div>
  );
}
