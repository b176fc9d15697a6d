import type { Complain } from './findings.ts';
import type { Logged, Op } from './history.ts';

/** Each command that was answered left exactly its events; one whose answer never came left them at most once. */

type Result = Record<string, unknown>;
/** The events that a command of this kind leaves: by type, with what its answer and its parameters say of them. */
type Expected = { type: string } & Record<string, unknown>;
type Expect = (result: Result, params: Result) => Expected[];

const called = (one: unknown, desk: unknown): Expected => {
  const { visit, transaction, rule } = one as Result;
  return { type: 'visitCalled', visit, transaction, rule, desk };
};
const ended =
  (as: string): Expect =>
  (result) => [{ type: 'visitEnded', visit: result.visit, as }];
const requeued =
  (why: string): Expect =>
  (result) => [{ type: 'visitRequeued', visit: result.visit, why }];
const ofSession =
  (type: string): Expect =>
  (result) => [{ type, session: result.session }];

const EXPECTED: Record<string, Expect> = {
  issue: (result, params) => [
    {
      type: 'visitIssued',
      visit: result.visit,
      number: result.number,
      service: params.service,
      band: params.band ?? null,
    },
  ],
  callNext: (result, params) => {
    const closed = result.closed as Result | null;
    const next = result.called as Result | null;
    return [
      ...(closed === null ? [] : [{ type: 'visitEnded', visit: closed.visit, as: closed.as }]),
      ...(next === null ? [] : [called(next, params.desk)]),
    ];
  },
  callVisit: (result, params) => [{ ...called(result.called, params.desk), visit: params.visit, rule: 'chosen' }],
  recall: (result) => [{ type: 'visitRecalled', visit: result.visit, calls: result.calls }],
  moreTime: (result) => [{ type: 'moreTimeGiven', visit: result.visit }],
  start: (result) => [{ type: 'visitStarted', visit: result.visit }],
  end: ended('served'),
  noShow: ended('noShow'),
  cancel: ended('cancelled'),
  walkOut: ended('walkedOut'),
  recycle: requeued('recycled'),
  park: (result, params) => [{ type: 'visitParked', visit: result.visit, until: params.until ?? null }],
  transfer: (result, params) => [
    {
      type: 'visitRequeued',
      visit: result.visit,
      why: 'transferred',
      place: params.place ?? 'age',
      ...target(params.to),
    },
  ],
  reactivate: (result, params) => [
    {
      type: 'visitRequeued',
      visit: params.visit,
      number: result.number,
      why: 'reactivated',
      place: params.place ?? 'age',
    },
  ],
  walkUp: (result, params) => [
    { type: 'visitIssued', visit: result.visit, number: result.number, service: params.service },
    called({ ...result, rule: 'walkUp' }, params.desk),
    { type: 'visitStarted', visit: result.visit },
  ],
  note: (result) => [{ type: 'noteWritten', visit: result.visit }],
  undo: (result, params) => [{ type: 'undone', desk: params.desk, action: result.undone }],
  openSession: ofSession('sessionOpened'),
  closeSession: ofSession('sessionClosed'),
  takeBreak: ofSession('breakTaken'),
  resume: ofSession('breakEnded'),
  openDay: (result) => [{ type: 'dayOpened', opened: result.day }],
  closeDay: (result) => [{ type: 'dayClosed', closed: result.day }],
  configure: (result, params) => [{ type: 'configured', kind: params.kind, id: params.id, version: result.version }],
};
/** Events that follow from others by themselves; they say nothing of the command. */
const BY_THE_WAY = ['visitFlagged', 'visitCarried'];
/** What belongs to the closing of a day besides its own event. */
const WITH_CLOSING = ['visitEnded', 'sessionClosed', 'visitRequeued'];

const target = (to: unknown): Result => {
  const { service, ...pool } = to as Result;
  return service === undefined ? { pool } : { service };
};

export function judgeAnswers(ops: Op[], events: Logged[], complain: Complain): void {
  const causes = new Map<string, Logged[]>();
  for (const event of events) causes.set(event.cause, [...(causes.get(event.cause) ?? []), event]);
  const known = new Set<string>();
  for (const op of ops) {
    if (known.has(op.cmdId)) complain('duplicate', op.client, `command ${op.cmdId} was invoked twice as a new one`);
    known.add(op.cmdId);
    judgeAnswer(op, causes.get(op.cmdId) ?? [], complain);
  }
}

function judgeAnswer(op: Op, events: Logged[], complain: Complain): void {
  if (op.answer === null) judgeUnknown(op, events, complain);
  else if (op.answer.ok) judgeDone(op, op.answer.result, events, complain);
  else if (events.length > 0) {
    complain(
      'disagreement',
      op.client,
      `${say(op)} was refused (${op.answer.refusal.code}) and left event ${events[0]?.seq}`,
    );
  }
}

function judgeDone(op: Op, result: Result, events: Logged[], complain: Complain): void {
  const expected = EXPECTED[op.kind]?.(result, op.params);
  if (expected === undefined) return;
  const left = events.filter((event) => !skipped(op, event));
  const wanted = op.kind === 'openSession' ? orChanged(expected, left) : expected;
  for (const want of wanted) {
    const found = left.findIndex((event) => fits(want, event));
    if (found < 0) complain('lost', op.client, `${say(op)} was answered, but the export has no ${show(want)} of it`);
    else left.splice(found, 1);
  }
  for (const event of left) complain('duplicate', op.client, `${say(op)} also left event ${event.seq} (${event.type})`);
}

const skipped = (op: Op, event: Logged): boolean =>
  BY_THE_WAY.includes(event.type) || (op.kind === 'closeDay' && WITH_CLOSING.includes(event.type));

/** A session that is open already is changed instead, or left as it is [S2]. */
function orChanged(expected: Expected[], left: Logged[]): Expected[] {
  const [event] = left;
  if (event === undefined) return [];
  return event.type === 'sessionChanged' ? expected.map((one) => ({ ...one, type: 'sessionChanged' })) : expected;
}

/** Without an answer nobody knows which events to expect, but each kind of them must stand there once. */
function judgeUnknown(op: Op, events: Logged[], complain: Complain): void {
  const types = events.map((event) => event.type).filter((type) => !WITH_CLOSING.includes(type));
  const twice = types.find((type, i) => types.indexOf(type) !== i);
  if (twice !== undefined)
    complain('duplicate', op.client, `${say(op)} was never answered and left ${twice} more than once`);
}

function fits(want: Expected, event: Logged): boolean {
  return Object.entries(want).every(([name, value]) => {
    const real = (event as unknown as Result)[name];
    return real === undefined || value === undefined || JSON.stringify(real) === JSON.stringify(value);
  });
}

const say = (op: Op): string => {
  const number = op.answer?.ok === true ? (op.answer.result.number ?? '') : '';
  return `${op.kind}${number === '' ? '' : ` of ${number}`} (${op.cmdId})`;
};
const show = (want: Expected): string => JSON.stringify(want);
