import type { HardwareKind, HardwareState, Problem } from '#contract/hardware.ts';
import type {
  BandId,
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
  VisitId,
} from '#contract/ids.ts';
import type { EntryPoint, JobRow, Pool, VisitState } from '#contract/rows.ts';
import type { CommonHead, WaitingRow } from './common.ts';

/** `queue:<site>`, for staff: who is in the office, and who works where with what. */

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
  /** How whoever waits came back to wait; null at the first time, and while nobody waits. */
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
/** Displays that show the same, to announce something on these only. */
export interface DisplayGroupRow {
  key: `displayGroup:${string}`;
  table: 'displayGroup';
  group: string;
  name: LocalText;
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
