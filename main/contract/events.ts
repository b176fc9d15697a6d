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
import type { EntryPoint, Pool, Rule } from './rows.ts';
import type { SettingKind, StoredValues } from './settings.ts';

/**
 * What happened. Append-only: a released event never changes its meaning; a new shape gets a new version, keeps the
 * old one's fixture and is upcast when read. Nothing here holds what a person typed or is called, only ids of texts.
 */
export const EVENT_VERSION = 1;

type Configured = {
  [K in SettingKind]: {
    type: 'configured';
    kind: K;
    id: string;
    version: number;
    before: StoredValues[K] | null;
    after: StoredValues[K] | null;
  };
}[SettingKind];

export type EventBody =
  | { type: 'dayOpened'; opened: DayKey; zone: string; plannedEnd: Instant; reopened: boolean }
  /** `next`: when the following day opens by itself, if it does. */
  | { type: 'dayClosed'; closed: DayKey; next: Instant | null }
  | {
      type: 'visitIssued';
      visit: VisitId;
      transaction: TransactionId;
      service: ServiceId;
      series: string;
      cycle: number;
      n: number;
      number: string;
      band: BandId | null;
      language: Language | null;
      entryPoint: EntryPoint;
    }
  /** `flagAt`: when it will count as left open. */
  | {
      type: 'visitCalled';
      visit: VisitId;
      transaction: TransactionId;
      desk: DeskId;
      session: SessionId;
      person: PersonId;
      profile: ProfileId;
      rule: Rule;
      flagAt: Instant;
    }
  /** `noShowAt`: when the visit becomes a no-show by itself, if it does. */
  | {
      type: 'visitRecalled';
      visit: VisitId;
      transaction: TransactionId;
      desk: DeskId;
      calls: number;
      noShowAt: Instant | null;
    }
  | { type: 'moreTimeGiven'; visit: VisitId; transaction: TransactionId; desk: DeskId; noShowAt: Instant | null }
  | { type: 'visitStarted'; visit: VisitId; transaction: TransactionId; desk: DeskId }
  | {
      type: 'visitEnded';
      visit: VisitId;
      transaction: TransactionId;
      desk: DeskId | null;
      as: 'served' | 'noShow' | 'cancelled' | 'walkedOut' | 'reset';
      outcome: string | null;
    }
  /** Waits again, as a new pass. `ended` is the pass that this closes, when one was open. */
  | {
      type: 'visitRequeued';
      visit: VisitId;
      ended: TransactionId | null;
      transaction: TransactionId;
      service: ServiceId;
      why: 'recycled' | 'transferred' | 'reactivated' | 'parkDue' | 'carriedOver';
      pool: Pool | null;
      place: 'first' | 'last' | 'age';
      desk: DeskId | null;
    }
  | {
      type: 'visitParked';
      visit: VisitId;
      transaction: TransactionId;
      desk: DeskId;
      session: SessionId;
      reason: string;
      until: Instant | null;
    }
  /** The day ended while it was open: it waits for the next one. */
  | { type: 'visitCarried'; visit: VisitId; ended: TransactionId }
  | { type: 'visitFlagged'; visit: VisitId; transaction: TransactionId }
  | { type: 'serviceDelivered'; visit: VisitId; transaction: TransactionId; deliverable: string; quantity: number }
  | { type: 'noteWritten'; visit: VisitId; text: TextId | null }
  /** Takes back the desk's last command, whose last event was `to`. */
  | { type: 'undone'; session: SessionId; desk: DeskId; action: CommandType; to: Seq; number: string | null }
  | {
      type: 'sessionOpened';
      session: SessionId;
      desk: DeskId;
      person: PersonId;
      profile: ProfileId;
      device: DeviceId;
      autoCall: boolean;
    }
  | { type: 'sessionChanged'; session: SessionId; profile: ProfileId; autoCall: boolean; device: DeviceId }
  | { type: 'sessionClosed'; session: SessionId; why: 'person' | 'dayClosed' | 'replaced' }
  | { type: 'breakTaken'; session: SessionId; reason: string; until: Instant | null }
  | { type: 'breakEnded'; session: SessionId }
  | {
      type: 'printAsked';
      job: JobId;
      visit: VisitId;
      printer: PrinterId;
      station: DeviceId;
      /** The device whose ticket it is. */
      askedBy: DeviceId;
      copy: boolean;
      ahead: number;
      /** When it counts as not sent if no station takes it. */
      giveUpAt: Instant;
    }
  /** `unknownAt`: when it counts as unknown if the station says nothing. */
  | { type: 'printAccepted'; job: JobId; unknownAt: Instant }
  /** Surely no paper: it is offered again at `again`. */
  | { type: 'printPutOff'; job: JobId; problem: Problem | null; again: Instant }
  | { type: 'printOffered'; job: JobId; giveUpAt: Instant }
  /** `settled`: staff said so. */
  | {
      type: 'printEnded';
      job: JobId;
      as: 'printed' | 'notSent' | 'unknown';
      problem: Problem | null;
      settled: boolean;
    }
  /** Texts by language, as ids: staff wrote them. */
  | {
      type: 'announced';
      announcement: string;
      group: string | null;
      texts: Record<Language, TextId>;
      over: Instant;
    }
  | { type: 'announcementOver'; announcement: string }
  | Configured;

export type EventType = EventBody['type'];

/** What every stored event says besides its body. */
export interface EventMeta {
  seq: Seq;
  v: number;
  at: Instant;
  /** The business day that was open, or the last one. */
  day: DayKey | null;
  /** The person who acted, when one did. */
  actor: PersonId | null;
  /** The device, timer or integration it came through. */
  via: string;
  /** The command that caused it. */
  cause: string;
  /** The desk session whose Undo takes this command back, when it can be undone. */
  undoable: { session: SessionId; action: CommandType } | null;
}
export type Event = EventMeta & EventBody;
export type EventOf<T extends EventType> = Extract<Event, { type: T }>;
