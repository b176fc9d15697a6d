import type { Complain } from './findings.ts';
import type { Logged, LoggedOf } from './history.ts';
import type { Moving, Office, Visit, VisitState } from './office.ts';
import { isOfVisit, issued, newPass, passNow } from './office.ts';

/** Follows the log event by event: each must be a legal step of the visit it moves, and leaves the office as it says. */

/** From which states an event may come (SPEC, section V; a parked visit may be called by hand [C7]). */
const FROM: Record<string, VisitState[]> = {
  visitCalled: ['waiting', 'parked'],
  visitRecalled: ['called', 'serving'],
  moreTimeGiven: ['called'],
  visitStarted: ['called'],
  visitParked: ['called', 'serving'],
  'visitEnded served': ['called', 'serving'],
  'visitEnded noShow': ['called'],
  'visitEnded cancelled': ['waiting', 'parked'],
  'visitEnded walkedOut': ['waiting', 'parked'],
  'visitEnded reset': ['waiting', 'called', 'serving', 'parked', 'carried'],
  'visitRequeued recycled': ['called', 'serving'],
  'visitRequeued transferred': ['waiting', 'parked', 'called', 'serving'],
  'visitRequeued reactivated': ['noShow', 'cancelled', 'walkedOut'],
  'visitRequeued parkDue': ['parked'],
  'visitRequeued carriedOver': ['carried'],
  visitCarried: ['waiting', 'called', 'serving', 'parked'],
};

/** What a timer may do by itself; anything else that a timer did is wrong. */
const AT_DESK: VisitState[] = ['called', 'serving'];

export function step(office: Office, event: Logged, complain: Complain): void {
  if (event.type === 'undone') undo(office, event, complain);
  else if (isOfVisit(event)) moveVisit(office, event, complain);
  else arrange(office, event);
  office.seq = event.seq;
}

function arrange(office: Office, event: Exclude<Logged, Moving>): void {
  if (event.type === 'configured') configure(office, event);
  if (event.type === 'dayOpened') Object.assign(office, { day: event.opened, dayFrom: event.seq });
  if (event.type === 'dayClosed') office.day = null;
  if (event.type === 'sessionOpened') {
    const { session, desk, person, profile } = event;
    office.sessions.set(session, { id: session, desk, person, profile, open: true, onBreak: false });
  }
  const session = 'session' in event ? office.sessions.get(event.session) : undefined;
  if (session === undefined) return;
  if (event.type === 'sessionChanged') session.profile = event.profile;
  if (event.type === 'sessionClosed') session.open = false;
  if (event.type === 'breakTaken') session.onBreak = true;
  if (event.type === 'breakEnded') session.onBreak = false;
}

function configure(office: Office, event: LoggedOf<'configured'>): void {
  const key = `${event.kind}:${event.id}`;
  if (event.after === null) office.settings.delete(key);
  else office.settings.set(key, event.after);
}

function moveVisit(office: Office, event: Moving, complain: Complain): void {
  const visit = office.visits.get(event.visit);
  if (event.type === 'visitIssued') {
    if (visit !== undefined) complain('duplicate', null, `visit ${event.visit} was issued twice (event ${event.seq})`);
    remember(office, event, undefined);
    office.visits.set(event.visit, issued(event));
    office.visitOfPass.set(event.transaction, event.visit);
    return;
  }
  if (visit === undefined) {
    complain('lost', null, `event ${event.seq} (${event.type}) moves visit ${event.visit}, which no event issued`);
    return;
  }
  judge(office, visit, event, complain);
  if (event.type in MOVES) remember(office, event, visit);
  if (event.type in MOVES) visit.movedSeq = event.seq;
  change(office, visit, event);
  occupy(office, visit);
}

function judge(office: Office, visit: Visit, event: Moving, complain: Complain): void {
  const kind = kindOf(event);
  const from = FROM[kind];
  if (from !== undefined && !from.includes(visit.state)) {
    const twice = event.type === 'visitCalled' && AT_DESK.includes(visit.state);
    const what = `event ${event.seq} (${kind}) found ${visit.number} ${visit.state}${visit.desk === null ? '' : ` at ${visit.desk}`}`;
    complain(twice ? 'duplicate' : 'wrongOrder', null, what);
  }
  if (event.type === 'visitCalled') judgeDesk(office, visit, event, complain);
  if (event.type === 'visitRecalled' && event.calls !== passNow(visit).calls + 1) {
    complain(
      'duplicate',
      null,
      `event ${event.seq} recalls ${visit.number} for the ${event.calls}th time after ${passNow(visit).calls}`,
    );
  }
  judgeTime(visit, event, complain);
}

function judgeDesk(office: Office, visit: Visit, event: LoggedOf<'visitCalled'>, complain: Complain): void {
  const other = office.atDesk.get(event.desk);
  if (other !== undefined && other !== visit.id) {
    const number = office.visits.get(other)?.number;
    complain('duplicate', null, `event ${event.seq} calls ${visit.number} to ${event.desk}, where ${number} still is`);
  }
  const session = office.sessions.get(event.session);
  if (session === undefined || !session.open || session.desk !== event.desk || session.person !== event.person) {
    complain('wrongOrder', null, `event ${event.seq} calls ${visit.number} to ${event.desk} without that session`);
  } else if (session.onBreak)
    complain('wrongOrder', null, `event ${event.seq} calls ${visit.number} during a break [C13]`);
}

function judgeTime(visit: Visit, event: Moving, complain: Complain): void {
  const early = (due: number | null) => event.cause.startsWith('timer:') && (due === null || event.at < due);
  if (event.type === 'visitRequeued' && event.why === 'parkDue' && early(visit.parkedUntil)) {
    complain('wrongOrder', null, `event ${event.seq} takes ${visit.number} out of parking before its time [V5]`);
  }
  if (event.type === 'visitEnded' && event.as === 'noShow' && early(visit.noShowAt)) {
    complain('wrongOrder', null, `event ${event.seq} makes ${visit.number} a no-show before its time [C9]`);
  }
}

const kindOf = (event: Moving): string => {
  if (event.type === 'visitEnded') return `visitEnded ${event.as}`;
  return event.type === 'visitRequeued' ? `visitRequeued ${event.why}` : event.type;
};

/** Events after which an older command can no longer be taken back [U3]. */
const MOVES = { visitIssued: 1, visitCalled: 1, visitStarted: 1, visitEnded: 1, visitRequeued: 1, visitParked: 1 };

function change(office: Office, visit: Visit, event: Moving): void {
  if (event.type === 'visitCalled') call(office, visit, event);
  if (event.type === 'visitRecalled') recall(visit, event);
  if (event.type === 'moreTimeGiven') visit.noShowAt = event.noShowAt;
  if (event.type === 'visitStarted') {
    visit.state = 'serving';
    visit.noShowAt = null;
    passNow(visit).startedAt = event.at;
  }
  if (event.type === 'visitEnded') close(visit, event.at, event.as, event.as);
  if (event.type === 'visitParked') {
    close(visit, event.at, 'parked', 'parked');
    visit.parkedUntil = event.until;
  }
  if (event.type === 'visitRequeued') requeue(office, visit, event);
}

function call(office: Office, visit: Visit, event: LoggedOf<'visitCalled'>): void {
  const pass = passOf(office, visit, event, visit.service);
  const { desk, person, profile, rule } = event;
  Object.assign(pass, { desk, person, profile, rule, calls: 1, lastCallSeq: event.seq, firstCalledAt: event.at });
  Object.assign(visit, { state: 'called', desk, pool: null, first: 0, parkedUntil: null, noShowAt: null });
}

function recall(visit: Visit, event: LoggedOf<'visitRecalled'>): void {
  visit.noShowAt = event.noShowAt;
  Object.assign(passNow(visit), { calls: event.calls, lastCallSeq: event.seq });
}

function close(visit: Visit, at: number, state: VisitState, end: string): void {
  const pass = passNow(visit);
  if (pass.end === null) Object.assign(pass, { endedAt: at, end });
  Object.assign(visit, { state, desk: null, noShowAt: null });
}

function requeue(office: Office, visit: Visit, event: LoggedOf<'visitRequeued'>): void {
  if (event.ended !== null) close(visit, event.at, 'waiting', event.why);
  visit.service = event.service;
  passOf(office, visit, event, event.service);
  const order = event.place === 'last' ? { ageFrom: event.at, orderSeq: event.seq } : {};
  const first = event.place === 'first' ? event.seq : 0;
  Object.assign(visit, { state: 'waiting', desk: null, pool: event.pool, parkedUntil: null, first, ...order });
}

/** The pass that an event speaks of; it begins with the first event that names it [V13]. */
function passOf(office: Office, visit: Visit, event: { transaction: string; seq: number }, service: string) {
  const known = visit.passes.find((pass) => pass.id === event.transaction);
  if (known !== undefined) return known;
  const pass = newPass(event, service);
  visit.passes.push(pass);
  office.visitOfPass.set(pass.id, visit.id);
  return pass;
}

function occupy(office: Office, visit: Visit): void {
  for (const [desk, id] of office.atDesk) if (id === visit.id) office.atDesk.delete(desk);
  if (visit.desk !== null && AT_DESK.includes(visit.state)) office.atDesk.set(visit.desk, visit.id);
}

/** Keeps the visit as it was before the command, so that its undo can be followed. */
function remember(office: Office, event: Moving, visit: Visit | undefined): void {
  const session = event.undoable?.session;
  if (session === undefined) return;
  const last = office.undoable.get(session);
  const same = last !== undefined && last.cause === event.cause;
  const move = same ? last : { cause: event.cause, last: 0, at: event.at, before: new Map() };
  if (!move.before.has(event.visit)) move.before.set(event.visit, visit === undefined ? null : structuredClone(visit));
  move.last = event.seq;
  office.undoable.set(session, move);
}

function undo(office: Office, event: LoggedOf<'undone'>, complain: Complain): void {
  const move = office.undoable.get(event.session);
  if (move === undefined || move.last !== event.to) {
    complain('wrongOrder', null, `event ${event.seq} takes back ${event.action}, which was not the desk's last [U1]`);
    return;
  }
  office.undoable.delete(event.session);
  for (const [id, before] of move.before) restore(office, event, move.last, id, before, complain);
}

function restore(
  office: Office,
  event: LoggedOf<'undone'>,
  last: number,
  id: string,
  before: Visit | null,
  complain: Complain,
): void {
  const now = office.visits.get(id);
  if (now === undefined) return;
  if (now.movedSeq > last)
    complain('wrongOrder', null, `event ${event.seq} takes back a move of ${now.number} that went on since [U3]`);
  if (before === null) close(now, event.at, 'cancelled', 'cancelled');
  else Object.assign(now, before);
  now.movedSeq = event.seq;
  occupy(office, now);
}
