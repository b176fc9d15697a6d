import type { Database } from 'better-sqlite3';
import type { Duration, Instant, Seq } from '#contract/ids.ts';
import type { RowKind, RowOf } from '#contract/rows.ts';
import { checkedSeq, finalChanges } from './batch.ts';
import { StorageError, StorageFullError } from './errors.ts';
import { MIGRATIONS } from './migrations/index.ts';
import { backUp } from './sqlite/backup.ts';
import { type RunningCheck, startCheck } from './sqlite/check.ts';
import { Checkpointer } from './sqlite/checkpointer.ts';
import type { CrashCheck } from './sqlite/crash-check.ts';
import { checkLater } from './sqlite/crash-check.ts';
import { Events } from './sqlite/events.ts';
import { openFailure, writeFailure } from './sqlite/failures.ts';
import { lockFolder } from './sqlite/lock.ts';
import { Meta } from './sqlite/meta.ts';
import { databaseIn, openDatabase, prepareFolder } from './sqlite/open.ts';
import { Results } from './sqlite/results.ts';
import type { RoomParts } from './sqlite/room.ts';
import { freeBytesOf, roomOf, USUAL_BOUNDS } from './sqlite/room.ts';
import { Rows } from './sqlite/rows.ts';
import { SqliteSecrets } from './sqlite/secrets.ts';
import { Texts } from './sqlite/texts.ts';
import type { Batch, Loaded, Room, Store } from './store.ts';
import { textIdsOf } from './text-ids.ts';

export interface SqliteStoreOptions {
  /** Made when it is not there. */
  dataDir: string;
  /** Names the hub when its database is made. */
  newId(): string;
  /** Told when the check that follows a power cut or a kill finds damage: time to restore a backup. */
  onDamage(problem: string): void;
  /** Replaces parts of the product's own, for tests. */
  own?: Partial<OwnParts>;
}
interface OwnParts {
  room: RoomParts;
  /** Milliseconds after opening at which the check after a power cut or a kill begins. */
  checkAfter: number;
}
/** Busy desks and kiosks give the next work sooner. */
const CHECKPOINTER_IDLE: Duration = 2_000;
const USUAL: OwnParts = { room: { bounds: USUAL_BOUNDS, freeBytes: freeBytesOf }, checkAfter: 10_000 };

/**
 * Opens the data of an office and makes this process its only writer.
 * @throws StoreError with one of the codes of opening: a sentence that says what to do; the files are as they were.
 */
export async function openSqliteStore(options: SqliteStoreOptions): Promise<Store> {
  const { dataDir: folder, newId } = options;
  prepareFolder(folder);
  const file = databaseIn(folder);
  let unlock = () => {};
  try {
    unlock = lockFolder(folder);
    const { db, unclean } = await openDatabase({ folder, migrations: MIGRATIONS, newId });
    const { room, checkAfter } = { ...USUAL, ...options.own };
    const check = unclean ? checkLater({ file, delay: checkAfter, onDamage: options.onDamage }) : undefined;
    return new SqliteStore({
      db,
      folder,
      room,
      check,
      checkpointer: new Checkpointer({ file, idle: CHECKPOINTER_IDLE }),
      unlock,
    });
  } catch (error) {
    unlock();
    throw openFailure(error, file, folder);
  }
}

interface Parts {
  db: Database;
  folder: string;
  room: OwnParts['room'];
  /** Undefined: the database was closed in order. */
  check: CrashCheck | undefined;
  checkpointer: Checkpointer;
  unlock(): void;
}

/** Batches between two looks at the free space. */
const ROOM_EVERY = 64;

class SqliteStore implements Store {
  readonly secrets: SqliteSecrets;
  private readonly db: Database;
  private readonly parts: Parts;
  private readonly meta: Meta;
  private readonly log: Events;
  private readonly rows: Rows;
  private readonly answers: Results;
  private readonly words: Texts;
  private readonly write: (batch: Batch) => void;
  private readonly hub: string;
  private epoch: number;
  private lastSeq: Seq;
  private broken: StorageError | undefined;
  private unchecked = 0;
  private checking: RunningCheck | undefined;

  constructor(parts: Parts) {
    const { db } = parts;
    this.parts = parts;
    this.db = db;
    this.meta = new Meta(db);
    this.log = new Events(db);
    this.rows = new Rows(db);
    this.answers = new Results(db);
    this.words = new Texts(db);
    this.secrets = new SqliteSecrets(db, (work) => this.durable(work));
    this.hub = this.meta.get('hub');
    this.epoch = this.meta.get('epoch');
    this.lastSeq = this.log.last().seq;
    this.write = db.transaction((batch: Batch) => this.writeAll(batch)).immediate;
  }

  async load(): Promise<Loaded> {
    const { seq: lastSeq, at: lastAt } = this.log.last();
    const rows = this.rows.live();
    return { hub: this.hub, epoch: this.epoch, lastSeq, lastAt, rows, texts: this.words.get(textIdsOf(rows)) };
  }

  async append(batch: Batch): Promise<void> {
    this.checkRoom();
    const lastSeq = checkedSeq(batch.events, this.lastSeq);
    this.durable(() => this.write(batch));
    this.lastSeq = lastSeq;
    this.parts.checkpointer.committed(batch.changes.length);
  }

  /** Asking the system takes longer than writing a row, so a batch with room lets the next ones through. */
  private checkRoom(): void {
    this.unchecked = (this.unchecked + 1) % ROOM_EVERY;
    if (this.unchecked !== 1 || this.room().state !== 'none') return;
    this.unchecked = 0;
    throw new StorageFullError(this.parts.folder);
  }

  private writeAll(batch: Batch): void {
    for (const event of batch.events) this.log.write(event, this.hub, this.epoch);
    for (const change of finalChanges(batch.changes)) this.rows.write(change);
    for (const text of batch.texts) this.words.write(text);
    for (const result of batch.results) this.answers.write(result);
  }

  /** After an error of the disk nothing this process holds can be trusted: every later write fails too. */
  private durable(work: () => void): void {
    if (this.broken) throw this.broken;
    try {
      work();
    } catch (error) {
      const failure = writeFailure(error, this.parts.folder);
      if (failure instanceof StorageError) this.broken = failure;
      throw failure;
    }
  }

  result(device: string, commandId: string) {
    return this.answers.get(device, commandId);
  }
  prunedUpTo(device: string) {
    return this.answers.prunedUpTo(device);
  }
  async prune(before: Instant): Promise<void> {
    const slices = this.answers.prune(before);
    for (let over = false; !over; ) {
      this.durable(() => {
        over = slices.next().done === true;
      });
      await new Promise((resolve) => setImmediate(resolve));
    }
    // Erased texts also leave the log.
    this.durable(() => void this.db.pragma('wal_checkpoint(TRUNCATE)'));
  }

  days(limit: number) {
    return this.rows.days(limit).map(({ id, openedAt, closedAt }) => ({ day: id, openedAt, closedAt }));
  }
  transactions(day: string, after: Seq, limit: number) {
    return this.rows.transactions(day, after, limit);
  }
  events(day: string | null, after: Seq, limit: number) {
    return this.log.page(day, after, limit);
  }
  row<K extends RowKind>(kind: K, id: string): RowOf<K> | undefined {
    return this.rows.get(kind, id);
  }
  allRows() {
    return this.rows.all();
  }
  texts(ids: string[]) {
    return this.words.get(ids);
  }

  async raiseEpoch(): Promise<number> {
    this.durable(() => this.meta.put('epoch', this.epoch + 1));
    this.epoch += 1;
    return this.epoch;
  }

  backup(file: string) {
    return backUp(this.db, file);
  }

  check(): Promise<string | null> {
    this.checking = startCheck({ file: databaseIn(this.parts.folder), check: 'quick_check' });
    return this.checking.problem;
  }

  room(): Room {
    const { folder, room } = this.parts;
    return roomOf(room.freeBytes(folder), room.bounds);
  }

  /** A database that was not closed in order stays marked until a check has found it sound. */
  async close(): Promise<void> {
    const { check, checkpointer, unlock } = this.parts;
    await check?.stop();
    await this.checking?.stop();
    await checkpointer.stop();
    try {
      if (!this.broken && check?.isSound() !== false) this.durable(() => this.meta.put('running', 0));
    } finally {
      this.db.close();
      unlock();
    }
  }
}
