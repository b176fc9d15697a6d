import { spawnSync } from 'node:child_process';
import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it, vi } from 'vitest';
import { Checkpointer } from '#store/sqlite/checkpointer.ts';
import { dataFolder, openIn } from './folders.ts';
import { batch, event } from './rows.ts';

/** Commits, each with one event: enough for the checkpointer, far from what SQLite checkpoints by itself. */
const COMMITS = 300;

it('what was committed reaches the database while the store is open, and closing leaves one file', async () => {
  const folder = dataFolder();
  const store = await openIn(folder);
  const file = join(folder, 'hub.sqlite');
  const before = statSync(file).size;
  for (let n = 1; n <= COMMITS; n++) await store.append(batch({ events: [event(n)] }));
  await vi.waitFor(() => expect(statSync(file).size).toBeGreaterThan(before), 10_000);
  await store.close();
  expect(existsSync(`${file}-wal`)).toBe(false);
});

it('closes while the checkpointer is at work, and loses nothing', async () => {
  const folder = dataFolder();
  const store = await openIn(folder);
  for (let n = 1; n <= COMMITS; n++) await store.append(batch({ events: [event(n)] }));
  await store.close();
  const again = await openIn(folder);
  expect((await again.load()).lastSeq).toBe(COMMITS);
  await again.close();
});

it('ends when nothing is left to do, and begins again with the next work', async () => {
  const file = join(dataFolder(), 'hub.sqlite');
  // Who waits for a lock would wait here for the thread.
  const db = new Database(file, { timeout: 0 });
  db.exec('PRAGMA journal_mode = WAL; CREATE TABLE row (text TEXT) STRICT');
  const checkpointer = new Checkpointer({ file, idle: 50 });
  for (let round = 1; round <= 2; round++) {
    db.pragma('journal_mode = WAL');
    const before = statSync(file).size;
    db.prepare('INSERT INTO row VALUES (?)').run('x'.repeat(20_000));
    checkpointer.committed(2_000);
    await vi.waitFor(() => expect(statSync(file).size).toBeGreaterThan(before), 10_000);
    // A database leaves WAL mode only when nobody else has it open.
    await vi.waitFor(() => expect(db.pragma('journal_mode = DELETE', { simple: true })).toBe('delete'), 10_000);
  }
  db.close();
  await checkpointer.stop();
});

/** Runs alone in a process, which has nothing to do while the store is closed: the checkpointer has done its work. */
const ALONE = `
  import { statSync } from 'node:fs';
  const [folders, rows, folder] = process.argv.slice(2);
  const { openIn } = await import(folders);
  const { batch, event } = await import(rows);
  const store = await openIn(folder);
  const size = () => statSync(folder + '/hub.sqlite').size;
  const before = size();
  for (let n = 1; n <= ${COMMITS}; n++) await store.append(batch({ events: [event(n)] }));
  while (size() === before) await new Promise((resolve) => setTimeout(resolve, 20));
  await store.close();
  console.log('closed');
`;

it('a process that ends with the store waits until it is closed', () => {
  const folder = dataFolder();
  const parts = ['folders.ts', 'rows.ts'].map((name) => join(import.meta.dirname, name));
  const script = join(folder, 'alone.mjs');
  writeFileSync(script, ALONE);
  const options = { encoding: 'utf8', timeout: 20_000 } as const;
  const { stdout, stderr } = spawnSync(process.execPath, [script, ...parts, folder], options);
  expect(stdout, stderr).toBe('closed\n');
  expect(existsSync(join(folder, 'hub.sqlite-wal'))).toBe(false);
});
