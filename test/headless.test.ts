import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newDataDir, removeDataDir, startHub } from './support/hub.ts';

const ROOT = join(import.meta.dirname, '..');
let folder: string;
beforeAll(() => {
  mkdirSync(join(ROOT, '.cache'), { recursive: true });
  folder = mkdtempSync(join(ROOT, '.cache', 'headless-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A process that watches over itself as the hub's does, and then does this. */
function runsInto(mishap: string) {
  const file = join(folder, 'program.ts');
  writeFileSync(
    file,
    `import { stopOnSignals } from '../../main/headless.ts';
     const note = (message: string, facts?: object) => console.log(message, JSON.stringify(facts));
     stopOnSignals(async () => console.log('in order'), { info: note, warn: note, error: note });
     setInterval(() => {}, 1_000);
     ${mishap}`,
  );
  return spawnSync(process.execPath, [file], { encoding: 'utf8', timeout: 20_000 });
}

test.each([
  ['an error nobody caught', "setTimeout(() => { throw new Error('unheard of'); });"],
  ['a promise nobody caught', "void Promise.reject(new Error('unheard of'));"],
])('%s is written down and ends the process', (_, mishap) => {
  const { status, stdout } = runsInto(mishap);
  expect(status).toBe(1);
  expect(stdout).toContain('something unforeseen happened');
  expect(stdout).toContain('unheard of');
});

test.each(['SIGTERM', 'SIGINT', 'SIGHUP'])('%s ends it in order', (signal) => {
  const { status, stdout } = runsInto(`process.kill(process.pid, '${signal}');`);
  expect(status).toBe(0);
  expect(stdout).toContain('in order');
});

test('stopping twice is stopping once, and leaves the data free', async () => {
  const dataDir = newDataDir();
  const hub = await startHub({ dataDir });
  await Promise.all([hub.stop(), hub.stop()]);
  const again = await startHub({ dataDir });
  await again.stop();
  expect(again.journal.filter((line) => line.includes('failed'))).toEqual([]);
  removeDataDir(dataDir);
});
