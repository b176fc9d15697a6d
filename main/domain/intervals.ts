import type { Event } from '#contract/events.ts';
import type { IntervalRow } from '#contract/rows.ts';
import type { Draft } from './draft.ts';

/** [V14] Stretches of time, opened and closed by the events that begin and end them. */

type Opening = { id: string } & Partial<Omit<IntervalRow, 'kind' | 'id' | 'day' | 'start' | 'end' | 'seq'>> &
  Pick<IntervalRow, 'what'>;

/** Begins a stretch with this event. */
export function openInterval(draft: Draft, event: Event, opening: Opening): void {
  draft.put({
    kind: 'interval',
    day: event.day ?? '',
    visit: null,
    transaction: null,
    service: null,
    session: null,
    desk: null,
    person: null,
    ...opening,
    start: event.at,
    end: null,
    seq: event.seq,
  });
}

/** Does nothing when it is not open: a visit waits in no interval while the office is closed. */
export function closeInterval(draft: Draft, id: string, event: Event): void {
  const interval = draft.get('interval', id);
  if (interval && interval.end === null) draft.put({ ...interval, end: event.at, seq: event.seq });
}

/** Ends whatever stretch a pass is in. */
export function closeIntervalsOf(draft: Draft, transaction: string, event: Event): void {
  for (const mark of ['w', 'k', 's', 'p']) closeInterval(draft, `${transaction}.${mark}`, event);
}
