import type { CommandType } from '#contract/commands.ts';
import type { DisplayShowing } from '#contract/hardware.ts';
import type {
  BandId,
  DeskId,
  DeviceId,
  Instant,
  Language,
  PersonId,
  ProfileId,
  ServiceId,
  SessionId,
  TransactionId,
  VisitId,
} from '#contract/ids.ts';
import type { Rule } from '#contract/rows.ts';
import type { CommonHead } from './common.ts';

/** `desk:<id>`: one desk, its visit and its order. */

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
  /** Times are ms; `serves` visits make `serveMs` (one left open is served and has no time), `waits` calls `waitMs`. */
  today: Record<'served' | 'noShows' | 'serves' | 'serveMs' | 'waits' | 'waitMs' | 'withinTarget', number>;
}
/** What became of the call at this desk. */
export interface ShownRow {
  key: 'shown';
  table: 'shown';
  transaction: TransactionId;
  calls: number;
  displays: DisplayShowing[];
}
