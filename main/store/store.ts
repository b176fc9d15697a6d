import type { Event } from '#contract/events.ts';
import type { DayKey, Instant, Seq, TextId } from '#contract/ids.ts';
import type { Row, RowChange, RowKind, RowOf, TransactionRow, VisitRow } from '#contract/rows.ts';

/** A stored answer to a command, so that a resend gets the first one. */
export interface StoredResult {
  device: string;
  commandId: string;
  /** Hash of type and parameters: the same id with others is refused. */
  hash: string;
  /** JSON of the result. */
  result: string;
  at: Instant;
}

/** An event with its full address: (hub, epoch, seq) stays unique when the logs of many offices are joined. */
export type StoredEvent = Event & { hub: string; epoch: number };

/** What a person typed or is called; null erases. */
export interface TextChange {
  id: TextId;
  text: string | null;
}

/** Everything one batch of commands wants to keep: in one transaction, or not at all. */
export interface Batch {
  events: Event[];
  changes: RowChange[];
  results: StoredResult[];
  texts: TextChange[];
}

export interface Loaded {
  /** Identity of this hub, made with the database. */
  hub: string;
  epoch: number;
  lastSeq: Seq;
  /** Instant of the last event, 0 without one. */
  lastAt: Instant;
  /** Every row that was put and neither deleted nor dropped, by kind, each kind in the order of the first put. */
  rows: Row[];
  /** The texts that these rows point to. */
  texts: Map<TextId, string>;
}

/** One line of the session export: a pass with the visit it belongs to. */
export interface ExportLine {
  transaction: TransactionRow;
  visit: VisitRow;
}

/**
 * Space left on the disk that holds the data. `low` deserves a warning; with `scarce` no new ticket should be given, while
 * what was begun goes on; with `none` `append` refuses everything.
 */
export interface Room {
  freeBytes: number;
  state: 'enough' | 'low' | 'scarce' | 'none';
}

/**
 * Where the hub keeps what it knows. It writes rows without knowing their meaning. `append` is durable when it
 * resolves: flushed to the disk, not only handed to the system.
 */
export interface Store {
  load(): Promise<Loaded>;
  /**
   * @throws ConstraintError when the schema refuses a row: nothing of the batch was kept.
   * @throws StorageError when it is unknown whether the batch was kept: the hub must end and start again.
   * @throws StorageFullError when there was no room: nothing of the batch was kept.
   */
  append(batch: Batch): Promise<void>;
  /** The answer stored for this command, if it is not pruned yet. */
  result(device: string, commandId: string): StoredResult | undefined;
  /**
   * Highest command id of this device whose answer was pruned; ids up to it are too old to judge. Ids that a device
   * with a clock ahead dated later than the pruned time do not count: they would lock that device out for as long.
   */
  prunedUpTo(device: string): string | undefined;
  /** Forget answers stored before `before`, in slices that let other work through. */
  prune(before: Instant): Promise<void>;
  /** Business days, newest first. */
  days(limit: number): { day: DayKey; openedAt: Instant; closedAt: Instant | null }[];
  /** Pages in order of `enteredSeq`, strictly after `after`. */
  transactions(day: DayKey, after: Seq, limit: number): ExportLine[];
  /** Pages in order of `seq`, strictly after `after`; `day` null: all days. */
  events(day: DayKey | null, after: Seq, limit: number): StoredEvent[];
  /** One row as it is kept, dropped or not. */
  row<K extends RowKind>(kind: K, id: string): RowOf<K> | undefined;
  /** All rows kept, dropped ones too, for `verify`; writing while iterating is allowed. */
  allRows(): IterableIterator<Row>;
  texts(ids: TextId[]): Map<TextId, string>;
  /** One more, durably: on restore or takeover, and when a device proves that this hub was rolled back. */
  raiseEpoch(): Promise<number>;
  /**
   * Copies the data to `file` while it is in use, checks the copy, and only then gives it that name.
   * @throws BackupFailedError when the copy is not sound, StorageFullError without room; `file` is not there then.
   */
  backup(file: string): Promise<{ bytes: number }>;
  /** Reads all of the data, beside the work that goes on. Null: it is sound; else what is wrong with it. */
  check(): Promise<string | null>;
  room(): Room;
  /** What the hub knows of devices and secrets; never part of events, results or exports. */
  readonly secrets: Secrets;
  /** Nothing may be asked of the store after this. */
  close(): Promise<void>;
}

/** Tokens, PIN hashes, join secrets and sign-ins: small JSON values by kind and id, durable when the call returns. */
export interface Secrets {
  get(kind: string, id: string): unknown;
  put(kind: string, id: string, value: unknown): void;
  del(kind: string, id: string): void;
  all(kind: string): { id: string; value: unknown }[];
}

export { ConstraintError, StorageError, StorageFullError } from './errors.ts';
