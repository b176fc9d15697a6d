import type { Database } from 'better-sqlite3';
import { NotDurableError } from '#store/errors.ts';

/** The least SQLite that cannot damage a database by resetting its WAL (https://www.sqlite.org/wal.html, section 11). */
export const SQLITE_NEEDED = '3.51.3';

/**
 * What a commit means here: in the WAL and flushed to the disk. `synchronous` has to be set by hand, because
 * better-sqlite3 is built to fall to NORMAL as soon as a database in WAL mode is used.
 */
export function makeDurable(db: Database): void {
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  // Only macOS heeds these: there a plain fsync leaves data in the drive's own cache.
  db.pragma('fullfsync = ON');
  db.pragma('checkpoint_fullfsync = ON');
  // Erased texts are overwritten, not only unlinked.
  db.pragma('secure_delete = ON');
  // Pages of the WAL (16 MB) at which a commit copies them home itself; the checkpointer usually did so before.
  db.pragma('wal_autocheckpoint = 4096');
  // 2 MB of pages, SQLite's own measure, where better-sqlite3 has 16: the state of the day is in memory, and the computer keeps
  // pages, too.
  db.pragma('cache_size = -2000');
  db.pragma(`journal_size_limit = ${64 * 2 ** 20}`);
  db.pragma('trusted_schema = OFF');
}

/** To be called after the first write: before it, SQLite still answers what it was told, not what it does. */
export function assertDurable(db: Database, file: string): void {
  const journal = String(db.pragma('journal_mode', { simple: true }));
  const synchronous = Number(db.pragma('synchronous', { simple: true }));
  if (journal !== 'wal' || synchronous !== FULL) throw new NotDurableError(file, journal, synchronous);
}
const FULL = 2;

/** Compares versions such as `3.51.3` part by part. */
export function isOlder(version: string, than: string): boolean {
  const a = version.split('.').map(Number);
  const b = than.split('.').map(Number);
  const at = b.findIndex((part, i) => (a[i] ?? 0) !== part);
  return at !== -1 && (a[at] ?? 0) < (b[at] ?? 0);
}
