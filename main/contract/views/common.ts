import type { DayKey, Instant, Language, LocalText, ServiceId } from '#contract/ids.ts';

/** What several views have in common. */

/** Facts that every head tells. */
export interface CommonHead {
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
