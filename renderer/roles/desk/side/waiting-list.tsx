import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../../sync/hooks.ts';
import { useDesk } from '../desk-tools.tsx';
import { callOrder } from '../logic/call-order.ts';
import type { DeskFacts } from '../use-desk-facts.ts';
import { useTags } from './use-tags.ts';
import { WaitingRow } from './waiting-row.tsx';
import './waiting-list.css';

/** Who waits, in the order in which Next would call; anyone can be called by hand. */
export function WaitingList({ facts, person }: { facts: DeskFacts; person: string }) {
  const { t } = useTranslation('desk');
  const now = useNow(useDesk().hub, 10_000);
  const tagsOf = useTags(facts);
  const [opened, setOpened] = useState<string | null>(null);
  const { deskId: desk, head, profileServices: services } = facts;
  const order = callOrder({ next: head.next, visits: facts.visits.values(), services, desk, person });
  if (order.length === 0 && facts.services.size === 0) return null;
  if (order.length === 0) return <p className="side-note">{t('side.nobody')}</p>;
  return (
    <div className="table-frame">
      <table className="waiting-table">
        <caption className="sr-only">{t('side.order')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('column.number')}</th>
            <th scope="col">{t('column.service')}</th>
            <th scope="col" className="column-wait">
              {t('column.waiting')}
            </th>
            <th scope="col">{t('column.about')}</th>
            <th scope="col">
              <span className="sr-only">{t('column.call')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {order.map((line) => (
            <WaitingRow
              key={line.visit.visit}
              facts={facts}
              person={person}
              line={line}
              now={now}
              tags={tagsOf(line)}
              opened={opened === line.visit.visit}
              open={(open) => setOpened(open ? line.visit.visit : null)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}
