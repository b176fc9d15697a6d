import { accessSync, chmodSync, constants, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { BadDataFolderError, OldSqliteError, ReadOnlyDataError, StorageFullError } from '#store/errors.ts';
import { makeFolders } from '#store/folders.ts';
import type { Migration } from '#store/migrations/index.ts';
import { backUp } from './backup.ts';
import { assertDurable, isOlder, makeDurable, SQLITE_NEEDED } from './durability.ts';
import { sqliteCode } from './failures.ts';
import { putInPlace } from './files.ts';
import { APPLICATION_ID, inspect } from './inspect.ts';
import { Meta } from './meta.ts';
import { migrate, newestFormat } from './migrate.ts';

export interface OpenDatabase {
  /** An existing, writable folder on which this process holds the lock. */
  folder: string;
  migrations: readonly Migration[];
  /** Names the hub when its database is made. */
  newId(): string;
}

/** The database's file in a folder of data. */
export const databaseIn = (folder: string) => join(folder, 'hub.sqlite');

/** Makes the folder if it is not there, for this user alone. @throws BadDataFolderError, ReadOnlyDataError, StorageFullError */
export function prepareFolder(folder: string): void {
  try {
    makeFolders(folder);
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const code = sqliteCode(error);
    if (/^(EACCES|EPERM|EROFS)$/.test(code)) throw new ReadOnlyDataError(folder, error);
    throw code === 'ENOSPC' ? new StorageFullError(folder, error) : new BadDataFolderError(folder, error);
  }
}

/**
 * The database of a folder, made or brought up to date, in the state in which a commit is on the disk. Answers also
 * whether the last stop was none: a power cut or a kill.
 */
export async function openDatabase(options: OpenDatabase): Promise<{ db: Database.Database; unclean: boolean }> {
  const file = databaseIn(options.folder);
  const format = inspect(file, newestFormat(options.migrations));
  if (format === 0) create(file, options);
  const db = connect(file);
  try {
    if (format !== 0) await upgrade(db, format, options);
    return { db, unclean: firstWrite(db, file) };
  } catch (error) {
    db.close();
    throw error;
  }
}

function connect(file: string): Database.Database {
  if (existsSync(file)) accessSync(file, constants.R_OK | constants.W_OK);
  const db = new Database(file);
  const version = db.prepare<[], string>('SELECT sqlite_version()').pluck().get() ?? '';
  if (isOlder(version, SQLITE_NEEDED)) throw new OldSqliteError(version, SQLITE_NEEDED);
  makeDurable(db);
  return db;
}

/** Built under another name, so that a power cut never leaves a database half made. */
function create(file: string, { migrations, newId }: OpenDatabase): void {
  const temporary = `${file}.new`;
  for (const end of ['', '-wal', '-shm']) rmSync(temporary + end, { force: true });
  const db = connect(temporary);
  db.pragma(`application_id = ${APPLICATION_ID}`);
  migrate(db, 0, migrations);
  const meta = new Meta(db);
  meta.put('hub', newId());
  meta.put('epoch', 1);
  db.close();
  chmodSync(temporary, 0o600);
  putInPlace(temporary, file);
}

async function upgrade(db: Database.Database, from: number, { folder, migrations }: OpenDatabase): Promise<void> {
  const to = newestFormat(migrations);
  if (from === to) return;
  await backUp(db, join(folder, 'backups', `before-format-${to}-from-${from}.sqlite`));
  migrate(db, from, migrations);
}

/** Marks the hub as running, and only then believes the pragmas. True when the mark was still there. */
function firstWrite(db: Database.Database, file: string): boolean {
  const meta = new Meta(db);
  const unclean = meta.get('running') === 1;
  meta.put('running', 1);
  assertDurable(db, file);
  return unclean;
}
