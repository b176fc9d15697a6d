import type { DayKey, DeskId } from '#contract/ids.ts';
import type { TransactionRow } from '#contract/rows.ts';

/**
 * Sums of one desk's business day. Times are ms; `serves` counts the visits whose time is in `serveMs` (one left open is served
 * and has none), `waits` the calls whose waiting time is in `waitMs`.
 */
export interface DeskDay {
  served: number;
  noShows: number;
  serves: number;
  serveMs: number;
  waits: number;
  waitMs: number;
  withinTarget: number;
}

const NOTHING: DeskDay = { served: 0, noShows: 0, serves: 0, serveMs: 0, waits: 0, waitMs: 0, withinTarget: 0 };
const FIELDS = Object.keys(NOTHING) as (keyof DeskDay)[];

/** Keeps the sums of every desk by taking out what a transaction gave before and adding what it gives now. */
export class DeskDays {
  private readonly sums = new Map<string, DeskDay>();

  of(desk: DeskId, day: DayKey): DeskDay {
    return this.sums.get(`${day} ${desk}`) ?? NOTHING;
  }

  replace(before: TransactionRow | undefined, after: TransactionRow | undefined): void {
    if (before?.desk) this.add(before, -1);
    if (after?.desk) this.add(after, 1);
  }

  private add(row: TransactionRow, sign: 1 | -1): void {
    const key = `${row.day} ${row.desk}`;
    const sum = { ...(this.sums.get(key) ?? NOTHING) };
    const part = partOf(row);
    for (const field of FIELDS) sum[field] += sign * part[field];
    this.sums.set(key, sum);
  }
}

/**
 * What one pass adds: a wait ends at the first call; service runs from its start, or from the call where nobody presses
 * Start; a visit left open adds no time (peers' definitions: "waiting time", "transaction time").
 */
function partOf(row: TransactionRow): DeskDay {
  const timed = row.end === 'served' && !row.leftOpen;
  const begin = row.startedAt ?? row.calledAt ?? 0;
  const waited = row.firstCalledAt === null || row.rule === 'walkUp' ? null : row.firstCalledAt - row.enteredAt;
  return {
    served: row.end === 'served' ? 1 : 0,
    noShows: row.end === 'noShow' ? 1 : 0,
    serves: timed ? 1 : 0,
    serveMs: timed ? (row.endedAt ?? begin) - begin : 0,
    waits: waited === null ? 0 : 1,
    waitMs: waited ?? 0,
    withinTarget: waited !== null && waited <= row.target * 60_000 ? 1 : 0,
  };
}
