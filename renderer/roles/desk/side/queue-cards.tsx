import { useTranslation } from 'react-i18next';
import type { QueueServiceRow } from '#contract/views.ts';
import { ServiceBlock } from '#ui/service-block.tsx';
import { Local, useFormats } from '#ui/site-context.tsx';
import { useNow } from '../../../sync/hooks.ts';
import { useDesk } from '../desk-tools.tsx';
import { waitOf } from '../logic/waits.ts';
import type { DeskFacts } from '../use-desk-facts.ts';
import './queue-cards.css';

/** Each queue against its target, those of this desk first. */
export function QueueCards({ facts }: { facts: DeskFacts }) {
  const { t } = useTranslation('desk');
  const services = [...facts.services.values()].filter(({ enabled, waiting }) => enabled || waiting > 0);
  if (services.length === 0) return <p className="side-note">{t('side.noServices')}</p>;
  const mine = services.filter(({ service }) => facts.profileServices.has(service));
  const rest = services.filter(({ service }) => !facts.profileServices.has(service));
  return (
    <ul className="queues">
      {[...mine, ...rest].map((service) => (
        <QueueCard key={service.service} service={service} />
      ))}
    </ul>
  );
}

function QueueCard({ service }: { service: QueueServiceRow }) {
  const { t } = useTranslation('desk');
  const { number } = useFormats();
  const now = useNow(useDesk().hub, 10_000);
  const wait = service.oldest === null ? null : waitOf(service.oldest, service.target, now);
  const over = wait?.tone === 'over';
  return (
    <li className={`queue ${over ? 'queue-over' : ''}`}>
      <div className="queue-head">
        <ServiceBlock letter={service.letter} color={service.color} />
        <span className="queue-name">
          <Local text={service.name} />
        </span>
      </div>
      <div className="queue-figures">
        <span className="queue-count num">{number(service.waiting)}</span>
        <span className="queue-oldest prose">
          {wait === null ? t('queue.nobody') : <Oldest ms={wait.ms} target={over ? service.target : null} />}
        </span>
      </div>
    </li>
  );
}

function Oldest({ ms, target }: { ms: number; target: number | null }) {
  const { t } = useTranslation('desk');
  const { minutes, number } = useFormats();
  if (target === null) return t('queue.oldest', { minutes: minutes(ms) });
  return t('queue.oldestOver', { minutes: minutes(ms), target: number(target) });
}
