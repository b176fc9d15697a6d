import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { answers } from '#shell/answers.ts';
import { END } from '#shell/children/messages.ts';
import { OwnHub } from '#shell/own-hub.ts';
import type { ChildEntry } from '#shell/ports.ts';
import type { Child } from '#shell/supervise/ports.ts';
import { computerTime } from '../../../main/headless.ts';

/** Hub and station as the shell begins them, as real processes on real data; only that they are Node's and not Electron's. */

const ROOT = join(import.meta.dirname, '..', '..', '..');
const PORT = join(ROOT, 'test', 'electron', 'support', 'parent-port.cjs');
const WITHIN = { timeout: 20_000, interval: 50 };

let folder: string;
let own: OwnHub | undefined;
const processes: { entry: ChildEntry; child: ChildProcess }[] = [];
const notes: string[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'now-serving-own-hub-'));
});
afterEach(async () => {
  await own?.stop();
  own = undefined;
  processes.splice(0);
  notes.splice(0);
  rmSync(folder, { recursive: true, force: true });
});

function begin(entry: ChildEntry, order: object): Child {
  const path = join(ROOT, 'main', 'shell', 'children', `${entry}-entry.ts`);
  const stdio = ['ignore', 'ignore', 'ignore', 'ipc'] as const;
  const child = fork(path, [JSON.stringify(order)], { execArgv: ['--require', PORT], stdio: [...stdio] });
  processes.push({ entry, child });
  return {
    onMessage: (told) => void child.on('message', told),
    onExit: (told) => void child.once('exit', (code, signal) => told({ code, signal })),
    // One that ends by itself meanwhile takes no more words, which is no mistake.
    end: () => void child.send(END, () => {}),
    endNow: () => expect.unreachable('nobody ends the session'),
    kill: () => void child.kill('SIGKILL'),
  };
}

function start(port: number): OwnHub {
  const note = (what: string) => void notes.push(what);
  own = new OwnHub(
    { fork: begin, time: computerTime, note, turned: () => {} },
    { dataDir: folder, preset: 'townHall', port, mdns: false, start: null },
  );
  own.start();
  return own;
}
const isRunning = (entry: ChildEntry, times: number) =>
  vi.waitFor(() => expect(notes.filter((note) => note === `the ${entry} is running`)).toHaveLength(times), WITHIN);
const newest = (entry: ChildEntry) => processes.findLast((one) => one.entry === entry)?.child;

test('hub and station come up, come back at the same address after SIGKILL, and end in order', async () => {
  const office = start(0);
  await Promise.all([isRunning('hub', 1), isRunning('station', 1)]);
  const { url } = office;
  const ofHub = notes.filter((note) => note.startsWith('the hub'));
  expect(ofHub).toEqual(['the hub is starting', 'the hub is preparing', 'the hub is running']);
  expect(await answers(`${url}`)).toBe(true);
  expect(office.secretOf('desk')).toMatch(/\w{16}/);

  newest('hub')?.kill('SIGKILL');
  newest('station')?.kill('SIGKILL');
  await Promise.all([isRunning('hub', 2), isRunning('station', 2)]);
  expect(office.url).toBe(url);
  expect(await answers(`${url}`)).toBe(true);

  await office.stop();
  expect(newest('hub')?.exitCode).toBe(0);
  expect(newest('station')?.exitCode).toBe(0);
  expect(await answers(`${url}`)).toBe(false);
});

test('a secret that was used up is replaced', async () => {
  const office = start(0);
  await isRunning('hub', 1);
  const secret = office.secretOf('desk');
  const joined = await fetch(`${office.url}/api/v1/join`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ secret, name: 'Desk 1' }),
  });
  expect(joined.status).toBe(200);
  await vi.waitFor(() => expect(office.secretOf('desk')).not.toBe(secret), WITHIN);
});

test('a port that somebody else has is told, with a sentence', async () => {
  const other = createServer().listen(0);
  const { port } = other.address() as AddressInfo;
  const office = start(port);
  await vi.waitFor(() => expect(office.trouble?.why).toBe('portInUse'), WITHIN);
  expect(office.trouble?.sentence).toContain(`Port ${port} is in use`);
  expect(processes).toHaveLength(1);
  other.close();
});

test('data that somebody else works on is told', async () => {
  const first = start(0);
  await isRunning('hub', 1);
  const second = start(0);
  await vi.waitFor(() => expect(second.trouble?.why).toBe('dataInUse'), WITHIN);
  await second.stop();
  await first.stop();
});
