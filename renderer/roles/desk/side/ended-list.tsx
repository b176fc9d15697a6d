import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueueVisitRow } from '#contract/views.ts';
import { ServiceBlock } from '#ui/service-block.tsx';
import { Local } from '#ui/site-context.tsx';
import { Says } from '../bar/says.tsx';
import { useAct, usePressState } from '../desk-tools.tsx';
import { endedToday } from '../logic/call-order.ts';
import type { DeskFacts } from '../use-desk-facts.ts';

/** Who went today without being served; when they come back they go on with their place. */
export function EndedList({ facts }: { facts: DeskFacts }) {
  const { t } = useTranslation('desk');
  const ended = endedToday(facts.visits.values());
  if (ended.length === 0) return <p className="side-note">{t('ended.none')}</p>;
  return (
    <ul className="ended">
      {ended.map((visit) => (
        <Ended key={visit.visit} facts={facts} visit={visit} />
      ))}
    </ul>
  );
}

function Ended({ facts, visit }: { facts: DeskFacts; visit: QueueVisitRow }) {
  const { t } = useTranslation('desk');
  const act = useAct();
  const busy = usePressState(({ running }) => running !== null);
  const service = facts.services.get(visit.service);
  const place = `row:${visit.visit}` as const;
  const [opened, open] = useState(false);
  const bringBack = (how: { place?: 'last' }) =>
    !busy && void act({ type: 'reactivate', desk: facts.deskId, visit: visit.visit, ...how }, place);
  const state = visit.state as 'noShow' | 'cancelled' | 'walkedOut';
  return (
    <li className="ended-line">
      <span className="num ended-number">{visit.number}</span>
      <span className="cell-service">
        {service && <ServiceBlock letter={service.letter} color={service.color} />}
        {service && <Local text={service.name} />}
      </span>
      <span className="ended-how">{t(`ended.${state}`)}</span>
      <button
        type="button"
        className="call-button"
        aria-disabled={busy}
        aria-label={t('ended.bringBackNumber', { number: visit.number })}
        onClick={() => bringBack({})}
      >
        {t('ended.bringBack')}
      </button>
      <button
        type="button"
        className="icon-button"
        aria-expanded={opened}
        aria-label={t('row.more', { number: visit.number })}
        onClick={() => open(!opened)}
      >
        <Ellipsis className="icon" aria-hidden="true" />
      </button>
      {opened && (
        <span className="row-actions">
          <button
            type="button"
            className="call-button"
            aria-disabled={busy}
            onClick={() => bringBack({ place: 'last' })}
          >
            {t('ended.bringBackLast')}
          </button>
        </span>
      )}
      <Says place={place} />
    </li>
  );
}
