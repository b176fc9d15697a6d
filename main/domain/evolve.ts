import type { Event, EventOf, EventType } from '#contract/events.ts';
import type { RowChange, RowKind, RowOf, SettingRow } from '#contract/rows.ts';
import { Draft } from './draft.ts';
import { closeInterval, openInterval } from './intervals.ts';
import * as jobs from './job-changes.ts';
import type { State } from './state.ts';
import { rememberUndo, takeBack } from './undo-image.ts';
import * as visits from './visit-changes.ts';

/**
 * The one derivation: what the stamped events of ONE command change in the rows. Memory, store and views all take these
 * same changes. Pure: `state` is not touched.
 */
export function evolve(state: State, events: Event[]): RowChange[] {
  const draft = new Draft(state);
  for (const event of events) step(draft, state, event);
  rememberUndo(draft, events);
  return draft.changes();
}

type Steps = { [T in EventType]: (draft: Draft, event: EventOf<T>, state: State) => void };

const STEPS: Steps = {
  dayOpened,
  dayClosed,
  visitIssued: visits.issued,
  visitCalled: visits.called,
  visitRecalled: visits.recalled,
  moreTimeGiven: visits.moreTimeGiven,
  visitStarted: visits.started,
  visitEnded: visits.ended,
  visitRequeued: visits.requeued,
  visitParked: visits.parked,
  visitCarried: visits.carried,
  visitFlagged: visits.flagged,
  serviceDelivered: visits.delivered,
  noteWritten: visits.noted,
  undone: takeBack,
  sessionOpened,
  sessionChanged,
  sessionClosed,
  breakTaken,
  breakEnded,
  printAsked: jobs.asked,
  printAccepted: jobs.accepted,
  printPutOff: jobs.putOff,
  printOffered: jobs.offered,
  printEnded: jobs.ended,
  announced: jobs.announced,
  announcementOver: jobs.announcementOver,
  configured,
};

function step<T extends EventType>(draft: Draft, state: State, event: EventOf<T>): void {
  STEPS[event.type as T](draft, event, state);
}

/** [D8] What is over leaves memory; what was carried over stays. */
function dayOpened(draft: Draft, event: EventOf<'dayOpened'>, state: State): void {
  const { opened, zone, plannedEnd, at, seq } = event;
  const openedAt = draft.get('day', opened)?.openedAt ?? at;
  draft.put({ kind: 'day', id: opened, zone, openedAt, plannedEnd, closedAt: null, seq });
  draft.del('due', `openDay:${opened}`);
  for (const due of state.all('due')) if (due.what === 'openDay') draft.del('due', due.id);
  draft.put({ kind: 'due', id: `closeDay:${opened}`, what: 'closeDay', ref: opened, at: plannedEnd, seq });
  if (!event.reopened) dropOver(draft, state, opened);
}

function dropOver(draft: Draft, state: State, opened: string): void {
  const kept = new Set<string>();
  for (const visit of state.open()) kept.add(visit.id).add(visit.transaction);
  dropWhere(draft, state, 'visit', ({ id }) => !kept.has(id));
  dropWhere(draft, state, 'transaction', ({ id }) => !kept.has(id));
  dropWhere(draft, state, 'session', ({ closedAt }) => closedAt !== null);
  dropWhere(draft, state, 'job', ({ id, visit }) => !kept.has(visit) && !state.get('due', `print:${id}`));
  dropWhere(draft, state, 'counter', ({ day }) => day !== opened);
  dropWhere(draft, state, 'day', ({ id }) => id !== opened);
}

function dropWhere<K extends RowKind>(draft: Draft, state: State, kind: K, over: (row: RowOf<K>) => boolean): void {
  for (const row of state.all(kind)) if (over(row)) draft.drop(kind, row.id);
}

function dayClosed(draft: Draft, { closed, next, at, seq }: EventOf<'dayClosed'>): void {
  draft.put({ ...draft.the('day', closed), closedAt: at, seq });
  draft.del('due', `closeDay:${closed}`);
  if (next !== null) draft.put({ kind: 'due', id: `openDay:${closed}`, what: 'openDay', ref: closed, at: next, seq });
}

function sessionOpened(draft: Draft, event: EventOf<'sessionOpened'>): void {
  const { session: id, desk, person, profile, device, autoCall, at, seq } = event;
  draft.put({
    kind: 'session',
    id,
    day: event.day ?? '',
    desk,
    person,
    profile,
    device,
    autoCall,
    openedAt: at,
    closedAt: null,
    break: null,
    visit: null,
    undo: null,
    seq,
  });
  openInterval(draft, event, { id: `${id}.o`, what: 'open', session: id, desk, person });
}

function sessionChanged(draft: Draft, { session, profile, autoCall, device, seq }: EventOf<'sessionChanged'>): void {
  draft.put({ ...draft.the('session', session), profile, autoCall, device, seq });
}

function sessionClosed(draft: Draft, event: EventOf<'sessionClosed'>): void {
  const session = draft.the('session', event.session);
  if (session.break) closeInterval(draft, `${session.id}.b${session.break.at}`, event);
  closeInterval(draft, `${session.id}.o`, event);
  draft.put({ ...session, closedAt: event.at, break: null, visit: null, undo: null, seq: event.seq });
}

function breakTaken(draft: Draft, event: EventOf<'breakTaken'>): void {
  const { reason, until, at, seq } = event;
  const session = draft.the('session', event.session);
  draft.put({ ...session, break: { reason, until, at }, seq });
  const { id, desk, person } = session;
  openInterval(draft, event, { id: `${id}.b${at}`, what: 'break', session: id, desk, person });
}

function breakEnded(draft: Draft, event: EventOf<'breakEnded'>): void {
  const session = draft.the('session', event.session);
  if (session.break) closeInterval(draft, `${session.id}.b${session.break.at}`, event);
  draft.put({ ...session, break: null, seq: event.seq });
}

function configured(draft: Draft, event: EventOf<'configured'>): void {
  const id = `${event.kind}:${event.id}`;
  if (event.after === null) {
    draft.del('setting', id);
    return;
  }
  draft.put({
    kind: 'setting',
    id,
    of: event.kind,
    key: event.id,
    version: event.version,
    value: event.after,
    seq: event.seq,
  } as SettingRow);
}
