import type { Event } from '#contract/events.ts';
import type { DayKey, Instant, Seq, TextId } from '#contract/ids.ts';
import type { Row, RowChange, TransactionRow, VisitRow } from '#contract/rows.ts';

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
  /** Settings, dues, the latest business day with all its rows, and visits still open from earlier days. */
  rows: Row[];
  texts: Map<TextId, string>;
}

/** One line of the session export: a pass with the visit it belongs to. */
export interface ExportLine {
  transaction: TransactionRow;
  visit: VisitRow;
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
  /** Highest command id of this device whose answer was pruned; ids up to it are too old to judge. */
  prunedUpTo(device: string): string | undefined;
  /** Forget answers stored before `before`. */
  prune(before: Instant): Promise<void>;
  /** Business days, newest first. */
  days(limit: number): { day: DayKey; openedAt: Instant; closedAt: Instant | null }[];
  /** Pages in order of `enteredSeq`, strictly after `after`. */
  transactions(day: DayKey, after: Seq, limit: number): ExportLine[];
  /** Pages in order of `seq`, strictly after `after`; `day` null: all days. */
  events(day: DayKey | null, after: Seq, limit: number): Event[];
  /** All rows kept, for `verify`. */
  allRows(): IterableIterator<Row>;
  texts(ids: TextId[]): Map<TextId, string>;
  raiseEpoch(): Promise<number>;
  /** Copies the database to `file` while it is in use, then checks the copy. */
  backup(file: string): Promise<{ bytes: number }>;
  /** What the hub knows of devices and secrets; never part of events, results or exports. */
  readonly secrets: Secrets;
  close(): Promise<void>;
}

/** Tokens, PIN hashes, join secrets and sign-ins: small JSON values by kind and id, durable when the call returns. */
export interface Secrets {
  get(kind: string, id: string): unknown;
  put(kind: string, id: string, value: unknown): void;
  del(kind: string, id: string): void;
  all(kind: string): { id: string; value: unknown }[];
}

/** The schema refused a row that the rules should never have made: our bug. */
export class ConstraintError extends Error {
  override name = 'ConstraintError';
}
/** Whether the batch was kept is unknown. */
export class StorageError extends Error {
  override name = 'StorageError';
}
/** The disk is full; nothing was kept. */
export class StorageFullError extends Error {
  override name = 'StorageFullError';
}
