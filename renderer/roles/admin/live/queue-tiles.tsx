import { useTranslation } from 'react-i18next';
import type { QueueServiceRow } from '#contract/views.ts';
import { ServiceBlock } from '#ui/service-block.tsx';
import { Local, useFormats } from '#ui/site-context.tsx';
import { useNow } from '../../../sync/hooks.ts';
import { useAdmin } from '../admin-tools.tsx';

const MINUTE = 60_000;

/** Each queue against its target. */
export function QueueTiles({ services }: { services: readonly QueueServiceRow[] }) {
  const { t } = useTranslation('admin');
  const shown = services.filter(({ enabled, waiting }) => enabled || waiting > 0);
  return (
    <ul className="queue-tiles" aria-label={t('live.queues')}>
      {shown.map((service) => (
        <QueueTile key={service.service} service={service} />
      ))}
    </ul>
  );
}

function QueueTile({ service }: { service: QueueServiceRow }) {
  const { t } = useTranslation('admin');
  const { hub } = useAdmin();
  const { number, minutes } = useFormats();
  const now = useNow(hub, 10_000);
  const waited = service.oldest === null ? null : now - service.oldest;
  const over = waited !== null && waited > service.target * MINUTE;
  return (
    <li className={`queue-tile ${over ? 'queue-tile-over' : ''}`}>
      <div className="queue-tile-head">
        <ServiceBlock letter={service.letter} color={service.color} />
        <span className="queue-tile-name">
          <Local text={service.name} />
        </span>
        <span className="queue-tile-target">{t('live.target', { minutes: number(service.target) })}</span>
      </div>
      <div className="queue-tile-figures">
        <span className="num queue-tile-count">{number(service.waiting)}</span>
        <span className="queue-tile-words">{t('live.waiting')}</span>
        <span className="queue-tile-oldest">{waited !== null && t('live.oldest', { minutes: minutes(waited) })}</span>
      </div>
    </li>
  );
}
