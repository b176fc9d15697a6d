import type { CommandType } from './commands.ts';
import type { DisplayShowing, HardwareKind, HardwareState, KeysRow, Problem, Silence } from './hardware.ts';
import type {
  BandId,
  DayKey,
  DeskId,
  DeviceId,
  Instant,
  JobId,
  Language,
  LocalText,
  PersonId,
  PrinterId,
  ProfileId,
  Seq,
  ServiceId,
  SessionId,
  TransactionId,
  VisitId,
} from './ids.ts';
import type { KioskPinRow, PinRow } from './pins.ts';
import type { PlaylistRow } from './playlist.ts';
import type { EntryPoint, JobRow, Pool, Rule, VisitState } from './rows.ts';
import type { SettingKind, SettingValues } from './settings.ts';

/**
 * What each role may see. A view is a `head` of a few facts and rows by `key`; keys are `<table>:<id>`. Display and kiosk
 * views hold no names, no notes and no identifier that opens anything.
 */

/** Facts that every head tells. */
interface CommonHead {
  site: string;
  zone: string;
  languages: Language[];
  /** The open business day, or null. */
  day: DayKey | null;
  info: LocalText | null;
  /** Simulated visitors: the screens say so. */
  demo: boolean;
}

/** Opening times as instants, so that a screen needs no zone arithmetic: open while `from <= now < to` of one of them. */
export type OpenTimes = { from: Instant; to: Instant }[];

// ---------------------------------------------------------------- display:<group>
export interface DisplayHead extends CommonHead {
  group: LocalText;
  overscan: number;
  chime: boolean;
  /** How calls are spoken here, or null where they are not. */
  voice: Omit<SettingValues['voice'], 'station' | 'numbers' | 'enabled'> | null;
}
/** One of the last calls; `state` tells whether it still signals. Newest = highest `seq`. */
export interface CallRow {
  key: `call:${TransactionId}`;
  table: 'call';
  transaction: TransactionId;
  number: string;
  /** Its name and the way to it stand in a row of their own, so that a call stays small on the wire. */
  desk: DeskId;
  language: Language | null;
  /** The last call or recall. */
  seq: Seq;
  at: Instant;
  calls: number;
  state: 'called' | 'serving' | 'over';
}
/** Where a desk is. */
export interface PlaceRow {
  key: `place:${DeskId}`;
  table: 'place';
  desk: DeskId;
  name: LocalText;
  place: LocalText | null;
  /** A real direction: it does not flip with the script. */
  arrow: string;
}
/** What staff tell everybody in the room. */
export interface AnnouncementViewRow {
  key: `announcement:${string}`;
  table: 'announcement';
  announcement: string;
  texts: LocalText;
  at: Instant;
  seq: Seq;
}
/** People waiting for one service. */
export interface WaitingRow {
  key: `service:${ServiceId}`;
  table: 'service';
  service: ServiceId;
  name: LocalText;
  letter: string;
  color: string;
  order: number;
  waiting: number;
  /** Null: whenever the day is open. */
  times: OpenTimes | null;
  /** First opening after the last of `times`. */
  next: Instant | null;
  enabled: boolean;
}

// ---------------------------------------------------------------- kiosk:<site>
export interface KioskHead extends CommonHead {
  idleSeconds: number;
  askSeconds: number;
  diagonalInches: number;
}
export interface KioskServiceRow extends Omit<WaitingRow, 'table'> {
  table: 'service';
  detail: LocalText | null;
  pictogram: string;
  category: string | null;
  priorities: boolean;
  /** No ticket is left for today. */
  full: boolean;
}
export interface CategoryRow {
  key: `category:${string}`;
  table: 'category';
  category: string;
  name: LocalText;
  pictogram: string;
  parent: string | null;
  order: number;
}
export interface BandRow {
  key: `band:${BandId}`;
  table: 'band';
  band: BandId;
  name: LocalText;
  rank: number;
  atKiosk: boolean;
}

/** A printer, as the kiosks it serves must know it. */
export interface KioskPrinterRow {
  key: `printer:${PrinterId}`;
  table: 'printer';
  printer: PrinterId;
  /** Devices it serves; empty: every kiosk that no other printer serves. */
  serves: DeviceId[];
  state: HardwareState;
  problem: Problem | null;
  paperless: boolean;
}
/** What became of the newest paper of one kiosk. */
export interface KioskJobRow {
  key: `paper:${DeviceId}`;
  table: 'paper';
  job: JobId;
  visit: VisitId;
  state: JobRow['state'];
  problem: Problem | null;
  /** The ticket was taken back with its paper: its number does not count. */
  void: boolean;
}

// ---------------------------------------------------------------- station:<device>
export interface StationHead extends CommonHead {
  device: DeviceId;
}
/** A paper to print now: offered, or accepted and not yet reported. */
export interface StationJobRow {
  key: `job:${JobId}`;
  table: 'job';
  job: JobId;
  state: 'offered' | 'accepted';
  tries: number;
  visit: VisitId;
  number: string;
  printer: PrinterId;
  copy: boolean;
  service: ServiceId;
  language: Language | null;
  issuedAt: Instant;
  ahead: number;
}
/** What the lamps and signs of a desk show. */
export interface SignRow {
  key: `sign:${DeskId}`;
  table: 'sign';
  desk: DeskId;
  state: DeskRow['state'];
  number: string | null;
  calls: number;
  /** Somebody waits for this desk. */
  waiting: boolean;
}

// ---------------------------------------------------------------- queue:<site>, for staff
export interface QueueHead extends CommonHead {
  breakReasons: LocalText[];
  parkReasons: LocalText[];
  undoSeconds: number;
  /** What Next does with a visit that was called and never started, so that the button can say it. */
  nextOnUnstarted: 'served' | 'noShow' | 'refuse';
}
/** A visit that is open, or ended today in a way that can be taken back (no-show, cancelled, walked out). */
export interface QueueVisitRow {
  key: `visit:${VisitId}`;
  table: 'visit';
  visit: VisitId;
  number: string;
  service: ServiceId;
  state: VisitState;
  /** Waiting is counted from here. */
  since: Instant;
  issuedAt: Instant;
  band: BandId | null;
  pool: Pool | null;
  parked: { reason: string; until: Instant | null; at: Instant } | null;
  desk: DeskId | null;
  person: PersonId | null;
  language: Language | null;
  entryPoint: EntryPoint;
  note: string | null;
  /** How it came back to wait: put back, transferred … */
  again: 'recycled' | 'parked' | 'transferred' | 'reactivated' | null;
  seq: Seq;
}
export interface QueueServiceRow extends Omit<WaitingRow, 'table'> {
  table: 'service';
  target: number;
  usual: number;
  /** The longest waiting counts from here. */
  oldest: Instant | null;
  outcome: 'none' | 'optional' | 'required';
  outcomes: { id: string; name: LocalText }[];
  deliverables: { id: string; name: LocalText }[];
}
export interface DeskRow {
  key: `desk:${DeskId}`;
  table: 'desk';
  desk: DeskId;
  name: LocalText;
  order: number;
  enabled: boolean;
  profile: ProfileId | null;
  person: PersonId | null;
  state: 'closed' | 'free' | 'called' | 'serving' | 'break';
  number: string | null;
  /** Begin of the present state. */
  since: Instant | null;
}
export interface ProfileRow {
  key: `profile:${ProfileId}`;
  table: 'profile';
  profile: ProfileId;
  name: LocalText;
  services: ServiceId[];
}
export interface PersonRow {
  key: `person:${PersonId}`;
  table: 'person';
  person: PersonId;
  name: string;
  profiles: ProfileId[];
  desk: DeskId | null;
}

/** A paper that staff should know of: on its way after a reprint, surely not out, or nobody can tell. */
export interface JobViewRow {
  key: `job:${JobId}`;
  table: 'job';
  job: JobId;
  visit: VisitId;
  number: string;
  printer: PrinterId;
  copy: boolean;
  state: JobRow['state'];
  problem: Problem | null;
  changedAt: Instant;
}
/** A printer, box, sign or voice as its station tells. */
export interface HardwareRow {
  key: `hardware:${HardwareKind}:${string}`;
  table: 'hardware';
  of: HardwareKind;
  id: string;
  name: string;
  station: DeviceId;
  state: HardwareState;
  problem: Problem | null;
  /** Begin of the present state. */
  since: Instant | null;
  /** What was wrong last and when it began, also when it is over. */
  lastProblem: { problem: Problem; at: Instant } | null;
}
/** What hangs on the PCs of staff. */
type FromPcRow = HardwareRow | KeysRow;

// ---------------------------------------------------------------- desk:<id>
/** Why this visit was called, as facts for one sentence. */
export interface Reason {
  rule: Rule;
  /** Waited, ms, when called. */
  waited: number;
  target: number;
  band: BandId | null;
}
export interface DeskVisit {
  visit: VisitId;
  transaction: TransactionId;
  number: string;
  service: ServiceId;
  state: 'called' | 'serving';
  calledAt: Instant;
  startedAt: Instant | null;
  calls: number;
  reason: Reason;
  band: BandId | null;
  language: Language | null;
  note: string | null;
  delivered: { id: string; quantity: number }[];
  /** When it becomes a no-show by itself. */
  noShowAt: Instant | null;
  leftOpen: boolean;
}
export interface DeskHead extends CommonHead {
  desk: DeskId;
  session: {
    session: SessionId;
    person: PersonId;
    profile: ProfileId;
    device: DeviceId;
    autoCall: boolean;
    openedAt: Instant;
    break: { reason: string; until: Instant | null; at: Instant } | null;
  } | null;
  visit: DeskVisit | null;
  /** The next ten in the order in which Next would call them now, with why. */
  next: { visit: VisitId; rule: Rule }[];
  /** All who wait for this desk's profile. */
  waiting: number;
  /** The last action, while it can be undone. */
  undo: { action: CommandType; number: string | null; at: Instant; until: Instant } | null;
  today: { served: number; noShows: number; serveMs: number; waits: number; waitMs: number; withinTarget: number };
}
/** What became of the call at this desk. */
export interface ShownRow {
  key: 'shown';
  table: 'shown';
  transaction: TransactionId;
  calls: number;
  displays: DisplayShowing[];
}

// ---------------------------------------------------------------- admin:<site>
export interface AdminHead extends CommonHead {
  plannedEnd: Instant | null;
  /** Days that can be exported, newest first. */
  days: DayKey[];
  backup: { at: Instant; ok: boolean } | null;
  /** Something a person must decide, such as a clock that jumped. */
  alarms: { code: string; at: Instant }[];
}
export type SettingViewRow = {
  [K in SettingKind]: { key: string; table: 'setting'; of: K; id: string; version: number; value: SettingValues[K] };
}[SettingKind];
/** A device as the hub meets it now; `silence` is what a display says of itself. */
export interface PresenceRow {
  key: `presence:${DeviceId}`;
  table: 'presence';
  device: DeviceId;
  online: boolean;
  lastSeen: Instant | null;
  address: string | null;
  silence: Silence | null;
}
/** A device that shows a code and waits for approval. */
export interface RequestRow {
  key: `request:${string}`;
  table: 'request';
  request: string;
  name: string;
  role: string;
  code: string;
  expires: Instant;
}

export interface ViewHeads {
  display: DisplayHead;
  kiosk: KioskHead;
  queue: QueueHead;
  desk: DeskHead;
  admin: AdminHead;
  station: StationHead;
}
export interface ViewTables {
  display: CallRow | PlaceRow | WaitingRow | AnnouncementViewRow | PlaylistRow;
  kiosk: KioskServiceRow | CategoryRow | BandRow | KioskPrinterRow | KioskJobRow | KeysRow;
  queue: QueueVisitRow | QueueServiceRow | DeskRow | ProfileRow | PersonRow | BandRow | JobViewRow | FromPcRow;
  desk: ShownRow;
  admin: SettingViewRow | PresenceRow | RequestRow | PinRow | KioskPinRow | DeskRow | QueueServiceRow | HardwareRow;
  station: SettingViewRow | StationJobRow | SignRow;
}
export type ViewRow = ViewTables[keyof ViewTables];
