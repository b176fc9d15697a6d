import { spawnSync } from 'node:child_process';
import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
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
