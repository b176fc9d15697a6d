import type { EventBody } from '#contract/events.ts';
import type { DueRow } from '#contract/rows.ts';
import { done, refuse } from '#domain/outcome.ts';
import type { State } from '#domain/state.ts';
import type { Context, Decision } from '#domain/types.ts';
import { announcementDue } from './announcing.ts';
import { closeAsPlanned, openDay } from './days.ts';
import { requeue } from './moving.ts';
import { printDue } from './printing.ts';

/**
 * What happens by itself at its time. A due row is there exactly as long as it means something; one that was moved while
 * its timer waited for its turn means another time.
 */
export function due(state: State, row: DueRow, context: Context): Decision<unknown> {
  if (state.get('due', row.id)?.seq !== row.seq) return refuse('unknownSetting');
  switch (row.what) {
    case 'noShow':
      return automaticNoShow(state, row, context);
    case 'flag':
      return flag(state, row, context);
    case 'unpark':
      return unpark(state, row, context);
    case 'closeDay':
      return closeAsPlanned(state, context);
    case 'openDay':
      return openDay(state, context);
    case 'print':
      return printDue(state, row, context);
    case 'announcement':
      return announcementDue(state, row, context);
    default:
      return row.what satisfies never;
  }
}

/** [C9] */
function automaticNoShow(state: State, { ref: transaction }: DueRow, context: Context): Decision<unknown> {
  const visit = state.visit(state.transaction(transaction)?.visit ?? '');
  if (visit?.state !== 'called') return refuse('notStarted');
  const { id, desk } = visit;
  const event: EventBody = { type: 'visitEnded', visit: id, transaction, desk, as: 'noShow', outcome: null };
  return done(context, [event], null);
}

/** [V12] */
function flag(state: State, { ref: transaction }: DueRow, context: Context): Decision<unknown> {
  const visit = state.transaction(transaction)?.visit;
  if (visit === undefined) return refuse('unknownVisit');
  return done(context, [{ type: 'visitFlagged', visit, transaction }], null);
}

/** [V5] */
function unpark(state: State, { ref }: DueRow, context: Context): Decision<unknown> {
  const visit = state.visit(ref);
  if (visit?.state !== 'parked') return refuse('visitNotWaiting');
  const { service, pool } = visit;
  const event = requeue(visit, context, { why: 'parkDue', service, pool, place: 'age', desk: null });
  return done(context, [event], null);
}
