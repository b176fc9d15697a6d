import { chmodSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { BackupFailedError, StorageFullError } from '#store/errors.ts';
import { startCheck } from './check.ts';
import { sqliteCode } from './failures.ts';
import { putInPlace } from './files.ts';

/**
 * Copies an open database to `file`: first under a temporary name, then checked, flushed and renamed. Copying the file
 * itself would leave out what is still in the log.
 * @throws BackupFailedError, StorageFullError; `file` is then what it was before.
 */
export async function backUp(db: Database.Database, file: string): Promise<{ bytes: number }> {
  try {
    mkdirSync(dirname(file), { recursive: true });
    await copy(db, file, `${file}.part`);
    return { bytes: statSync(file).size };
  } catch (error) {
    throw backupFailure(error, file);
  }
}

async function copy(db: Database.Database, file: string, temporary: string): Promise<void> {
  try {
    rmSync(temporary, { force: true });
    await db.backup(temporary);
    await checkCopy(temporary, file);
    putInPlace(temporary, file);
  } finally {
    rmSync(temporary, { force: true });
  }
}

async function checkCopy(temporary: string, file: string): Promise<void> {
  chmodSync(temporary, 0o600);
  makeSelfContained(temporary);
  const problem = await startCheck({ file: temporary, check: 'integrity_check' }).problem;
  if (problem !== null) throw new BackupFailedError(file, problem);
}

/** Without WAL mode a copy is one file, even while somebody looks into it. */
function makeSelfContained(file: string): void {
  const copy = new Database(file);
  copy.pragma('journal_mode = DELETE');
  copy.close();
}

function backupFailure(error: unknown, file: string): unknown {
  if (error instanceof BackupFailedError) return error;
  const code = sqliteCode(error);
  if (code === 'SQLITE_FULL' || code === 'ENOSPC') return new StorageFullError(dirname(file), error);
  return new BackupFailedError(file, code || String(error), error);
}
