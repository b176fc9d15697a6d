import type { CommandType } from './commands.ts';
import type { Problem } from './hardware.ts';
import type {
  BandId,
  DayKey,
  DeskId,
  DeviceId,
  Instant,
  JobId,
  Language,
  PersonId,
  PrinterId,
  ProfileId,
  Seq,
  ServiceId,
  SessionId,
  TextId,
  TransactionId,
  VisitId,
} from './ids.ts';
import type { SettingKind, StoredValues } from './settings.ts';

/**
 * The rows of a site's day. Rules return changes to them, memory applies the changes, the store writes them without
 * knowing their meaning, views are cut from them. Every row has a `kind` and an `id` unique within its kind.
 */

/** Why a visit was the next one: see the rules [C…] of the domain's SPEC. */
export type Rule =
  /** sent to this desk or person */
  | 'pool'
  /** placed first by a transfer */
  | 'placedFirst'
  /** waited past the ageing cap */
  | 'ageingCap'
  /** past the target of its service */
  | 'overdue'
  /** a priority band was waiting */
  | 'priority'
  /** longest waiting */
  | 'oldest'
  /** picked from the list */
  | 'chosen'
  /** served without a ticket */
  | 'walkUp';

export type VisitState =
  | 'waiting'
  | 'called'
  | 'serving'
  | 'parked'
  | 'served'
  | 'noShow'
  | 'cancelled'
  | 'walkedOut'
  | 'reset';
export type OpenVisitState = 'waiting' | 'called' | 'serving' | 'parked';
/** How one pass of a visit through a queue ended. */
export type TransactionEnd =
  | 'served'
  | 'noShow'
  | 'cancelled'
  | 'walkedOut'
  | 'reset'
  | 'recycled'
  | 'parked'
  | 'transferred'
  | 'carriedOver';

/** Only this desk or person may call it by Next. */
export type Pool = { desk: DeskId } | { person: PersonId };
export type EntryPoint = 'kiosk' | 'desk' | 'walkUp' | 'admin';

/** One ticket's life. */
export interface VisitRow {
  kind: 'visit';
  id: VisitId;
  /** The business day of the number; a visit carried over keeps it. */
  day: DayKey;
  series: string;
  cycle: number;
  n: number;
  /** As printed and spoken, `A42`. */
  number: string;
  service: ServiceId;
  state: VisitState;
  /** The latest pass. */
  transaction: TransactionId;
  issuedAt: Instant;
  /** Age counts from here; putting back keeps it. */
  ageFrom: Instant;
  /** Tie-break of equal ages; set by issue and by every placing at the end. */
  orderSeq: Seq;
  /** Above 0: placed first, the highest going first. */
  first: Seq;
  band: BandId | null;
  pool: Pool | null;
  parked: { reason: string; until: Instant | null; at: Instant } | null;
  language: Language | null;
  entryPoint: EntryPoint;
  /** Where it is called or served. */
  desk: DeskId | null;
  session: SessionId | null;
  note: TextId | null;
  endedAt: Instant | null;
  /** The event that changed this row last. */
  seq: Seq;
}

/** One pass of a visit through a queue. */
export interface TransactionRow {
  kind: 'transaction';
  id: TransactionId;
  visit: VisitId;
  day: DayKey;
  number: string;
  service: ServiceId;
  band: BandId | null;
  /** The event that began this pass; no two passes share it, so exports page by it. */
  enteredSeq: Seq;
  enteredAt: Instant;
  ageFrom: Instant;
  issuedAt: Instant;
  /** Target of the service when it entered, minutes. */
  target: number;
  /** Wait said to the visitor when the ticket was issued, ms; null while no estimate is given. */
  estimate: { low: number; high: number } | null;
  desk: DeskId | null;
  session: SessionId | null;
  person: PersonId | null;
  profile: ProfileId | null;
  rule: Rule | null;
  /** The event that called it. */
  callSeq: Seq | null;
  /** The last call or recall; the newest call of a display has the highest. */
  lastCallSeq: Seq | null;
  firstCalledAt: Instant | null;
  /** The last call or recall. */
  calledAt: Instant | null;
  calls: number;
  startedAt: Instant | null;
  endedAt: Instant | null;
  end: TransactionEnd | null;
  outcome: string | null;
  delivered: { id: string; quantity: number }[];
  /** Stayed open far beyond the usual: its times belong in no average. */
  leftOpen: boolean;
  seq: Seq;
}

export type IntervalWhat = 'waiting' | 'walking' | 'serving' | 'parked' | 'open' | 'break';
/** A stretch of time of a visit or of a desk session; every report is a sum over these. */
export interface IntervalRow {
  kind: 'interval';
  id: string;
  day: DayKey;
  what: IntervalWhat;
  visit: VisitId | null;
  transaction: TransactionId | null;
  service: ServiceId | null;
  session: SessionId | null;
  desk: DeskId | null;
  person: PersonId | null;
  start: Instant;
  end: Instant | null;
  seq: Seq;
}

/** What one undo would take back: the rows as they were before the desk's last command. */
export interface UndoImage {
  /** What the person did, for the words on the screen. */
  action: CommandType;
  number: string | null;
  at: Instant;
  /** Last event of the command; a row changed later than this can no longer be taken back. */
  seq: Seq;
  before: (VisitRow | TransactionRow | IntervalRow | DueRow)[];
  /** Rows that the command made. */
  made: { kind: 'visit' | 'transaction' | 'interval' | 'due'; id: string }[];
  /** The visit at the desk before the command. */
  visit: VisitId | null;
}

/** A person at a desk with a profile. */
export interface SessionRow {
  kind: 'session';
  id: SessionId;
  day: DayKey;
  desk: DeskId;
  person: PersonId;
  profile: ProfileId;
  device: DeviceId;
  autoCall: boolean;
  openedAt: Instant;
  closedAt: Instant | null;
  break: { reason: string; until: Instant | null; at: Instant } | null;
  /** Called or being served here. */
  visit: VisitId | null;
  undo: UndoImage | null;
  seq: Seq;
}

/** Where a number series or a day's count of a service stands; `id` is `<day>:series:<series>` or `<day>:issued:<service>`. */
export interface CounterRow {
  kind: 'counter';
  id: string;
  day: DayKey;
  cycle: number;
  n: number;
  seq: Seq;
}

/** One setting; `id` is `<of>:<key>`. */
export type SettingRow = {
  [K in SettingKind]: {
    kind: 'setting';
    id: string;
    of: K;
    key: string;
    version: number;
    value: StoredValues[K];
    seq: Seq;
  };
}[SettingKind];
export type SettingRowOf<K extends SettingKind> = Extract<SettingRow, { of: K }>;

/** Something that happens by itself at its time, however often the hub was restarted meanwhile. */
export interface DueRow {
  kind: 'due';
  /** `<what>:<ref>` */
  id: string;
  what: 'noShow' | 'flag' | 'unpark' | 'closeDay' | 'openDay' | 'print' | 'announcement';
  ref: string;
  at: Instant;
  seq: Seq;
}

export interface DayRow {
  kind: 'day';
  id: DayKey;
  zone: string;
  openedAt: Instant;
  plannedEnd: Instant;
  closedAt: Instant | null;
  seq: Seq;
}

/** One paper. It is only ever retried by itself from `putOff`, which is sure that nothing came out. */
export interface JobRow {
  kind: 'job';
  id: JobId;
  day: DayKey;
  visit: VisitId;
  number: string;
  printer: PrinterId;
  station: DeviceId;
  askedBy: DeviceId;
  copy: boolean;
  ahead: number;
  state: 'offered' | 'accepted' | 'putOff' | 'printed' | 'notSent' | 'unknown';
  /** Times a station has taken it. */
  tries: number;
  problem: Problem | null;
  /** Staff said what became of it. */
  settled: boolean;
  askedAt: Instant;
  changedAt: Instant;
  seq: Seq;
}

/** What staff tell everybody. It goes when its time is over. */
export interface AnnouncementRow {
  kind: 'announcement';
  id: string;
  day: DayKey | null;
  group: string | null;
  texts: Record<Language, TextId>;
  at: Instant;
  seq: Seq;
}

export type Row =
  | JobRow
  | AnnouncementRow
  | VisitRow
  | TransactionRow
  | IntervalRow
  | SessionRow
  | CounterRow
  | SettingRow
  | DueRow
  | DayRow;
export type RowKind = Row['kind'];
export const ROW_KINDS = [
  'visit',
  'transaction',
  'interval',
  'session',
  'counter',
  'setting',
  'due',
  'day',
  'job',
  'announcement',
] as const satisfies RowKind[];
export type RowOf<K extends RowKind> = Extract<Row, { kind: K }>;

/**
 * One change to the rows. `del` removes a row for good; `drop` only lets go of it in memory, when its business day is
 * over: the store keeps it.
 */
export type RowChange =
  | { op: 'put'; row: Row }
  | { op: 'del'; kind: RowKind; id: string }
  | { op: 'drop'; kind: RowKind; id: string };
