import { useTranslation } from 'react-i18next';
import type { Instant } from '#contract/ids.ts';
import type { WaitingRow } from '#contract/views.ts';
import { opennessOf } from '#ui/openness.ts';
import { ServiceBlock } from '#ui/service-block.tsx';
import { Local, useFormats } from '#ui/site-context.tsx';
import { useFitCount } from '#ui/use-fit-count.ts';
import './waiting-list.css';

interface Props {
  services: readonly WaitingRow[];
  dayIsOpen: boolean;
  now: Instant;
}

/** People waiting for each service. When not all fit, those where nobody waits go first. */
export function WaitingList({ services, dayIsOpen, now }: Props) {
  const { t } = useTranslation('display');
  const names = services.map(({ service, waiting }) => `${service} ${String(waiting).length}`).join();
  const { list, count } = useFitCount<HTMLElement, HTMLUListElement>(services.length, 1, names);
  const shown = mostWanted(services, count);
  if (services.length === 0) return null;
  return (
    <aside className="d-side" aria-label={t('waitingTitle')}>
      <h2 className="d-side-title">{t('waitingTitle')}</h2>
      <ul ref={list} className={shown.length > 6 ? 'd-waiting d-waiting-dense' : 'd-waiting'}>
        {shown.map((service) => (
          <Waiting key={service.key} service={service} dayIsOpen={dayIsOpen} now={now} />
        ))}
      </ul>
    </aside>
  );
}

function mostWanted(services: readonly WaitingRow[], count: number): WaitingRow[] {
  const byNeed = [...services].sort((a, b) => Math.sign(b.waiting) - Math.sign(a.waiting) || a.order - b.order);
  return byNeed.slice(0, count).sort((a, b) => a.order - b.order);
}

function Waiting({ service, dayIsOpen, now }: { service: WaitingRow; dayIsOpen: boolean; now: Instant }) {
  const { t } = useTranslation('display');
  const formats = useFormats();
  const openness = opennessOf(service, dayIsOpen, now);
  const isClosed = !openness.open && service.waiting === 0;
  return (
    <li className={isClosed ? 'd-service d-service-closed' : 'd-service'}>
      <ServiceBlock letter={service.letter} color={service.color} />
      <span className="d-service-name">
        <Local text={service.name} />
      </span>
      {isClosed ? (
        <span className="d-service-state">{t('closed')}</span>
      ) : (
        <span className="d-service-count num">{formats.number(service.waiting)}</span>
      )}
    </li>
  );
}
