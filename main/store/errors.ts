import { basename, dirname, join } from 'node:path';

/**
 * What can go wrong with the office's data. `code` and `facts` are for programs, the message is a sentence that tells
 * the person at the computer what to do. Facts never hold what a visitor or a clerk typed.
 */
export type StoreErrorCode =
  | 'constraint'
  | 'storage'
  | 'storageFull'
  | 'dataInUse'
  | 'readOnlyData'
  | 'badDataFolder'
  | 'newerDatabase'
  | 'corruptDatabase'
  | 'foreignDatabase'
  | 'notDurable'
  | 'oldSqlite'
  | 'backupMissing'
  | 'backupFailed';

export type StoreErrorFacts = Record<string, string | number | null>;

/** All that the store throws on purpose. */
export class StoreError extends Error {
  override name = 'StoreError';
  readonly code: StoreErrorCode;
  readonly facts: StoreErrorFacts;
  constructor(code: StoreErrorCode, message: string, facts: StoreErrorFacts, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.facts = facts;
  }
}

/** The schema refused a row that the rules should never have made: our bug. Nothing of the batch was kept. */
export class ConstraintError extends StoreError {
  override name = 'ConstraintError';
  constructor(what: string, cause?: unknown) {
    super('constraint', `The database refused a row that must never be: ${what}.`, { what }, cause);
  }
}

/** Whether the batch was kept is unknown: only ending and starting again tells. */
export class StorageError extends StoreError {
  override name = 'StorageError';
  constructor(what: string, cause?: unknown) {
    super('storage', `The disk did not confirm a write (${what}). Now Serving has to start again.`, { what }, cause);
  }
}

/** There is no room; nothing was kept. */
export class StorageFullError extends StoreError {
  override name = 'StorageFullError';
  constructor(folder: string, cause?: unknown) {
    super('storageFull', `The disk that holds ${folder} is full. Free some space on it.`, { folder }, cause);
  }
}

/** Another process works on this folder. */
export class DataInUseError extends StoreError {
  override name = 'DataInUseError';
  constructor(folder: string) {
    const message = `Now Serving is already running on ${folder}. Close it first, or choose another folder with --data.`;
    super('dataInUse', message, { folder });
  }
}

/** This user may not write there. */
export class ReadOnlyDataError extends StoreError {
  override name = 'ReadOnlyDataError';
  constructor(path: string, cause?: unknown) {
    const message = `Now Serving may not write to ${path}. Give its user the right to write there, or choose another folder with --data.`;
    super('readOnlyData', message, { path }, cause);
  }
}

/** The folder cannot be made or is no folder. */
export class BadDataFolderError extends StoreError {
  override name = 'BadDataFolderError';
  constructor(folder: string, cause?: unknown) {
    super('badDataFolder', `${folder} cannot be used as a folder. Choose another one with --data.`, { folder }, cause);
  }
}

/** Made by a later release of the product; never touched. */
export class NewerDatabaseError extends StoreError {
  override name = 'NewerDatabaseError';
  constructor(file: string, found: number, known: number) {
    const message = `${file} was written by a newer version of Now Serving (format ${found}, this one knows up to ${known}). Update Now Serving; the file was not touched.`;
    super('newerDatabase', message, { file, found, known });
  }
}

/** Damaged; never touched. It is the office's own data, or a copy that somebody wanted to go back to. */
export class CorruptDatabaseError extends StoreError {
  override name = 'CorruptDatabaseError';
  constructor(file: string, what: string, cause?: unknown) {
    const folder = dirname(file);
    const own = `Restore the latest backup, from ${join(folder, 'backups')}: npm run hub -- restore FILE --data ${folder}`;
    const next = basename(file) === 'hub.sqlite' ? own : 'Choose another backup.';
    super('corruptDatabase', `${file} is damaged (${what}) and was not touched. ${next}`, { file, what }, cause);
  }
}

/** A sound database of another program; never touched. */
export class ForeignDatabaseError extends StoreError {
  override name = 'ForeignDatabaseError';
  constructor(file: string) {
    const message = `${file} belongs to another program and was not touched. Choose another folder with --data.`;
    super('foreignDatabase', message, { file });
  }
}

/** The file system does not let a commit reach the disk. */
export class NotDurableError extends StoreError {
  override name = 'NotDurableError';
  constructor(file: string, journal: string, synchronous: number) {
    const message = `The disk that holds ${file} cannot keep a ticket safe when the power fails (journal ${journal}, synchronous ${synchronous}). Choose a folder on a local disk with --data.`;
    super('notDurable', message, { file, journal, synchronous });
  }
}

/** SQLite before 3.51.3 can damage a database in WAL mode (https://www.sqlite.org/wal.html, section 11). */
export class OldSqliteError extends StoreError {
  override name = 'OldSqliteError';
  constructor(found: string, needed: string) {
    const message = `The built-in SQLite is ${found}, and ${needed} or newer is needed. Install Now Serving again.`;
    super('oldSqlite', message, { found, needed });
  }
}

/** There is nothing to restore from. */
export class BackupMissingError extends StoreError {
  override name = 'BackupMissingError';
  constructor(file: string) {
    super('backupMissing', `There is no backup file at ${file}. Check the path.`, { file });
  }
}

/** The copy did not pass its check and was removed. */
export class BackupFailedError extends StoreError {
  override name = 'BackupFailedError';
  constructor(file: string, what: string, cause?: unknown) {
    const message = `The backup ${file} could not be made (${what}). Back up to another disk, and have this one checked.`;
    super('backupFailed', message, { file, what }, cause);
  }
}
