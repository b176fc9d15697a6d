import type { ServiceId } from '#contract/ids.ts';
import type { DayRow } from '#contract/rows.ts';
import type { StoredValues } from '#contract/settings.ts';
import type { State } from './state.ts';

/** [N1]-[N6] Which number a new ticket gets. */

export interface TicketNumber {
  series: string;
  cycle: number;
  n: number;
  /** As printed and spoken. */
  number: string;
}

/** The next number of a service's series; undefined when the series is used up. */
export function nextNumber(
  state: State,
  site: StoredValues['site'],
  service: StoredValues['service'],
  day: DayRow,
): TicketNumber | undefined {
  const { mode, letter, range } = site.numbering;
  const series = mode === 'single' ? letter : service.letter;
  const counter = state.get('counter', `${day.id}:series:${series}`);
  let cycle = counter?.cycle ?? 0;
  let n = counter?.n ?? range.first - 1;
  // Every step passes one number; after one full turn all of them are held by open visits.
  for (let step = 0; step <= range.last - range.first + 1; step++) {
    n = Math.max(n + 1, range.first);
    if (n > range.last) {
      if (!range.wrap) return undefined;
      n = range.first;
      cycle++;
    }
    if (!state.holdsNumber(series, n)) return { series, cycle, n, number: `${series}${n}` };
  }
  return undefined;
}

/** [I3] Tickets issued for a service in this business day. */
export function issuedToday(state: State, service: ServiceId, day: DayRow): number {
  return state.get('counter', `${day.id}:issued:${service}`)?.n ?? 0;
}
