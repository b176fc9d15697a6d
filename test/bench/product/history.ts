import type { Event } from '#contract/events.ts';
import type { DayKey, Instant, Seq } from '#contract/ids.ts';
import type { IntervalRow, Row, RowChange, TransactionRow, VisitRow } from '#contract/rows.ts';
import { openSqliteStore } from '#store/sqlite-store.ts';
import type { Batch, Store } from '#store/store.ts';
import { DESKS, deskOf, PROFILE, personOf, SERVICES, serviceOf } from './office.ts';

/**
 * Years of tickets, written straight as rows through the store's own door, without the rules: what is measured on it is only
 * what the store and the start of the hub make of a large database. One event a ticket stands for the log.
 */

const TICKETS_A_DAY = 1_000;
const DAY_MS = 86_400_000;
const OPENING_MS = 8 * 3_600_000;
const MINUTE_MS = 60_000;

/**
 * Writes `tickets` served tickets of past days, the last of them the day before yesterday, into the empty data folder
 * `folder`: soon after midnight the office's own day is still yesterday's.
 */
export async function makeHistory(folder: string, tickets: number, now: Instant): Promise<void> {
  const fail = (problem: string) => {
    throw new Error(problem);
  };
  const store = await openSqliteStore({ dataDir: folder, newId: () => 'history', onDamage: fail });
  for (let first = 0; first < tickets; first += TICKETS_A_DAY) {
    const back = 1 + Math.ceil((tickets - first) / TICKETS_A_DAY);
    const day = new Date(now - back * DAY_MS).toISOString().slice(0, 10);
    await writeDay(store, day, first, Math.min(TICKETS_A_DAY, tickets - first));
  }
  await store.close();
}

function writeDay(store: Store, day: DayKey, first: number, count: number): Promise<void> {
  const opening = Date.parse(`${day}T08:00:00Z`);
  const batch: Batch = { events: [], changes: [], results: [], texts: [] };
  for (let n = 1; n <= count; n += 1) {
    const ticket = ticketOf(day, n, first + n, opening + Math.floor((n / TICKETS_A_DAY) * OPENING_MS));
    batch.events.push(issued(ticket));
    batch.changes.push(...rowsOf(ticket).flatMap(putAndDropped));
  }
  const over = opening + DAY_MS;
  const row: Row = {
    kind: 'day',
    id: day,
    zone: 'UTC',
    openedAt: opening,
    plannedEnd: over,
    closedAt: over,
    seq: first + 1,
  };
  batch.changes.push(...putAndDropped(row));
  return store.append(batch);
}

/** The store keeps the row, and memory does not get it. */
function putAndDropped(row: Row): RowChange[] {
  return [
    { op: 'put', row },
    { op: 'drop', kind: row.kind, id: row.id },
  ];
}

interface Ticket {
  day: DayKey;
  n: number;
  seq: Seq;
  at: Instant;
  visit: string;
  transaction: string;
  service: string;
  series: string;
  desk: number;
}

function ticketOf(day: DayKey, n: number, seq: Seq, at: Instant): Ticket {
  return {
    day,
    n,
    seq,
    at,
    visit: idOf(at, seq, 'a'),
    transaction: idOf(at, seq, 'b'),
    service: serviceOf(n),
    series: SERVICES[n % SERVICES.length] ?? 'A',
    desk: n % DESKS,
  };
}

/** As long as the ids that the hub makes, and in the order of time like them: a UUID of version 7. */
function idOf(at: Instant, seq: Seq, letter: string): string {
  const time = at.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${letter}${seq.toString(16).padStart(11, '0')}`;
}

const numberOf = ({ series, n }: Ticket): string => `${series}${n}`;

function issued(ticket: Ticket): Event {
  const { day, n, seq, at, visit, transaction, service, series } = ticket;
  return {
    type: 'visitIssued',
    ...{ visit, transaction, service, series, n },
    cycle: 0,
    number: numberOf(ticket),
    band: null,
    language: 'en',
    entryPoint: 'kiosk',
    seq,
    v: 1,
    at,
    day,
    actor: null,
    via: 'kiosk-1',
    cause: idOf(at, seq, 'c'),
    undoable: null,
  };
}

function rowsOf(ticket: Ticket): Row[] {
  return [visitRow(ticket), transactionRow(ticket), ...STRETCHES.map((stretch) => intervalRow(ticket, stretch))];
}

/** Five minutes to wait, one to walk, nine to be served. */
const STRETCHES = [
  ['waiting', 'w', 0, 5],
  ['walking', 'k', 5, 6],
  ['serving', 's', 6, 15],
] as const;

function visitRow(ticket: Ticket): VisitRow {
  const { day, n, seq, at, visit: id, transaction, service, series, desk } = ticket;
  return {
    kind: 'visit',
    ...{ id, day, series, n, service, transaction, seq },
    cycle: 0,
    number: numberOf(ticket),
    state: 'served',
    issuedAt: at,
    ageFrom: at,
    orderSeq: seq,
    first: 0,
    band: null,
    pool: null,
    parked: null,
    language: 'en',
    entryPoint: 'kiosk',
    desk: deskOf(desk),
    session: null,
    note: null,
    endedAt: at + 15 * MINUTE_MS,
  };
}

function transactionRow(ticket: Ticket): TransactionRow {
  const { day, seq, at, visit, transaction: id, service, desk } = ticket;
  const calledAt = at + 5 * MINUTE_MS;
  return {
    kind: 'transaction',
    ...{ id, visit, day, service, seq },
    number: numberOf(ticket),
    band: null,
    enteredSeq: seq,
    enteredAt: at,
    ageFrom: at,
    issuedAt: at,
    target: 15,
    estimate: null,
    desk: deskOf(desk),
    session: 'past',
    person: personOf(desk),
    profile: PROFILE,
    rule: 'oldest',
    callSeq: seq,
    lastCallSeq: seq,
    firstCalledAt: calledAt,
    calledAt,
    calls: 1,
    startedAt: at + 6 * MINUTE_MS,
    endedAt: at + 15 * MINUTE_MS,
    end: 'served',
    outcome: null,
    delivered: [],
    leftOpen: false,
  };
}

function intervalRow(
  { day, seq, at, visit, transaction, service, desk }: Ticket,
  [what, letter, from, to]: (typeof STRETCHES)[number],
): IntervalRow {
  return {
    kind: 'interval',
    id: `${transaction}.${letter}`,
    ...{ day, what, visit, transaction, service, seq },
    session: 'past',
    desk: deskOf(desk),
    person: personOf(desk),
    start: at + from * MINUTE_MS,
    end: at + to * MINUTE_MS,
  };
}
