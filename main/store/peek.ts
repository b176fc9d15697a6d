import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Instant } from '#contract/ids.ts';
import { MIGRATIONS } from './migrations/index.ts';
import { startCheck } from './sqlite/check.ts';
import { inspect } from './sqlite/inspect.ts';
import { lockFolder } from './sqlite/lock.ts';
import { newestFormat } from './sqlite/migrate.ts';
import { databaseIn } from './sqlite/open.ts';

/** What an office's data says of itself while no hub runs on it. */
export interface Peeked {
  /** Null: the whole file was read and is sound. */
  problem: string | null;
  /** Instant of the last event, 0 without one. */
  lastAt: Instant;
  /** Business days so far, 2 for more. */
  days: number;
  /** The office's own value, as it was configured; null before that. */
  site: { zone: string } | null;
  /** What the hub noted of its last backup. */
  backup: { at: Instant; ok: boolean } | null;
}

/**
 * Reads the data of an office without changing a byte of it, whatever state it is in and whoever asks, and leaves no new
 * file: one that belongs to an administrator would keep the hub out later.
 * @throws DataInUseError, NewerDatabaseError, CorruptDatabaseError, ForeignDatabaseError, or what the system says
 */
export async function peek(folder: string): Promise<Peeked> {
  const file = databaseIn(folder);
  const unlock = existsSync(join(folder, 'hub.lock')) ? lockFolder(folder) : () => {};
  const helpers = [`${file}-wal`, `${file}-shm`].filter((path) => !existsSync(path));
  try {
    inspect(file, newestFormat(MIGRATIONS));
    const problem = await startCheck({ file, check: 'integrity_check' }).problem;
    return { problem, ...(problem === null ? facts(file) : NOTHING) };
  } finally {
    for (const path of helpers) rmSync(path, { force: true });
    unlock();
  }
}

const NOTHING = { lastAt: 0, days: 0, site: null, backup: null };

function facts(file: string): Omit<Peeked, 'problem'> {
  const db = new Database(file, { readonly: true, fileMustExist: true });
  const json = (sql: string): unknown => {
    const found = db.prepare<[], string>(sql).pluck().get();
    return found === undefined ? null : JSON.parse(found);
  };
  try {
    const site = json("SELECT json FROM settings WHERE id = 'site:main'") as { value: { zone: string } } | null;
    return {
      lastAt: db.prepare<[], number>('SELECT at FROM events ORDER BY seq DESC LIMIT 1').pluck().get() ?? 0,
      days: db.prepare('SELECT 1 FROM days LIMIT 2').all().length,
      site: site?.value ?? null,
      backup: json("SELECT json FROM secrets WHERE kind = 'hub' AND id = 'backup'") as Peeked['backup'],
    };
  } finally {
    db.close();
  }
}
