import type { Complain } from './findings.ts';
import type { Logged, LoggedOf, Op } from './history.ts';

/** Numbers and the log itself: nothing twice, nothing missing. */

const isIssue = (event: Logged): event is LoggedOf<'visitIssued'> => event.type === 'visitIssued';

/** Per series and cycle numbers rise by one from the first, without repeat or gap [N3] [N4]. */
export function judgeNumbers(events: Logged[], complain: Complain): void {
  const series = new Map<string, LoggedOf<'visitIssued'>[]>();
  for (const event of events.filter(isIssue)) {
    const key = `${event.series} cycle ${event.cycle}`;
    series.set(key, [...(series.get(key) ?? []), event]);
  }
  for (const [name, issues] of series) judgeSeries(name, issues, complain);
}

function judgeSeries(name: string, issues: LoggedOf<'visitIssued'>[], complain: Complain): void {
  const seen = new Map<number, LoggedOf<'visitIssued'>>();
  for (const event of issues) {
    const before = seen.get(event.n);
    if (before !== undefined)
      complain('duplicate', null, `${event.number} was issued by event ${before.seq} and by event ${event.seq}`);
    else if (seen.size > 0 && !seen.has(event.n - 1)) {
      complain(
        'lost',
        null,
        `event ${event.seq} issues ${event.number}, and no ${event.n - 1} of series ${name} before it`,
      );
    }
    seen.set(event.n, event);
  }
}

/** The log of one day has no gap: an event that is missing was lost. */
export function judgeLog(events: Logged[], complain: Complain): void {
  events.forEach((event, i) => {
    const before = events[i - 1];
    if (before === undefined || event.seq === before.seq + 1) return;
    const kind = event.seq > before.seq ? 'lost' : 'wrongOrder';
    complain(kind, null, `event ${before.seq} is followed by event ${event.seq} in the export`);
  });
}

/** Two clients must never be told the same number or the same visit as a new ticket. */
export function judgeTickets(ops: Op[], complain: Complain): void {
  const given = new Map<string, Op>();
  for (const op of ops.filter((one) => one.kind === 'issue' || one.kind === 'walkUp')) {
    if (op.answer?.ok !== true) continue;
    for (const key of new Set([`visit ${op.answer.result.visit}`, `number ${op.answer.result.number}`])) {
      const before = given.get(key);
      if (before === undefined) given.set(key, op);
      else
        complain(
          'duplicate',
          op.client,
          `${key} was given to command ${op.cmdId}, and before to ${before.client} (${before.cmdId})`,
        );
    }
  }
}
