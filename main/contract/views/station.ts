import type { DeskId, DeviceId, Instant, JobId, Language, PrinterId, ServiceId, VisitId } from '#contract/ids.ts';
import type { CommonHead } from './common.ts';
import type { DeskRow } from './queue.ts';

/** `station:<device>`: what one PC prints and shows on its signs. */

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
