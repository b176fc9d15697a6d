import type { CommandBodyOf, CommandResults } from '#contract/commands.ts';
import type { EventBody } from '#contract/events.ts';
import { atDesk, refOf, visitAtDesk } from '#domain/at-desk.ts';
import { done, refuse } from '#domain/outcome.ts';
import { outcomeRefused } from '#domain/outcomes.ts';
import type { State } from '#domain/state.ts';
import { isOpen } from '#domain/state.ts';
import type { Context, Decision } from '#domain/types.ts';
import { flagTime } from './calling.ts';
import { newTicket } from './issuing.ts';

/** What a desk does with the visit before it. */

/** [V1] */
export function start(
  state: State,
  { desk }: CommandBodyOf<'start'>,
  context: Context,
): Decision<CommandResults['start']> {
  const at = visitAtDesk(state, desk, context);
  if (!at.ok) return at;
  if (at.visit.state === 'serving') return refuse('alreadyStarted');
  const { id: visit, transaction } = at.visit;
  const undo = { session: at.session, action: 'start' as const };
  return done(context, [{ type: 'visitStarted', visit, transaction, desk }], refOf(at.visit), { undo });
}

/** [V2] */
export function end(
  state: State,
  { desk, outcome }: CommandBodyOf<'end'>,
  context: Context,
): Decision<CommandResults['end']> {
  const at = visitAtDesk(state, desk, context);
  if (!at.ok) return at;
  const no = outcomeRefused(state, at.visit.service, outcome);
  if (no) return no;
  const { id: visit, transaction } = at.visit;
  const event: EventBody = { type: 'visitEnded', visit, transaction, desk, as: 'served', outcome };
  return done(context, [event], refOf(at.visit), { undo: { session: at.session, action: 'end' } });
}

/** [V3] */
export function noShow(
  state: State,
  { desk }: CommandBodyOf<'noShow'>,
  context: Context,
): Decision<CommandResults['noShow']> {
  const at = visitAtDesk(state, desk, context);
  if (!at.ok) return at;
  if (at.visit.state === 'serving') return refuse('alreadyStarted');
  const { id: visit, transaction } = at.visit;
  const event: EventBody = { type: 'visitEnded', visit, transaction, desk, as: 'noShow', outcome: null };
  return done(context, [event], refOf(at.visit), { undo: { session: at.session, action: 'noShow' } });
}

/** [V4] */
export function recycle(
  state: State,
  { desk }: CommandBodyOf<'recycle'>,
  context: Context,
): Decision<CommandResults['recycle']> {
  const at = visitAtDesk(state, desk, context);
  if (!at.ok) return at;
  const { id: visit, transaction: ended, service } = at.visit;
  const again = { pool: null, place: 'age' as const, desk };
  const event: EventBody = {
    type: 'visitRequeued',
    visit,
    ended,
    transaction: context.newId(),
    service,
    why: 'recycled',
    ...again,
  };
  return done(context, [event], refOf(at.visit), { undo: { session: at.session, action: 'recycle' } });
}

/** [V5] */
export function park(
  state: State,
  { desk, reason, until }: CommandBodyOf<'park'>,
  context: Context,
): Decision<CommandResults['park']> {
  const at = visitAtDesk(state, desk, context);
  if (!at.ok) return at;
  if (until !== null && until <= context.now) return refuse('timePassed');
  const { id: visit, transaction } = at.visit;
  const event: EventBody = { type: 'visitParked', visit, transaction, desk, session: at.session.id, reason, until };
  return done(context, [event], refOf(at.visit), { undo: { session: at.session, action: 'park' } });
}

/** [V9] */
export function deliver(
  state: State,
  { desk, deliverable, quantity }: CommandBodyOf<'deliver'>,
  context: Context,
): Decision<CommandResults['deliver']> {
  const at = visitAtDesk(state, desk, context);
  if (!at.ok) return at;
  const known = state.setting('service', at.visit.service)?.value.deliverables.some(({ id }) => id === deliverable);
  if (!known) return refuse('unknownDeliverable');
  const { id: visit, transaction } = at.visit;
  const event: EventBody = { type: 'serviceDelivered', visit, transaction, deliverable, quantity };
  return done(context, [event], refOf(at.visit), { undo: { session: at.session, action: 'deliver' } });
}

/** [V10] The text goes to the erasable table only. */
export function note(
  state: State,
  { desk, visit: id, text }: CommandBodyOf<'note'>,
  context: Context,
): Decision<CommandResults['note']> {
  const at = atDesk(state, desk, context);
  if (!at.ok) return at;
  const visit = state.visit(id);
  if (!visit) return refuse('unknownVisit');
  if (!isOpen(visit)) return refuse('visitEnded', { number: visit.number });
  const written = text === '' ? null : context.newId();
  const erased = visit.note === null ? [] : [{ id: visit.note, text: null }];
  const texts = written === null ? erased : [...erased, { id: written, text }];
  const event: EventBody = { type: 'noteWritten', visit: id, text: written };
  return done(context, [event], refOf(visit), { undo: { session: at.session, action: 'note' }, texts });
}

/** [V11] */
export function walkUp(
  state: State,
  { desk, service }: CommandBodyOf<'walkUp'>,
  context: Context,
): Decision<CommandResults['walkUp']> {
  const at = atDesk(state, desk, context);
  if (!at.ok) return at;
  if (at.session.break) return refuse('onBreak');
  if (at.session.visit !== null) return refuse('visitOpen');
  const ticket = newTicket(state, context, { service, band: null, language: null, entryPoint: 'walkUp' });
  if ('refusal' in ticket) return ticket;
  const { visit, transaction, number } = ticket;
  const { id: session, person, profile } = at.session;
  const flagAt = flagTime(state, service, context.now);
  const events: EventBody[] = [
    ticket,
    { type: 'visitCalled', visit, transaction, desk, session, person, profile, rule: 'walkUp', flagAt },
    { type: 'visitStarted', visit, transaction, desk },
  ];
  const result = { visit, number, transaction, service, desk, rule: 'walkUp' as const };
  return done(context, events, result, { undo: { session: at.session, action: 'walkUp' } });
}
