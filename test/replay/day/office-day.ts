import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { csvNames, readCsv } from '../../support/csv.ts';

/** One office's recorded day, as a folder of recordings holds it (see ../data/README.md for the format). */

/** Minutes of the day, local time. */
export type Minute = number;
/** The moment lies after the first and not after the second minute. */
export interface Between {
  after: Minute;
  by: Minute;
}
export interface RecordedTicket {
  queue: string;
  /** Its number in the recording; the hub of a replay counts its own. */
  number: number;
  issued: Between;
  /** Null: never called that day. */
  called: Between | null;
}
export interface RecordedQueue {
  queue: string;
  name: string;
  /** Letter that the office gave it, when it did. */
  letter: string | null;
  /** Counters as published over the day. */
  counters: { minute: Minute; counters: number }[];
}
export interface OfficeDay {
  office: string;
  date: string;
  queues: RecordedQueue[];
  /** In the order of the recording: by queue, then by number. */
  tickets: RecordedTicket[];
}

/** A folder, office or date that cannot be replayed; the message says what can. */
export class BadRecording extends Error {
  override name = 'BadRecording';
}

interface Tables {
  index: Record<string, string>[];
  snapshots: Record<string, string>[];
  tickets: Record<string, string>[];
}
const COLUMNS: Record<keyof Tables, [file: string, columns: string[]]> = {
  index: ['queues_index.csv', ['queue', 'office', 'group_name_pl']],
  snapshots: ['snapshots.csv', ['queue', 'date', 'minute', 'counters']],
  tickets: ['tickets.csv', ['queue', 'date', 'ticket', 'issued_after', 'issued_by', 'called_after', 'called_by']],
};

export interface Recordings {
  offices(): string[];
  dates(office: string): string[];
  /** @throws BadRecording when the folder has no such office or date. */
  day(office: string, date: string): OfficeDay;
}

/** @throws BadRecording when the folder is not in the format. */
export function readRecordings(folder: string): Recordings {
  if (!existsSync(folder)) throw new BadRecording(`There is no folder ${folder}.`);
  const tables: Tables = {
    index: readTable(folder, 'index'),
    snapshots: readTable(folder, 'snapshots'),
    tickets: readTable(folder, 'tickets'),
  };
  const offices = () => [...new Set(tables.index.map((row) => row.office ?? ''))].sort();
  const dates = (office: string) => datesOf(tables, office);
  return { offices, dates, day: (office, date) => dayOf(tables, offices(), dates(office), office, date) };
}

function readTable(folder: string, table: keyof Tables): Record<string, string>[] {
  const [file, columns] = COLUMNS[table];
  const path = join(folder, file);
  if (!existsSync(path))
    throw new BadRecording(`The folder ${folder} holds no ${file}: it is not a folder of recordings.`);
  const text = readFileSync(path, 'utf8');
  const names = csvNames(text, ',');
  const missing = columns.find((column) => !names.includes(column));
  if (missing !== undefined) throw new BadRecording(`${path} has no column "${missing}".`);
  return readCsv(text, ',');
}

function queuesOf(tables: Tables, office: string): Record<string, string>[] {
  return tables.index.filter((row) => row.office === office);
}

function datesOf(tables: Tables, office: string): string[] {
  const queues = new Set(queuesOf(tables, office).map((row) => row.queue));
  return [...new Set(tables.tickets.filter((row) => queues.has(row.queue)).map((row) => row.date ?? ''))].sort();
}

function dayOf(tables: Tables, offices: string[], dates: string[], office: string, date: string): OfficeDay {
  if (!offices.includes(office))
    throw new BadRecording(`There is no office "${office}" here; there are ${offices.join(', ')}.`);
  if (!dates.includes(date)) throw new BadRecording(`${office} has no tickets on ${date}; it has ${dates.join(', ')}.`);
  const queues = queuesOf(tables, office);
  const known = new Set(queues.map((row) => row.queue));
  const ofDay = (row: Record<string, string>) => row.date === date && known.has(row.queue);
  const snapshots = tables.snapshots.filter(ofDay);
  return {
    office,
    date,
    queues: queues.map((row) => queueOf(row, snapshots)),
    tickets: tables.tickets.filter(ofDay).map(ticketOf),
  };
}

function queueOf(row: Record<string, string>, snapshots: Record<string, string>[]): RecordedQueue {
  const queue = row.queue ?? '';
  const name = (row.group_name_pl ?? '').trim();
  const counters = snapshots
    .filter((snapshot) => snapshot.queue === queue)
    .map((snapshot) => ({ minute: Number(snapshot.minute), counters: Number(snapshot.counters) }));
  return { queue, name, letter: /(?:^|\s)([A-Z]):/.exec(name)?.[1] ?? null, counters };
}

function ticketOf(row: Record<string, string>): RecordedTicket {
  const called = row.called_by === '' ? null : between(row, 'called');
  return { queue: row.queue ?? '', number: Number(row.ticket), issued: between(row, 'issued'), called };
}

function between(row: Record<string, string>, what: 'issued' | 'called'): Between {
  const [after, by] = [Number(row[`${what}_after`]), Number(row[`${what}_by`])];
  if (!(after <= by))
    throw new BadRecording(`Ticket ${row.ticket} of queue ${row.queue}, ${row.date}: bad ${what} times.`);
  return { after, by };
}
