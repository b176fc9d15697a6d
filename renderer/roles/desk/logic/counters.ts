import type { Duration } from '#contract/ids.ts';
import type { DeskHead } from '#contract/views.ts';

/** Today's figures of a desk; null where nothing has happened that could be averaged. */
export interface Counters {
  served: number;
  noShows: number;
  averageService: Duration | null;
  averageWait: Duration | null;
  /** Share of visits called within the target of their service, 0 to 1. */
  withinTarget: number | null;
}

export function countersOf(today: DeskHead['today']): Counters {
  const { served, noShows, serves, serveMs, waits, waitMs, withinTarget } = today;
  return {
    served,
    noShows,
    averageService: serves > 0 ? serveMs / serves : null,
    averageWait: waits > 0 ? waitMs / waits : null,
    withinTarget: waits > 0 ? withinTarget / waits : null,
  };
}
