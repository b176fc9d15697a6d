import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AdminRequests } from '#contract/wire.ts';
import { removeDataDir, startHub, type TestHub } from '../support/hub.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const README = join(ROOT, 'main', 'contract', 'README.md');

let hub: TestHub;
let folder: string;
beforeAll(async () => {
  hub = await startHub();
  // Inside the product, so that the client finds its packages.
  const cache = join(ROOT, '.cache');
  mkdirSync(cache, { recursive: true });
  folder = mkdtempSync(join(cache, 'readme-client-'));
});
afterAll(async () => {
  await hub.stop();
  rmSync(folder, { recursive: true, force: true });
  removeDataDir(hub.dataDir);
});

test('the complete client of the README joins, takes a ticket, calls it and watches the display', async () => {
  const code = /```js\n(.*?)```/s.exec(readFileSync(README, 'utf8'))?.[1] ?? '';
  const file = join(folder, 'client.mjs');
  writeFileSync(file, code);
  const { kiosk, desk, display } = hub.hub.joinSecrets();
  const client = spawn(process.execPath, [file, hub.url, kiosk, desk, display], { timeout: 20_000 });
  const [said, complaints] = await Promise.all([text(client.stdout), text(client.stderr)]);
  expect(complaints).toBe('');
  // Desk and display hear of the call independently of each other.
  expect(said.trim().split('\n').sort()).toEqual([
    'A1: please go to Desk 1',
    'Called A1, because of the rule "oldest".',
    'Your number is A1, 0 before you.',
  ]);
});

test('the README names every event that a client may send, and every file', () => {
  const text = readFileSync(README, 'utf8');
  const files = readdirSync(dirname(README)).filter((name) => name.endsWith('.ts'));
  const events = [...Object.keys(AdminRequests), 'hello', 'command', 'signIn', 'signOut', 'shown', 'hardware'];
  expect(events.length).toBeGreaterThan(10);
  expect(events.filter((event) => !new RegExp(`\`${event}[ \`]`).test(text))).toEqual([]);
  expect(files.filter((file) => !text.includes(`\`${file}\``))).toEqual([]);
});
