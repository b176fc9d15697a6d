import type { DeskId } from '#contract/ids.ts';
import type { DayRow, SessionRow, TransactionRow, VisitRow } from '#contract/rows.ts';
import type { StoredValues } from '#contract/settings.ts';
import { refuse } from './outcome.ts';
import { actsFor } from './printers.ts';
import type { State } from './state.ts';
import type { Context, Refused } from './types.ts';

/** Checks that many commands begin with. Each gives what it found, or the refusal. */

export interface AtDesk {
  ok: true;
  site: StoredValues['site'];
  day: DayRow;
  session: SessionRow;
}

/** [S4] The session of this desk, held by the person who asks; the day must be open. [D2] */
export function atDesk(state: State, desk: DeskId, context: Context): AtDesk | Refused {
  const site = state.site();
  const day = state.openDay();
  if (!state.setting('desk', desk)) return refuse('unknownDesk');
  if (!site || !day) return refuse('dayClosed');
  const session = state.sessionOf(desk);
  if (!session) return refuse('noSession');
  if (!isOwn(state, session, context)) return refuse('notAllowed');
  return { ok: true, site, day, session };
}

/** A person's own desk; a station's, where one of its boxes stands. [B1] */
function isOwn(state: State, session: SessionRow, { actor }: Context): boolean {
  if (actor.kind !== 'device') return true;
  if (actor.role === 'station' && !actsFor(state, actor.device, session.desk)) return false;
  return session.person === actor.person;
}

export interface WithVisit extends AtDesk {
  visit: VisitRow;
  transaction: TransactionRow;
}

/** The visit called or served at this desk. */
export function visitAtDesk(state: State, desk: DeskId, context: Context): WithVisit | Refused {
  const at = atDesk(state, desk, context);
  if (!at.ok) return at;
  const visit = at.session.visit === null ? undefined : state.visit(at.session.visit);
  const transaction = visit && state.transaction(visit.transaction);
  if (!visit || !transaction) return refuse('noCurrentVisit');
  return { ...at, visit, transaction };
}

/** How answers name a visit. */
export function refOf(visit: VisitRow): { visit: string; number: string } {
  return { visit: visit.id, number: visit.number };
}
