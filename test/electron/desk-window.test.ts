import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Bridge } from '#contract/bridge.ts';
import { startWork } from '../e2e/support/people.ts';
import { App, keepPicture, pressLast, until } from './support/app.ts';
import { freePort } from './support/free-port.ts';
import { XServer } from './support/x-server.ts';

/** The desk's window beside the work that people do in other programs. */

const HOME = mkdtempSync(join(tmpdir(), 'now-serving-desk-window-'));
const WIDTH = 1366;
const HEIGHT = 800;
/** A program that has nothing to do with ours. */
const OTHER = 'Town register';
const VISITOR = 'Claire Dubois';
const PHONE = '06 12 34 56 78';
const CLERK = 'Alex Martin';
/** Longer than any keyboard waits before it repeats, s. */
const HELD = '1.3';

/** ms. */
const DOUBLE = 500;

let screen: XServer;
let app: App;
let desk: Page;
let other: ChildProcess | undefined;
beforeAll(async () => {
  screen = await XServer.start(WIDTH, HEIGHT);
  const own = ['--data', join(HOME, 'office'), '--port', `${await freePort()}`, '--no-mdns'];
  app = await App.launch(screen, ['--role', 'hub,desk', ...own], HOME);
  desk = await app.page(/:\d+\/desk/);
  await desk.waitForSelector('text=Who are you');
  await startWork(desk, CLERK, 'Desk 1');
});
afterAll(async () => {
  other?.kill();
  await app.stop();
  await screen.stop();
  rmSync(HOME, { recursive: true, force: true, maxRetries: 5 });
});

const idOf = async (title: string) =>
  (await screen.xdotool('search', '--onlyvisible', '--name', `^${title}`)).split('\n')[0] ?? '';

test('becomes a bar of 360 px at the edge of the screen, and whoever works there stays signed in', async () => {
  await pressLast(desk, '[aria-label="Keep as a bar in front of other programs"]');
  desk = await app.page(/:\d+\/desk/);
  await desk.waitForSelector('.next');
  const place = async () => (await screen.windows()).get('Desk – Now Serving');
  expect(await until(place, () => 'no bar')).toEqual({ x: WIDTH - 360, y: 0, width: 360, height: HEIGHT });
  expect(await desk.evaluate(() => [window.innerWidth, window.innerHeight])).toEqual([360, HEIGHT]);
  await keepPicture(desk, 'desk-bar');
});

test('stands in front of another window that covers the whole screen and has the keyboard', async () => {
  other = spawn('xmessage', ['-title', OTHER, '-geometry', `${WIDTH}x${HEIGHT}+0+0`, OTHER], {
    env: { ...process.env, DISPLAY: screen.display },
    stdio: 'ignore',
  });
  const found = await until(
    () => idOf(OTHER).catch(() => undefined),
    () => 'no other window',
  );
  await screen.xdotool('windowactivate', '--sync', found);
  expect(await screen.stack()).toEqual([OTHER, 'Desk – Now Serving']);
  expect(await screen.xdotool('getwindowfocus')).toBe(found);
});

test('a key that works in every program calls the next visitor, once, however long it is held', async () => {
  for (const _ of ['A1', 'A2', 'A3']) await issue('Identity papers');
  await desk.getByRole('button', { name: /^More/ }).click();
  await desk.getByRole('button', { name: 'Keys for every program' }).click();
  await screen.xdotool('windowactivate', '--sync', await idOf('Desk'));
  await desk.getByRole('button', { name: /^Next no key/ }).click();
  await screen.xdotool('key', 'ctrl+alt+n');
  await desk.waitForSelector('kbd >> text="Control+Alt+N"');
  await keepPicture(desk, 'desk-bar-keys');
  await desk.getByRole('button', { name: 'Close' }).click();

  await screen.xdotool('windowactivate', '--sync', await idOf(OTHER));
  await screen.xdotool('key', 'ctrl+alt+n');
  await desk.waitForSelector('.card-giant >> text="A1"');
  // What comes sooner would be the same press.
  await screen.xdotool('sleep', HELD, 'keydown', 'ctrl', 'keydown', 'alt');
  await screen.xdotool('keydown', 'n', 'sleep', HELD, 'keyup', 'n', 'keyup', 'alt', 'keyup', 'ctrl');
  await desk.waitForSelector('.card-giant >> text="A2"');
  await keepPicture(desk, 'desk-bar-called');
});

async function issue(service: string): Promise<void> {
  await desk.getByRole('button', { name: /^More/ }).click();
  await desk.getByRole('button', { name: 'Issue a ticket' }).click();
  // The same button again before this is a double click.
  await desk.waitForTimeout(DOUBLE);
  await desk.locator('.choice', { hasText: service }).click();
  await desk.getByRole('button', { name: 'Done' }).click();
}

test('a key that the system gave to another program is said to be taken', async () => {
  // The window manager's own key.
  const { refused } = await desk.evaluate(() => {
    const { nowServing } = window as unknown as { nowServing: Bridge };
    return nowServing.setDesk({ shortcuts: { end: 'Alt+F4' } });
  });
  expect(refused).toEqual(['end']);
  await desk.reload();
  await desk.waitForSelector('text=Another program has Alt+F4');
});

test('a key that this keyboard lacks takes no other key from the program that has it', async () => {
  await desk.evaluate(() => {
    const { nowServing } = window as unknown as { nowServing: Bridge };
    const heard: object[] = [];
    Object.assign(window, { heard });
    nowServing.hear((what) => heard.push(what));
    return nowServing.setDesk({ shortcuts: { recall: 'F20' } });
  });
  await screen.xdotool('windowactivate', '--sync', await idOf(OTHER));
  await screen.xdotool('key', 'a', 'b', 'Down');
  expect(await desk.evaluate(() => (window as unknown as { heard: object[] }).heard)).toEqual([]);
});

test('its page opens no dialog of the system for printing', async () => {
  const windows = await screen.count();
  // It would not answer while the dialog stands.
  await desk.evaluate('print()');
  expect(await screen.count()).toBe(windows);
});

test('no name and no phone number of a visit stands in any log', async () => {
  await desk.getByRole('button', { name: /^More/ }).click();
  await desk.getByRole('button', { name: 'Note' }).click();
  await desk.fill('textarea', `${VISITOR}, ${PHONE}`);
  await desk.getByRole('button', { name: 'Save' }).click();
  await desk.waitForSelector(`text=${PHONE}`);
  await desk.getByRole('button', { name: /^End/ }).click();
  await desk.waitForSelector('.card-giant', { state: 'detached' });
  process.kill(app.pid, 'SIGTERM');
  await app.whenEnded();
  const logs = join(HOME, 'config', 'now-serving', 'logs');
  const written = readdirSync(logs).map((name) => readFileSync(join(logs, name), 'utf8'));
  expect(written.join('')).toMatch(/the hub is running[\s\S]*the hub has stopped/);
  for (const personal of [VISITOR, PHONE, CLERK, 'Dubois', 'Martin', '12 34 56'])
    expect(written.join('') + app.log).not.toContain(personal);
});
