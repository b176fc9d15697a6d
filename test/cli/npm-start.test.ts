import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { setUp } from '../../main/cli/set-up.mjs';

const ROOT = join(import.meta.dirname, '..', '..');
let data: string;
const started: ChildProcessWithoutNullStreams[] = [];

beforeEach(async () => {
  data = mkdtempSync(join(tmpdir(), 'now-serving-npm-start-'));
  await setUp(['screens'], console.log);
});

afterEach(() => {
  for (const npm of started.splice(0)) npm.kill('SIGTERM');
  rmSync(data, { recursive: true, maxRetries: 5 });
});

/** Starts the office as a person does; resolves with npm and the kiosk's address. */
async function npmStart() {
  const npm = spawn('npm', ['start', '--', '--port', '0', '--data', data, '--no-qr', '--no-mdns'], { cwd: ROOT });
  started.push(npm);
  let output = '';
  npm.stdout.on('data', (chunk) => {
    output += chunk;
  });
  await vi.waitFor(() => expect(output).toContain('Ctrl+C'), { timeout: 25_000 });
  expect(output).not.toContain('Installing');
  return { npm, kiosk: /http:\/\/localhost:\d+\/kiosk/.exec(output)?.[0] ?? '' };
}

it('npm start opens an office whose kiosk a browser can fetch, and ends it when npm is stopped', async () => {
  const { npm, kiosk } = await npmStart();
  const page = await fetch(kiosk);
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('<script type="module"');
  npm.kill('SIGTERM');
  await once(npm, 'exit');
  await vi.waitFor(() => expect(fetch(kiosk)).rejects.toThrow('fetch failed'), { timeout: 20_000 });
});
