import { ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ServiceBlock } from '#ui/service-block.tsx';
import { useFormats } from '#ui/site-context.tsx';
import { useNow } from '../../../sync/hooks.ts';
import { useMedia } from '../../shared/use-media.ts';
import { useDesk } from '../desk-tools.tsx';
import { callOrder, type Waiting } from '../logic/call-order.ts';
import { waitOf } from '../logic/waits.ts';
import { useTags } from '../side/use-tags.ts';
import type { DeskFacts } from '../use-desk-facts.ts';

/** As many as stand whole above the foot of a bar this high. */
const LOW = '(max-height: 49.99rem)';
const FEW = { low: 1, usual: 2 };

/** In a window that holds the bar only: who comes next, and the way to the whole list. */
export function FirstWaiting({ facts, person, showList }: { facts: DeskFacts; person: string; showList: () => void }) {
  const { t } = useTranslation('desk');
  const { minutes } = useFormats();
  const now = useNow(useDesk().hub, 10_000);
  const tagsOf = useTags(facts);
  const few = useMedia(LOW) ? FEW.low : FEW.usual;
  const order = orderOf(facts, person);
  return (
    <div className="first-waiting">
      <button type="button" className="first-list" onClick={showList}>
        <span className="sr-only">{t('wholeList', { count: order.length })}</span>
        {order.slice(0, few).map((line) => {
          const service = facts.services.get(line.visit.service);
          const wait = waitOf(line.visit.since, service?.target ?? 1, now);
          return (
            <span key={line.visit.visit} className="first-line">
              {service && <ServiceBlock letter={service.letter} color={service.color} />}
              <span className="first-number num">{line.visit.number}</span>
              <span className="first-tag">{tagsOf(line)[0]?.words}</span>
              <span className={`first-wait num wait-${wait.tone}`}>{minutes(wait.ms)}</span>
            </span>
          );
        })}
        {order.length === 0 && <span className="first-line first-none">{t('side.nobody')}</span>}
      </button>
    </div>
  );
}

/** The same in a bar that has no room for a whole line: how long the list is, and the way to it. */
export function ListButton({ facts, person, showList }: { facts: DeskFacts; person: string; showList: () => void }) {
  const { t } = useTranslation('desk');
  const count = orderOf(facts, person).length;
  return (
    <button type="button" className="list-button" onClick={showList}>
      {t('shortList', { count })}
      <ChevronRight className="icon list-go" aria-hidden="true" />
    </button>
  );
}

function orderOf({ deskId: desk, head, visits, profileServices: services }: DeskFacts, person: string): Waiting[] {
  return callOrder({ next: head.next, visits: visits.values(), services, desk, person });
}
