import { existsSync, statSync } from 'node:fs';
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
