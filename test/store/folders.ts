import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import Database from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import type { SqliteStoreOptions } from '#store/sqlite-store.ts';
import { openSqliteStore } from '#store/sqlite-store.ts';
import type { Store } from '#store/store.ts';

/** A data folder that is gone after the test. */
export function dataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ns-data-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function openIn(dataDir: string, options: Partial<SqliteStoreOptions> = {}): Promise<Store> {
  const onDamage = (problem: string) => {
    throw new Error(problem);
  };
  return openSqliteStore({ dataDir, newId: () => 'hub1', onDamage, ...options });
}

/** Makes a database, lets `fill` work on the store, and closes it. Gives the path of the file. */
export async function madeIn(
  dataDir: string,
  fill: (store: Store) => Promise<unknown> = async () => {},
): Promise<string> {
  const store = await openIn(dataDir);
  await fill(store);
  await store.close();
  return join(dataDir, 'hub.sqlite');
}

/** Works on a closed database behind the product's back. */
export function tamper<T>(file: string, work: (db: Database.Database) => T): T {
  const db = new Database(file);
  try {
    return work(db);
  } finally {
    db.close();
  }
}

/** Every file of a folder with a hash of its bytes, but for the lock. */
export function bytesOf(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'hub.lock')
    .map((entry) => join(entry.parentPath, entry.name));
  const hash = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');
  return Object.fromEntries(files.map((file) => [relative(folder, file), hash(file)]));
}
