import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startWork, takeTicket } from '../e2e/support/people.ts';
import { whyMissing } from '../hardware/speech/hear.ts';
import { HallSound } from '../support/hall-sound.ts';
import { App } from './support/app.ts';
import { npmStart } from './support/npm-start.ts';
import { holderOf } from './support/processes.ts';
import { XServer } from './support/x-server.ts';

/** What a newcomer types, on a PC with a screen. */

const ROOT = join(import.meta.dirname, '..', '..');
const HOME = mkdtempSync(join(tmpdir(), 'now-serving-newcomer-'));
const DATA = join(HOME, 'data');
/** The README's picture of the windows is renewed only on demand. */
const PICTURES =
  process.env.NS_UPDATE_SCREENSHOTS === '1'
    ? join(ROOT, 'resources', 'screenshots')
    : join(ROOT, 'out', 'test-artefacts', 'electron');
const OPTIONS = ['--data', DATA, '--port', '0', '--preset', 'clinic', '--no-mdns', '--no-qr'];

let screen: XServer;
let app: App;
let npm: ChildProcess;
let over: Promise<unknown>;
let hall: HallSound | undefined;
beforeAll(async () => {
  screen = await XServer.start(1366, 768);
  if (whyMissing('pulseaudio', 'pactl') === undefined) hall = await HallSound.open();
  screen.session = hall?.env('left') ?? {};
  const child = npmStart(screen, HOME, OPTIONS);
  npm = child;
  // Whatever npm began holds what npm writes to.
  over = once(child, 'close');
  app = await App.attach(child, HOME);
});
afterAll(async () => {
  // Before it can be looked at, too.
  npm.kill('SIGTERM');
  await app?.stop();
  await over;
  await screen.stop();
  await hall?.close();
  rmSync(HOME, { recursive: true, force: true, maxRetries: 5 });
});

/** Typed once more; it ends by itself. @returns what it said */
async function again(...more: string[]): Promise<string> {
  let said = '';
  const child: ChildProcess = npmStart(screen, HOME, [...OPTIONS, ...more]);
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (said += chunk));
  await once(child, 'close');
  return said;
}

test('npm start opens desk, kiosk and display in windows, side by side, and prints the addresses', async () => {
  const kiosk = await app.page(/\/kiosk/);
  const display = await app.page(/\/display/);
  const desk = await app.page(/\/desk/);
  await app.says(/Its windows open on this PC\./);
  expect(app.log).toMatch(/Admin +http:\/\/[^ ]+\/admin#join=/);
  expect(await takeTicket(kiosk, 'Reception')).toBe('A1');
  await startWork(desk, 'Alex Martin', 'Reception 1');
  await desk.click('.next');
  await display.waitForSelector('.d-number >> text="A1"');
  await desk.waitForSelector('text=/^Shown on 1 of 1 display/');
  mkdirSync(PICTURES, { recursive: true });
  await screen.picture(join(PICTURES, 'windows.png'));
  const frames = [...(await screen.windows()).keys()].filter((title) => title.endsWith('Now Serving'));
  expect(frames.toSorted()).toEqual(['Desk – Now Serving', 'Display – Now Serving', 'Kiosk – Now Serving']);
});

test('typed a second time, it brings them to the front and says so', async () => {
  expect(await again()).toContain('Now Serving is running already: its windows come to the front.');
  expect(app.hasEnded).toBe(false);
});

test('without windows, it does not open the same office beside them', async () => {
  expect(await again('--headless')).toContain(`Now Serving is already running on ${DATA}.`);
});

test('stopped, it ends windows, station and hub, in this order', async () => {
  const hub = holderOf(join(DATA, 'hub.sqlite'));
  expect(hub).toBeDefined();
  await app.stop();
  await over;
  expect(app.log).toMatch(/the station has stopped \{"how":"done".*\n(.*\n)*.*the hub has stopped \{"how":"done"/);
  expect(holderOf(join(DATA, 'hub.sqlite'))).toBeUndefined();
});
