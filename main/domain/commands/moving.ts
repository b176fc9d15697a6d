import type { CommandBodyOf, CommandResults } from '#contract/commands.ts';
import type { EventBody } from '#contract/events.ts';
import type { Pool, SessionRow, VisitRow } from '#contract/rows.ts';
import { atDesk, refOf } from '#domain/at-desk.ts';
import { done, refuse } from '#domain/outcome.ts';
import type { State } from '#domain/state.ts';
import { isOpen } from '#domain/state.ts';
import type { Context, Decision, Refused } from '#domain/types.ts';
import { taken } from './calling.ts';

/** Visits that go elsewhere: to another queue, away, or back. */

interface Target {
  service: string;
  pool: Pool | null;
}

/** [V6] */
export function transfer(
  state: State,
  command: CommandBodyOf<'transfer'>,
  context: Context,
): Decision<CommandResults['transfer']> {
  const at = atDesk(state, command.desk, context);
  if (!at.ok) return at;
  const visit = transferable(state, at.session, command.visit);
  if ('refusal' in visit) return visit;
  const to = targetOf(state, visit, command.to);
  if ('refusal' in to) return to;
  if (changesNothing(visit, to, command.place)) return refuse('sameService');
  const event = requeue(visit, context, { why: 'transferred', ...to, place: command.place, desk: command.desk });
  return done(context, [event], refOf(visit), { undo: { session: at.session, action: 'transfer' } });
}

/** The visit at this desk, or one that waits or is parked. */
function transferable(state: State, session: SessionRow, wanted: string | null): VisitRow | Refused {
  const id = wanted ?? session.visit;
  if (id === null) return refuse('noCurrentVisit');
  const visit = state.visit(id);
  if (!visit) return refuse('unknownVisit');
  if (!isOpen(visit)) return refuse('visitEnded', { number: visit.number });
  const elsewhere = (visit.state === 'called' || visit.state === 'serving') && visit.id !== session.visit;
  return elsewhere ? taken(visit) : visit;
}

function targetOf(state: State, visit: VisitRow, to: CommandBodyOf<'transfer'>['to']): Target | Refused {
  if ('service' in to) {
    return state.setting('service', to.service) ? { service: to.service, pool: null } : refuse('unknownService');
  }
  const { service } = visit;
  if ('desk' in to) return state.setting('desk', to.desk) ? { service, pool: to } : refuse('unknownDesk');
  return state.setting('person', to.person) ? { service, pool: to } : refuse('unknownPerson');
}

function changesNothing(visit: VisitRow, to: Target, place: string): boolean {
  return (
    visit.state === 'waiting' &&
    place === 'age' &&
    visit.service === to.service &&
    visit.pool === null &&
    to.pool === null
  );
}

type Requeue = Pick<Extract<EventBody, { type: 'visitRequeued' }>, 'why' | 'service' | 'pool' | 'place' | 'desk'>;

/** The event by which a visit begins to wait again. A parked or ended visit has no pass left to end. */
export function requeue(visit: VisitRow, context: Context, how: Requeue): EventBody {
  const openPass = visit.state === 'waiting' || visit.state === 'called' || visit.state === 'serving';
  const ended = openPass ? visit.transaction : null;
  return { type: 'visitRequeued', visit: visit.id, ended, transaction: context.newId(), ...how };
}

/** [V7] */
export function cancel(
  state: State,
  command: CommandBodyOf<'cancel'>,
  context: Context,
): Decision<CommandResults['cancel']> {
  return leave(state, command, context, 'cancelled');
}
/** [V7] */
export function walkOut(
  state: State,
  command: CommandBodyOf<'walkOut'>,
  context: Context,
): Decision<CommandResults['walkOut']> {
  return leave(state, command, context, 'walkedOut');
}

function leave(
  state: State,
  { desk, visit: id, type }: CommandBodyOf<'cancel'> | CommandBodyOf<'walkOut'>,
  context: Context,
  as: 'cancelled' | 'walkedOut',
): Decision<CommandResults['cancel']> {
  const at = atDesk(state, desk, context);
  if (!at.ok) return at;
  const visit = state.visit(id);
  if (!visit) return refuse('unknownVisit');
  if (!isOpen(visit)) return refuse('visitEnded', { number: visit.number });
  if (visit.state !== 'waiting' && visit.state !== 'parked') return refuse('visitNotWaiting', { number: visit.number });
  const { transaction } = visit;
  const event: EventBody = { type: 'visitEnded', visit: id, transaction, desk, as, outcome: null };
  return done(context, [event], refOf(visit), { undo: { session: at.session, action: type } });
}

const CAN_RETURN: ReadonlySet<VisitRow['state']> = new Set(['noShow', 'cancelled', 'walkedOut']);

/** [V8] Its number may have been given again by a series that wraps: then it cannot return. */
export function reactivate(
  state: State,
  { desk, visit: id, place }: CommandBodyOf<'reactivate'>,
  context: Context,
): Decision<CommandResults['reactivate']> {
  const at = atDesk(state, desk, context);
  if (!at.ok) return at;
  const visit = state.visit(id);
  if (!visit) return refuse('unknownVisit');
  if (visit.state === 'waiting' || visit.state === 'parked') return refuse('sameService');
  if (isOpen(visit)) return taken(visit);
  if (!CAN_RETURN.has(visit.state)) return refuse('visitEnded', { number: visit.number });
  if (state.holdsNumber(visit.series, visit.n)) return refuse('duplicate', { number: visit.number });
  const event = requeue(visit, context, { why: 'reactivated', service: visit.service, pool: null, place, desk });
  return done(context, [event], refOf(visit), { undo: { session: at.session, action: 'reactivate' } });
}
