import { chmodSync, existsSync, linkSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { BackupMissingError, CorruptDatabaseError } from './errors.ts';
import { MIGRATIONS } from './migrations/index.ts';
import { startCheck } from './sqlite/check.ts';
import { openFailure } from './sqlite/failures.ts';
import { putInPlace } from './sqlite/files.ts';
import { inspect } from './sqlite/inspect.ts';
import { lockFolder } from './sqlite/lock.ts';
import { Meta } from './sqlite/meta.ts';
import { newestFormat } from './sqlite/migrate.ts';
import { databaseIn, prepareFolder } from './sqlite/open.ts';

export interface Restored {
  /** Above that of the backup and of what it replaced: devices tell by it that the past has changed. */
  epoch: number;
  /** Where the replaced database is kept; null when there was none. */
  kept: string | null;
}

/**
 * Puts a backup in the place of the data in `dataDir`, while no hub runs on it.
 * @throws StoreError: DataInUse, BackupMissing, and for a backup that cannot be used the same as opening it; the data is
 * then as it was.
 */
export async function restore(backup: string, dataDir: string): Promise<Restored> {
  prepareFolder(dataDir);
  let unlock = () => {};
  try {
    unlock = lockFolder(dataDir);
    await checkBackup(backup);
    return await putBack(backup, databaseIn(dataDir), dataDir);
  } catch (error) {
    throw openFailure(error, backup, dataDir);
  } finally {
    unlock();
  }
}

async function checkBackup(backup: string): Promise<void> {
  if (!existsSync(backup)) throw new BackupMissingError(backup);
  inspect(backup, newestFormat(MIGRATIONS));
  const problem = await startCheck({ file: backup, check: 'integrity_check' }).problem;
  if (problem !== null) throw new CorruptDatabaseError(backup, problem);
}

async function putBack(backup: string, file: string, dataDir: string): Promise<Restored> {
  const temporary = `${file}.restored`;
  rmSync(temporary, { force: true });
  const source = new Database(backup, { readonly: true });
  await source.backup(temporary).finally(() => source.close());
  const epoch = raiseEpoch(temporary, settle(file));
  const kept = existsSync(file) ? join(dataDir, `replaced-before-epoch-${epoch}.sqlite`) : null;
  if (kept !== null) linkSync(file, kept);
  putInPlace(temporary, file);
  return { epoch, kept };
}

/** Gives the copy an epoch above both. */
function raiseEpoch(copy: string, replaced: number): number {
  chmodSync(copy, 0o600);
  const db = new Database(copy);
  db.pragma('journal_mode = DELETE');
  db.pragma('synchronous = FULL');
  const meta = new Meta(db);
  const epoch = Math.max(meta.get('epoch'), replaced) + 1;
  meta.put('epoch', epoch);
  meta.put('running', 0);
  db.close();
  return epoch;
}

/**
 * Epoch of the database to be replaced, 0 without one. Its log is merged into it or, when it is too damaged for that, put
 * aside: SQLite would apply it to whatever has the name of the database.
 */
function settle(file: string): number {
  if (!existsSync(file)) return 0;
  const db = new Database(file);
  try {
    const epoch = new Meta(db).get('epoch');
    db.pragma('wal_checkpoint(TRUNCATE)');
    return epoch;
  } catch {
    if (existsSync(`${file}-wal`)) renameSync(`${file}-wal`, `${file}-wal.damaged`);
    return 0;
  } finally {
    db.close();
  }
}
