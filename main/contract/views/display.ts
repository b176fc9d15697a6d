import type { DeskId, Instant, Language, LocalText, Seq, TransactionId } from '#contract/ids.ts';
import type { SettingValues } from '#contract/settings.ts';
import type { CommonHead } from './common.ts';

/** `display:<group>`: what hangs on the wall of one room. */

export interface DisplayHead extends CommonHead {
  group: LocalText;
  overscan: number;
  chime: boolean;
  /** How calls are spoken here, or null where they are not. */
  voice: Omit<SettingValues['voice'], 'station' | 'numbers' | 'enabled'> | null;
}
/** One of the last calls, of each visit one [V16]; `state` tells whether it still signals. Newest = highest `seq`. */
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
