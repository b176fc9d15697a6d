import {
  ConstraintError,
  CorruptDatabaseError,
  ReadOnlyDataError,
  StorageError,
  StorageFullError,
  StoreError,
} from '#store/errors.ts';

/** `SQLITE_…` of an error of SQLite, `E…` of the operating system, else an empty text. */
export function sqliteCode(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : '';
}

/**
 * What a failed write means. Without a code of SQLite or the system the mistake is in our own data: the transaction was
 * rolled back before its commit. SQLITE_FULL is certain too: a WAL whose last frame is missing counts as not written.
 * Of everything else nobody knows.
 */
export function writeFailure(error: unknown, folder: string): StoreError {
  if (error instanceof StoreError) return error;
  const code = sqliteCode(error);
  if (code.startsWith('SQLITE_CONSTRAINT')) return new ConstraintError((error as Error).message, error);
  if (code === 'SQLITE_FULL') return new StorageFullError(folder, error);
  if (!code.startsWith('SQLITE_')) return new ConstraintError(String(error), error);
  return new StorageError(code, error);
}

/** What kept the database from being opened, as a sentence that says what to do. */
export function openFailure(error: unknown, file: string, folder: string): unknown {
  const code = sqliteCode(error);
  if (error instanceof StoreError) return error;
  if (/^(SQLITE_CORRUPT|SQLITE_NOTADB)/.test(code)) return new CorruptDatabaseError(file, code, error);
  if (/^(SQLITE_READONLY|SQLITE_CANTOPEN|SQLITE_PERM|EACCES|EPERM|EROFS)/.test(code)) {
    return new ReadOnlyDataError(file, error);
  }
  if (code === 'SQLITE_FULL' || code === 'ENOSPC') return new StorageFullError(folder, error);
  return code.startsWith('SQLITE_') ? new StorageError(code, error) : error;
}
