import type { Instant } from '#contract/ids.ts';
import type { CallRow } from '#contract/views.ts';
import { isSignalling } from './calls.ts';
import { DeskName, TicketNumber, Way } from './where.tsx';

interface Props {
  calls: readonly CallRow[];
  now: Instant;
  stale: boolean;
}

/** The calls before the newest, newest first; those that still wait for their visitor stand brighter. */
export function CallRows({ calls, now, stale }: Props) {
  return (
    <ol className={stale ? 'd-rows d-rows-stale' : 'd-rows'}>
      {calls.map((call) => (
        <li key={call.key} className={!stale && isSignalling(call, now) ? 'd-row d-row-called' : 'd-row'}>
          <TicketNumber number={call.number} />
          <DeskName call={call} />
          <Way call={call} />
        </li>
      ))}
    </ol>
  );
}
