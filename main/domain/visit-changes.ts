import type { Event, EventOf } from '#contract/events.ts';
import type { Instant, Seq } from '#contract/ids.ts';
import type { TransactionEnd, TransactionRow, VisitRow } from '#contract/rows.ts';
import type { Draft } from './draft.ts';
import { closeInterval, closeIntervalsOf, openInterval } from './intervals.ts';

/** What the events of a visit change in its rows. */

export function issued(draft: Draft, event: EventOf<'visitIssued'>): void {
  const { seq, at } = event;
  const day = event.day ?? '';
  count(draft, `${day}:series:${event.series}`, event, { cycle: event.cycle, n: event.n });
  const soFar = draft.get('counter', `${day}:issued:${event.service}`)?.n ?? 0;
  count(draft, `${day}:issued:${event.service}`, event, { cycle: 0, n: soFar + 1 });
  const visit: VisitRow = {
    kind: 'visit',
    id: event.visit,
    day,
    series: event.series,
    cycle: event.cycle,
    n: event.n,
    number: event.number,
    service: event.service,
    state: 'waiting',
    transaction: event.transaction,
    issuedAt: at,
    ageFrom: at,
    orderSeq: seq,
    first: 0,
    band: event.band,
    pool: null,
    parked: null,
    language: event.language,
    entryPoint: event.entryPoint,
    desk: null,
    session: null,
    note: null,
    endedAt: null,
    seq,
  };
  draft.put(visit);
  enter(draft, event, visit);
}

function count(draft: Draft, id: string, event: Event, to: { cycle: number; n: number }): void {
  draft.put({ kind: 'counter', id, day: event.day ?? '', ...to, seq: event.seq });
}

/** [V13] A new pass of a visit that waits from now on. */
function enter(draft: Draft, event: Event, visit: VisitRow): void {
  const id = visit.transaction;
  draft.put({
    kind: 'transaction',
    id,
    visit: visit.id,
    day: event.day ?? visit.day,
    number: visit.number,
    service: visit.service,
    band: visit.band,
    enteredSeq: event.seq,
    enteredAt: event.at,
    ageFrom: visit.ageFrom,
    issuedAt: visit.issuedAt,
    target: targetOf(draft, visit.service),
    estimate: null,
    desk: null,
    session: null,
    person: null,
    profile: null,
    rule: null,
    callSeq: null,
    lastCallSeq: null,
    firstCalledAt: null,
    calledAt: null,
    calls: 0,
    startedAt: null,
    endedAt: null,
    end: null,
    outcome: null,
    delivered: [],
    leftOpen: false,
    seq: event.seq,
  });
  openInterval(draft, event, {
    id: `${id}.w`,
    what: 'waiting',
    visit: visit.id,
    transaction: id,
    service: visit.service,
  });
}

function targetOf(draft: Draft, service: string): number {
  const setting = draft.get('setting', `service:${service}`);
  return setting?.of === 'service' ? setting.value.target : 0;
}

export function called(draft: Draft, event: EventOf<'visitCalled'>): void {
  const { seq, at, desk, session, person, profile, rule } = event;
  const visit = draft.the('visit', event.visit);
  if (visit.parked) resumeFromPark(draft, event, visit);
  draft.put({
    ...draft.the('visit', visit.id),
    state: 'called',
    parked: null,
    pool: null,
    first: 0,
    desk,
    session,
    seq,
  });
  const id = event.transaction;
  const transaction = draft.the('transaction', id);
  const call = { desk, session, person, profile, rule, callSeq: seq, lastCallSeq: seq, seq };
  draft.put({ ...transaction, ...call, firstCalledAt: at, calledAt: at, calls: 1 });
  closeInterval(draft, `${id}.w`, event);
  const { service } = transaction;
  openInterval(draft, event, {
    id: `${id}.k`,
    what: 'walking',
    visit: visit.id,
    transaction: id,
    service,
    session,
    desk,
    person,
  });
  draft.put({ kind: 'due', id: `flag:${id}`, what: 'flag', ref: id, at: event.flagAt, seq });
  draft.put({ ...draft.the('session', session), visit: visit.id, seq });
}

/** A parked visit that is called by hand begins a pass of no waiting. */
function resumeFromPark(draft: Draft, event: EventOf<'visitCalled'>, visit: VisitRow): void {
  closeInterval(draft, `${visit.transaction}.p`, event);
  draft.del('due', `unpark:${visit.id}`);
  const back = { ...visit, parked: null, transaction: event.transaction };
  draft.put(back);
  enter(draft, event, back);
}

export function recalled(draft: Draft, event: EventOf<'visitRecalled'>): void {
  const { at, seq, calls } = event;
  const transaction = draft.the('transaction', event.transaction);
  draft.put({ ...transaction, calls, calledAt: at, lastCallSeq: seq, seq });
  draft.put({ ...draft.the('visit', event.visit), seq });
  setNoShow(draft, event.transaction, event.noShowAt, seq);
}

export function moreTimeGiven(draft: Draft, event: EventOf<'moreTimeGiven'>): void {
  setNoShow(draft, event.transaction, event.noShowAt, event.seq);
}

function setNoShow(draft: Draft, transaction: string, at: Instant | null, seq: Seq): void {
  if (at === null) return;
  draft.put({ kind: 'due', id: `noShow:${transaction}`, what: 'noShow', ref: transaction, at, seq });
}

export function started(draft: Draft, event: EventOf<'visitStarted'>): void {
  const { seq, at } = event;
  draft.put({ ...draft.the('visit', event.visit), state: 'serving', seq });
  const id = event.transaction;
  const row = draft.the('transaction', id);
  draft.put({ ...row, startedAt: at, seq });
  closeInterval(draft, `${id}.k`, event);
  const { visit, service, session, desk, person } = row;
  openInterval(draft, event, {
    id: `${id}.s`,
    what: 'serving',
    visit,
    transaction: id,
    service,
    session,
    desk,
    person,
  });
  draft.del('due', `noShow:${id}`);
}

export function ended(draft: Draft, event: EventOf<'visitEnded'>): void {
  const { as, outcome, at, seq } = event;
  const visit = draft.the('visit', event.visit);
  leaveDesk(draft, visit, seq);
  endPass(draft, event, event.transaction, as, outcome);
  draft.del('due', `unpark:${visit.id}`);
  draft.put({ ...visit, state: as, parked: null, pool: null, endedAt: at, desk: visit.desk, session: null, seq });
}

/** Ends a pass, unless parking has ended it already. */
function endPass(draft: Draft, event: Event, id: string, end: TransactionEnd, outcome: string | null): void {
  const row: TransactionRow = draft.the('transaction', id);
  closeIntervalsOf(draft, id, event);
  draft.del('due', `flag:${id}`);
  draft.del('due', `noShow:${id}`);
  if (row.end === null) draft.put({ ...row, end, outcome, endedAt: event.at, seq: event.seq });
}

function leaveDesk(draft: Draft, visit: VisitRow, seq: Seq): void {
  if (visit.session === null) return;
  const session = draft.get('session', visit.session);
  if (session && session.visit === visit.id) draft.put({ ...session, visit: null, seq });
}

export function requeued(draft: Draft, event: EventOf<'visitRequeued'>): void {
  const { seq, at, service, pool, place, why } = event;
  const before = draft.the('visit', event.visit);
  leaveDesk(draft, before, seq);
  if (event.ended !== null) endPass(draft, event, event.ended, END_OF[why], null);
  else closeIntervalsOf(draft, before.transaction, event);
  draft.del('due', `unpark:${before.id}`);
  const visit: VisitRow = {
    ...before,
    state: 'waiting',
    service,
    transaction: event.transaction,
    ageFrom: place === 'last' ? at : before.ageFrom,
    orderSeq: place === 'last' ? seq : before.orderSeq,
    first: firstOf(event, before),
    pool,
    parked: null,
    desk: null,
    session: null,
    endedAt: null,
    seq,
  };
  draft.put(visit);
  enter(draft, event, visit);
}

/** Placed first now, or kept there through the night. */
function firstOf({ place, why, seq }: EventOf<'visitRequeued'>, before: VisitRow): Seq {
  if (place === 'first') return seq;
  return why === 'carriedOver' ? before.first : 0;
}

const END_OF = {
  recycled: 'recycled',
  transferred: 'transferred',
  reactivated: 'recycled',
  parkDue: 'parked',
  carriedOver: 'carriedOver',
} as const satisfies Record<EventOf<'visitRequeued'>['why'], TransactionEnd>;

/** The visit keeps its pass while it is parked, so that the stretch of parking has one to belong to. */
export function parked(draft: Draft, event: EventOf<'visitParked'>): void {
  const { reason, until, at, seq } = event;
  const visit = draft.the('visit', event.visit);
  leaveDesk(draft, visit, seq);
  endPass(draft, event, event.transaction, 'parked', null);
  const { desk, session } = event;
  draft.put({
    ...visit,
    state: 'parked',
    parked: { reason, until, at },
    pool: { desk },
    desk: null,
    session: null,
    seq,
  });
  const { service, person } = draft.the('transaction', event.transaction);
  const id = event.transaction;
  openInterval(draft, event, {
    id: `${id}.p`,
    what: 'parked',
    visit: visit.id,
    transaction: id,
    service,
    session,
    desk,
    person,
  });
  if (until !== null)
    draft.put({ kind: 'due', id: `unpark:${visit.id}`, what: 'unpark', ref: visit.id, at: until, seq });
}

/** A day ends and the visit goes on into the next one: it waits, for nobody in particular. */
export function carried(draft: Draft, event: EventOf<'visitCarried'>): void {
  const visit = draft.the('visit', event.visit);
  leaveDesk(draft, visit, event.seq);
  endPass(draft, event, event.ended, 'carriedOver', null);
  draft.del('due', `unpark:${visit.id}`);
  draft.put({ ...visit, state: 'waiting', parked: null, pool: null, desk: null, session: null, seq: event.seq });
}

/** Nobody ended this service for suspiciously long. */
export function flagged(draft: Draft, event: EventOf<'visitFlagged'>): void {
  draft.put({ ...draft.the('transaction', event.transaction), leftOpen: true, seq: event.seq });
  draft.del('due', `flag:${event.transaction}`);
}

/** The quantity replaces the one before; 0 takes the service out. */
export function delivered(draft: Draft, event: EventOf<'serviceDelivered'>): void {
  const row = draft.the('transaction', event.transaction);
  const others = row.delivered.filter(({ id }) => id !== event.deliverable);
  const now = event.quantity > 0 ? [...others, { id: event.deliverable, quantity: event.quantity }] : others;
  draft.put({ ...row, delivered: now, seq: event.seq });
}

export function noted(draft: Draft, event: EventOf<'noteWritten'>): void {
  draft.put({ ...draft.the('visit', event.visit), note: event.text, seq: event.seq });
}
