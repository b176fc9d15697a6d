import { closeSync, existsSync, openSync, readSync, rmSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { CorruptDatabaseError, ForeignDatabaseError, NewerDatabaseError } from '#store/errors.ts';
import { sqliteCode } from './failures.ts';

/** `NSRV`: tells our databases from those of other programs (https://www.sqlite.org/fileformat2.html, 1.3.18). */
export const APPLICATION_ID = 0x4e535256;

/**
 * Format of the database in `file` (0: there is none), found without changing a byte of it: what is newer, damaged or
 * not ours must stay as it is.
 * @throws NewerDatabaseError, CorruptDatabaseError, ForeignDatabaseError
 */
export function inspect(file: string, known: number): number {
  if (!existsSync(file)) return absent(file);
  const header = readHeader(file);
  judge(file, header, known);
  if (!hasLog(file) && header.bytes > statSync(file).size) throw new CorruptDatabaseError(file, 'it was cut short');
  return leavingNothing(file, () => {
    const seen = readThroughSqlite(file);
    judge(file, seen, known);
    return seen.format;
  });
}

function absent(file: string): number {
  if (hasLog(file)) throw new CorruptDatabaseError(file, 'only its log is left');
  return 0;
}

/** Committed pages may still stand in the log beside the file. */
function hasLog(file: string): boolean {
  return (statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0;
}

interface Identity {
  application: number;
  format: number;
}

function judge(file: string, { application, format }: Identity, known: number): void {
  if (application !== APPLICATION_ID) throw new ForeignDatabaseError(file);
  if (format > known) throw new NewerDatabaseError(file, format, known);
  if (format < 1) throw new CorruptDatabaseError(file, 'its format is missing');
}

/** Offsets of the file header: https://www.sqlite.org/fileformat2.html, 1.3. */
function readHeader(file: string): Identity & { bytes: number } {
  const header = Buffer.alloc(100);
  const fd = openSync(file, 'r');
  const read = readSync(fd, header, 0, header.length, 0);
  closeSync(fd);
  if (read < header.length || header.toString('latin1', 0, 16) !== 'SQLite format 3\0') {
    throw new CorruptDatabaseError(file, 'it is not a database');
  }
  const pageSize = header.readUInt16BE(16);
  const bytes = (pageSize === 1 ? 65_536 : pageSize) * header.readUInt32BE(28);
  return { application: header.readUInt32BE(68), format: header.readUInt32BE(60), bytes };
}

/** Removes the helper files that SQLite made for a look at a database that is then refused. */
function leavingNothing<T>(file: string, look: () => T): T {
  const helpers = [`${file}-wal`, `${file}-shm`].filter((path) => !existsSync(path));
  try {
    return look();
  } catch (error) {
    for (const path of helpers) rmSync(path, { force: true });
    throw error;
  }
}

/** The same through the log, on a connection that may not write; it also proves that the schema can be read. */
function readThroughSqlite(file: string): Identity {
  const db = new Database(file, { readonly: true, fileMustExist: true });
  try {
    db.prepare('SELECT key, value FROM meta').all();
    const application = Number(db.pragma('application_id', { simple: true }));
    return { application, format: Number(db.pragma('user_version', { simple: true })) };
  } catch (error) {
    if (!/^SQLITE_(CORRUPT|NOTADB|ERROR)/.test(sqliteCode(error))) throw error;
    throw new CorruptDatabaseError(file, sqliteCode(error), error);
  } finally {
    db.close();
  }
}
