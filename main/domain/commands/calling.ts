import type { CalledVisit, ClosedVisit, CommandBodyOf, CommandResults } from '#contract/commands.ts';
import type { EventBody } from '#contract/events.ts';
import type { Instant, SessionId } from '#contract/ids.ts';
import type { Rule, SessionRow, VisitRow } from '#contract/rows.ts';
import type { StoredValues } from '#contract/settings.ts';
import type { WithVisit } from '#domain/at-desk.ts';
import { atDesk, refOf, visitAtDesk } from '#domain/at-desk.ts';
import { nextVisit } from '#domain/calling.ts';
import { done, refuse } from '#domain/outcome.ts';
import { outcomeRefused } from '#domain/outcomes.ts';
import type { State } from '#domain/state.ts';
import { isOpen } from '#domain/state.ts';
import type { Context, Decision, Refused } from '#domain/types.ts';

/** [C4] [C5] Closes the visit at the desk and calls the next one, in one step. */
export function callNext(
  state: State,
  command: CommandBodyOf<'callNext'>,
  context: Context,
): Decision<CommandResults['callNext']> {
  const at = atDesk(state, command.desk, context);
  if (!at.ok) return at;
  if (at.session.break) return refuse('onBreak');
  const closing = close(state, command, context);
  if (closing && 'refusal' in closing) return closing;
  const call = callOfNext(state, at.session, context.now);
  if (!closing && !call) return refuse('nobodyWaiting');
  const events = [...(closing ? [closing.event] : []), ...(call ? [call.event] : [])];
  const result = { closed: closing?.closed ?? null, called: call?.called ?? null };
  return done(context, events, result, { undo: { session: at.session, action: 'callNext' } });
}

interface Closing {
  event: EventBody;
  closed: ClosedVisit;
}

function close(state: State, command: CommandBodyOf<'callNext'>, context: Context): Closing | Refused | null {
  const current = visitAtDesk(state, command.desk, context);
  if (!current.ok) return current.refusal.code === 'noCurrentVisit' ? null : current;
  const { visit, site } = current;
  const unstarted = visit.state === 'called' ? site.rules.nextOnUnstarted : 'served';
  if (unstarted === 'refuse') return refuse('notStarted', { number: visit.number });
  const no = unstarted === 'served' ? outcomeRefused(state, visit.service, command.outcome) : null;
  if (no) return no;
  const outcome = unstarted === 'served' ? command.outcome : null;
  const { transaction, desk } = visit;
  return {
    event: { type: 'visitEnded', visit: visit.id, transaction, desk, as: unstarted, outcome },
    closed: { ...refOf(visit), as: unstarted },
  };
}

interface Call {
  event: EventBody;
  called: CalledVisit;
}

function callOfNext(state: State, session: SessionRow, now: Instant): Call | undefined {
  const next = nextVisit(state, session, now);
  return next && callOf(state, session, next.visit, next.visit.transaction, next.rule, now);
}

function callOf(
  state: State,
  session: SessionRow,
  visit: VisitRow,
  transaction: string,
  rule: Rule,
  now: Instant,
): Call {
  const { id, desk, person, profile } = session;
  const flagAt = flagTime(state, visit.service, now);
  const called = { ...refOf(visit), transaction, service: visit.service, desk, rule };
  return {
    event: { type: 'visitCalled', visit: visit.id, transaction, desk, session: id, person, profile, rule, flagAt },
    called,
  };
}

/** [V12] */
export function flagTime(state: State, service: string, now: Instant): Instant {
  const usual = state.setting('service', service)?.value.usual ?? 0;
  const factor = state.site()?.rules.leftOpenFactor ?? 0;
  return now + usual * factor * 60_000;
}

/** [C6] [C7] */
export function callVisit(
  state: State,
  { desk, visit: id }: CommandBodyOf<'callVisit'>,
  context: Context,
): Decision<CommandResults['callVisit']> {
  const at = atDesk(state, desk, context);
  if (!at.ok) return at;
  if (at.session.break) return refuse('onBreak');
  if (at.session.visit !== null) return refuse('visitOpen');
  const visit = state.visit(id);
  if (!visit) return refuse('unknownVisit');
  const no = notCallable(visit);
  if (no) return no;
  const transaction = visit.state === 'parked' ? context.newId() : visit.transaction;
  const call = callOf(state, at.session, visit, transaction, 'chosen', context.now);
  return done(context, [call.event], { called: call.called }, { undo: { session: at.session, action: 'callVisit' } });
}

function notCallable(visit: VisitRow): Refused | null {
  if (!isOpen(visit)) return refuse('visitEnded', { number: visit.number });
  return visit.state === 'waiting' || visit.state === 'parked' ? null : taken(visit);
}
/** This visit is at a desk already. */
export function taken(visit: VisitRow): Refused {
  return refuse('visitTaken', { number: visit.number, desk: visit.desk });
}

/** [C8] [C9] */
export function recall(
  state: State,
  { desk }: CommandBodyOf<'recall'>,
  context: Context,
): Decision<CommandResults['recall']> {
  const at = visitAtDesk(state, desk, context);
  if (!at.ok) return at;
  const calls = at.transaction.calls + 1;
  const noShowAt = noShowTime(at, calls, context.now);
  const { id: visit, transaction } = at.visit;
  const event: EventBody = { type: 'visitRecalled', visit, transaction, desk, calls, noShowAt };
  const undo = { session: at.session, action: 'recall' as const };
  return done(context, [event], { ...refOf(at.visit), calls }, { undo });
}

function noShowTime({ site, visit }: WithVisit, calls: number, now: Instant): Instant | null {
  const { recallLimit, recallSeconds } = site.rules;
  const reached = recallLimit > 0 && calls - 1 >= recallLimit;
  return reached && visit.state === 'called' ? now + recallSeconds * 1000 : null;
}

/** [C10] */
export function moreTime(
  state: State,
  { desk }: CommandBodyOf<'moreTime'>,
  context: Context,
): Decision<CommandResults['moreTime']> {
  const at = visitAtDesk(state, desk, context);
  if (!at.ok) return at;
  if (at.visit.state !== 'called') return refuse('alreadyStarted');
  const noShowAt = laterNoShow(state, at.site, at.visit, context.now);
  const { id: visit, transaction } = at.visit;
  const event: EventBody = { type: 'moreTimeGiven', visit, transaction, desk, noShowAt };
  return done(context, [event], refOf(at.visit), { undo: { session: at.session, action: 'moreTime' } });
}

function laterNoShow(state: State, site: StoredValues['site'], visit: VisitRow, now: Instant): Instant | null {
  const due = state.get('due', `noShow:${visit.transaction}`);
  return due ? Math.max(due.at, now) + site.rules.moreTimeSeconds * 1000 : null;
}

/** [C11] The hub asks this for a desk that is free when somebody arrived. */
export function autoCall(state: State, id: SessionId, context: Context): Decision<CommandResults['callNext']> {
  const session = state.get('session', id);
  if (!session || session.closedAt !== null || session.visit !== null || session.break) return refuse('noSession');
  if (!state.openDay()) return refuse('dayClosed');
  const call = callOfNext(state, session, context.now);
  if (!call) return refuse('nobodyWaiting');
  return done(context, [call.event], { closed: null, called: call.called }, { undo: { session, action: 'callNext' } });
}
