import { useTranslation } from 'react-i18next';
import type { DeskVisit } from '#contract/views.ts';
import { FitText } from '#ui/fit-text.tsx';
import { ServiceBlock } from '#ui/service-block.tsx';
import { Local, useFormats } from '#ui/site-context.tsx';
import { useHubState, useNow } from '../../../sync/hooks.ts';
import { useDesk } from '../desk-tools.tsx';
import { takesLong } from '../logic/waits.ts';
import { type Actions, serviceHere } from '../use-actions.ts';
import type { DeskFacts } from '../use-desk-facts.ts';
import { CardEmpty } from './card-empty.tsx';
import { CardFacts } from './card-facts.tsx';
import { CardSteps } from './card-steps.tsx';
import { Timer } from './timer.tsx';
import './visit-card.css';

/** Who is here: the number, for how long, for what, why this one, and what became of the call. */
export function VisitCard({ facts, actions }: { facts: DeskFacts; actions: Actions }) {
  const { t } = useTranslation('desk');
  const { hub } = useDesk();
  const stale = useHubState(hub, (state) => state.freshness === 'stale');
  const { visit } = facts.head;
  return (
    <section className={`card ${stale ? 'card-stale' : ''}`} aria-label={t('card.title')}>
      <p className="sr-only" role="status">
        {visit === null ? '' : t(`card.announce.${visit.state}`, { number: visit.number })}
      </p>
      {visit === null ? <CardEmpty facts={facts} /> : <VisitHere facts={facts} visit={visit} actions={actions} />}
    </section>
  );
}

interface HereProps {
  facts: DeskFacts;
  visit: DeskVisit;
  actions: Actions;
}

function VisitHere({ facts, visit, actions }: HereProps) {
  const { t } = useTranslation('desk');
  const { minutes } = useFormats();
  const service = serviceHere(facts);
  return (
    <>
      <div className="card-top">
        <span className="card-state">{t(`card.${visit.state}`, { count: visit.calls })}</span>
        <Timer from={visit.startedAt ?? visit.calledAt} />
      </div>
      <div className="card-number">
        <FitText className="card-giant num" lines="one" measure={visit.number}>
          {visit.number}
        </FitText>
        {visit.state === 'called' && <CardSteps actions={actions} noShowAt={visit.noShowAt} />}
      </div>
      <p className="card-service">
        {service && <ServiceBlock letter={service.letter} color={service.color} />}
        <span className="prose">
          {service && <Local text={service.name} />} · {t('card.waited', { minutes: minutes(visit.reason.waited) })}
        </span>
      </p>
      <LongVisit facts={facts} visit={visit} />
      <CardFacts facts={facts} visit={visit} />
    </>
  );
}

/** A visit that takes far longer than its service usually does was perhaps forgotten. */
function LongVisit({ facts, visit }: Omit<HereProps, 'actions'>) {
  const { hub } = useDesk();
  const { t } = useTranslation('desk');
  const now = useNow(hub, 10_000);
  const usual = serviceHere(facts)?.usual ?? 0;
  if (visit.leftOpen) return <p className="card-warn">{t('card.leftOpen', { count: usual })}</p>;
  const long = visit.startedAt !== null && takesLong(visit.startedAt, usual, now);
  return long ? <p className="card-warn">{t('card.long', { count: usual })}</p> : null;
}
