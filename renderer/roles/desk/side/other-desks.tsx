import { useTranslation } from 'react-i18next';
import type { DeskRow } from '#contract/views.ts';
import { Local, useFormats } from '#ui/site-context.tsx';
import { useNow } from '../../../sync/hooks.ts';
import { useDesk } from '../desk-tools.tsx';
import type { DeskFacts } from '../use-desk-facts.ts';

/** The other desks at a glance: who sits there, with which number, for how long. */
export function OtherDesks({ facts }: { facts: DeskFacts }) {
  const { t } = useTranslation('desk');
  const others = [...facts.desks.values()].filter(({ desk, enabled }) => enabled && desk !== facts.deskId);
  if (others.length === 0) return <p className="side-note">{t('desks.none')}</p>;
  return (
    <ul className="desks">
      {others.map((row) => (
        <Desk key={row.desk} row={row} person={facts.people.get(row.person ?? '')?.name} />
      ))}
    </ul>
  );
}

function Desk({ row, person }: { row: DeskRow; person: string | undefined }) {
  const { t } = useTranslation('desk');
  const { timer } = useFormats();
  const now = useNow(useDesk().hub, 1_000);
  const timed = row.since !== null && row.state !== 'closed';
  return (
    <li className={`desk-tile desk-${row.state}`}>
      <div className="desk-tile-head">
        <span className="desk-tile-name">
          <Local text={row.name} />
        </span>
        {timed && <span className="num desk-tile-time">{timer(now - (row.since ?? now))}</span>}
      </div>
      <span className="desk-tile-number num">{row.number ?? '–'}</span>
      <span className="desk-tile-person">
        <bdi>{person ?? t('desks.nobody')}</bdi>
        {row.state !== 'closed' && ` · ${t(`desks.${row.state}`)}`}
      </span>
    </li>
  );
}
