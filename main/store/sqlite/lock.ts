import { join } from 'node:path';
import Database from 'better-sqlite3';
import { DataInUseError } from '#store/errors.ts';
import { sqliteCode } from './failures.ts';

/** Long enough for a hub that is just stopping. */
const PATIENCE_MS = 500;

/**
 * Makes this process the only one that works on `folder`, until the returned function is called or the process ends,
 * however it ends. The lock is the one that SQLite takes on a small file of its own inside a transaction that is never
 * committed: the operating system keeps it and drops it with the process, so a killed hub leaves nothing stale behind,
 * and a process id in a file would have to be believed. It is held before the database is looked at, and while files
 * are swapped by an upgrade or a restore. Nothing else may open the file: POSIX drops a process's locks on any close.
 * @throws DataInUseError
 */
export function lockFolder(folder: string): () => void {
  const db = new Database(join(folder, 'hub.lock'), { timeout: PATIENCE_MS });
  try {
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db.close();
    throw sqliteCode(error).startsWith('SQLITE_BUSY') ? new DataInUseError(folder) : error;
  }
  return () => db.close();
}
