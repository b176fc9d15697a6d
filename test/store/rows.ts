import type { Event } from '#contract/events.ts';
import type {
  DayRow,
  IntervalRow,
  RowChange,
  SessionRow,
  SettingRow,
  TransactionRow,
  VisitRow,
} from '#contract/rows.ts';
import { firstIdOf } from '#store/command-ids.ts';
import type { Batch, StoredResult } from '#store/store.ts';

/** Rows as a store may meet them; only what a test is about is given. Of a day that is over wherever a test runs on the real clock. */
export const DAY = '2025-11-24';
const T0 = Date.UTC(2025, 10, 24, 8);
export const at = (minute: number) => T0 + minute * 60_000;

export function batch(part: Partial<Batch>): Batch {
  return { events: [], changes: [], results: [], texts: [], ...part };
}
export const put = (...rows: Extract<RowChange, { op: 'put' }>['row'][]): RowChange[] =>
  rows.map((row) => ({ op: 'put', row }));

export function event(seq: number, day: string | null = DAY): Event {
  const meta = { seq, v: 1, at: at(seq), day, actor: null, via: 'kiosk1', cause: `c${seq}`, undoable: null };
  return { ...meta, type: 'dayClosed', closed: DAY, next: null };
}

export function visit(n: number, change: Partial<VisitRow> = {}): VisitRow {
  return {
    kind: 'visit',
    id: `v${n}`,
    day: DAY,
    series: 'A',
    cycle: 0,
    n,
    number: `A${n}`,
    service: 's1',
    state: 'waiting',
    transaction: `t${n}`,
    issuedAt: at(n),
    ageFrom: at(n),
    orderSeq: n,
    first: 0,
    band: null,
    pool: null,
    parked: null,
    language: null,
    entryPoint: 'kiosk',
    desk: null,
    session: null,
    note: null,
    endedAt: null,
    seq: n,
    ...change,
  };
}

export function pass(n: number, change: Partial<TransactionRow> = {}): TransactionRow {
  return {
    kind: 'transaction',
    id: `t${n}`,
    visit: `v${n}`,
    day: DAY,
    number: `A${n}`,
    service: 's1',
    band: null,
    enteredSeq: n,
    enteredAt: at(n),
    ageFrom: at(n),
    issuedAt: at(n),
    target: 20,
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
    seq: n,
    ...change,
  };
}
/** A pass that is called at a desk and not over. */
export const calledPass = (n: number, desk: string, change: Partial<TransactionRow> = {}) =>
  pass(n, { desk, session: `of-${desk}`, callSeq: n, lastCallSeq: n, calledAt: at(n), calls: 1, ...change });

export function interval(id: string, end: number | null): IntervalRow {
  const of = { visit: 'v1', transaction: 't1', service: 's1', session: null, desk: null, person: null };
  return { kind: 'interval', id, day: DAY, what: 'waiting', ...of, start: at(0), end, seq: 1 };
}

export function session(id: string, desk: string, person: string, change: Partial<SessionRow> = {}): SessionRow {
  const opened = { day: DAY, profile: 'p', device: 'pc', autoCall: false, openedAt: at(0), closedAt: null };
  const idle = { break: null, visit: null, undo: null, seq: 1 };
  return { kind: 'session', id, desk, person, ...opened, ...idle, ...change };
}

export function person(key: string, name: string): SettingRow {
  const value = { name, profiles: [], enabled: true };
  return { kind: 'setting', id: `person:${key}`, of: 'person', key, version: 1, value, seq: 1 };
}

export function day(id: string, closedAt: number | null = null): DayRow {
  return { kind: 'day', id, zone: 'Europe/Paris', openedAt: at(0), plannedEnd: at(900), closedAt, seq: 1 };
}

/** `k` makes the id; `minute` is when the hub answered. */
export function result(device: string, k: number, minute: number, result = '{}'): StoredResult {
  return { device, commandId: commandId(minute, k), hash: `h${k}`, result, at: at(minute) };
}
export const commandId = (minute: number, k: number) =>
  firstIdOf(at(minute)).slice(0, -12) + k.toString(16).padStart(12, '0');
