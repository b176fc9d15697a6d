import { Ellipsis } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Instant } from '#contract/ids.ts';
import { ServiceBlock } from '#ui/service-block.tsx';
import { Local, useFormats } from '#ui/site-context.tsx';
import { useAct, usePressState } from '../desk-tools.tsx';
import type { Waiting } from '../logic/call-order.ts';
import { waitOf } from '../logic/waits.ts';
import type { DeskFacts } from '../use-desk-facts.ts';
import { RowWords } from './row-words.tsx';
import type { Tag } from './use-tags.ts';
import { WaitBar } from './wait-bar.tsx';

interface Props {
  facts: DeskFacts;
  person: string;
  line: Waiting;
  now: Instant;
  tags: Tag[];
  /** Shows what else can be done with this visit. */
  opened: boolean;
  open: (opened: boolean) => void;
}

export function WaitingRow({ facts, person, line, now, tags, opened, open }: Props) {
  const { t } = useTranslation('desk');
  const { minutes } = useFormats();
  const { visit } = line;
  const service = facts.services.get(visit.service);
  const wait = waitOf(visit.since, service?.target ?? 1, now);
  return (
    <>
      <tr className={`waiting-row row-${line.place}`}>
        <th scope="row" className="num">
          {visit.number}
        </th>
        <td>
          <span className="cell-service">
            {service && <ServiceBlock letter={service.letter} color={service.color} />}
            {service && <Local text={service.name} />}
          </span>
        </td>
        <td>
          <span className="cell-wait">
            <span className={`num wait-${wait.tone}`}>{minutes(wait.ms)}</span>
            <WaitBar wait={wait} />
          </span>
        </td>
        <td>
          <ul className="tags">
            {tags.map(({ words, tone }) => (
              <li key={words} className={`tag tag-${tone}`}>
                <bdi>{words}</bdi>
              </li>
            ))}
          </ul>
        </td>
        <td>
          <span className="cell-call">
            <CallButton facts={facts} line={line} />
            <button
              type="button"
              className="icon-button"
              aria-expanded={opened}
              aria-label={t('row.more', { number: visit.number })}
              onClick={() => open(!opened)}
            >
              <Ellipsis className="icon" aria-hidden="true" />
            </button>
          </span>
        </td>
      </tr>
      <RowWords facts={facts} person={person} visit={visit.visit} opened={opened} close={() => open(false)} />
    </>
  );
}

function CallButton({ facts, line }: Pick<Props, 'facts' | 'line'>) {
  const { t } = useTranslation('desk');
  const act = useAct();
  const busy = usePressState(({ running }) => running !== null);
  const { visit, number } = line.visit;
  const call = () => void act({ type: 'callVisit', desk: facts.deskId, visit }, `row:${visit}`);
  return (
    <button
      type="button"
      className="call-button"
      aria-disabled={busy}
      aria-label={t('row.call', { number })}
      onClick={() => !busy && call()}
    >
      {t('call')}
    </button>
  );
}
