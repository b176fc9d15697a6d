import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { withSetUpLock } from '../../main/cli/set-up-lock.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'now-serving-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true }));
const silent = () => {};

it('lets one set-up work at a time and tells the other to wait', async () => {
  const seen: string[] = [];
  const gate = Promise.withResolvers<void>();
  const first = withSetUpLock(folder, silent, async () => {
    seen.push('first begins');
    await gate.promise;
    seen.push('first ends');
  });
  const second = withSetUpLock(
    folder,
    (line) => {
      seen.push(line);
      gate.resolve();
    },
    async () => seen.push('second'),
  );
  await Promise.all([first, second]);
  const waiting = 'Another start is setting this folder up; waiting for it …';
  expect(seen).toEqual(['first begins', waiting, 'first ends', 'second']);
});

it('says what to do where nothing can be written', async () => {
  const file = join(folder, 'a-file');
  writeFileSync(file, '');
  const refused = withSetUpLock(file, silent, async () => 'done');
  await expect(refused).rejects.toThrow(/may not write .*a-file\. Run "npm run build" there once/);
});

it('takes over from one that died', async () => {
  const { pid } = spawnSync('true');
  writeFileSync(join(folder, 'set-up.lock'), String(pid));
  expect(await withSetUpLock(folder, silent, async () => 'done')).toBe('done');
});

it('is free again after a failure', async () => {
  await expect(withSetUpLock(folder, silent, () => Promise.reject(new Error('no network')))).rejects.toThrow(
    'no network',
  );
  expect(existsSync(join(folder, 'set-up.lock'))).toBe(false);
});
