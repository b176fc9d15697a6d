import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test as plainTest } from 'vitest';
import { App, keepPicture, keepScreen, pressLast, until } from './support/app.ts';
import { freePort } from './support/free-port.ts';
import { XServer } from './support/x-server.ts';

/** One PC with a desk and two TVs, which are switched off and on. */

const HOME = mkdtempSync(join(tmpdir(), 'now-serving-monitors-'));
const WIDTH = 1024;
const HEIGHT = 768;

let screen: XServer;
/** Why there are no monitors to switch off. */
let missing: string | undefined;
let app: App;
let displays: [Page, Page];

const plug = (output: number) =>
  screen.xrandr('--output', `DUMMY${output}`, '--mode', `${WIDTH}x${HEIGHT}`, '--pos', `${output * WIDTH}x0`);
const unplug = (output: number) => screen.xrandr('--output', `DUMMY${output}`, '--off');

/** Which monitors the displays cover, counted from 0. */
async function covered(): Promise<Record<string, number>> {
  const windows = [...(await screen.windows())].filter(([name]) => name.startsWith('Display'));
  const whole = windows.filter(([, { width, height }]) => width === WIDTH && height === HEIGHT);
  return Object.fromEntries(whole.map(([name, { x }]) => [name, x / WIDTH]));
}
async function covers(expected: Record<string, number>): Promise<void> {
  let seen: Record<string, number> = {};
  const same = async () => {
    seen = await covered();
    return JSON.stringify(Object.entries(seen).sort()) === JSON.stringify(Object.entries(expected).sort());
  };
  await until(same, () => `expected ${JSON.stringify(expected)}, seen ${JSON.stringify(seen)}\n${app.log}`);
}
const test = (name: string, run: () => Promise<void>) =>
  plainTest(name, async ({ skip }) => {
    skip(missing !== undefined, missing);
    await run();
  });
const FIRST = 'Display – Now Serving';
const SECOND = 'Display – Now Serving (2)';
const visibility = (page: Page) => page.evaluate(() => document.visibilityState);

beforeAll(async () => {
  const started = await XServer.startWithOutputs().catch((error: Error) => error);
  if (started instanceof Error) {
    missing = started.message;
    return;
  }
  screen = started;
  for (const output of [1, 2]) await screen.xrandr('--addmode', `DUMMY${output}`, `${WIDTH}x${HEIGHT}`);
  for (const output of [0, 1, 2]) await plug(output);
  await screen.xrandr('--output', 'DUMMY0', '--primary');
  const office = ['--data', join(HOME, 'office'), '--port', `${await freePort()}`, '--no-mdns'];
  const displaysOf = ['--monitor', '2', '--monitor', '3'];
  app = await App.launch(screen, ['--role', 'hub,desk,display', ...displaysOf, ...office], HOME);
});
afterAll(async () => {
  await app?.stop();
  await screen?.stop();
  rmSync(HOME, { recursive: true, force: true, maxRetries: 5 });
});

test('each display is let in, and covers the monitor that was named for it', async () => {
  displays = [await app.page(/\/display\?device=1/), await app.page(/\/display\?device=2/)];
  for (const page of displays) await page.waitForSelector('[aria-live]');
  await covers({ [FIRST]: 1, [SECOND]: 2 });
  await (await app.page(/\/desk/)).waitForSelector('text=Who are you');
});

test('switched off, it covers nothing else; switched on, it is there again as it was', async () => {
  const [page, other] = displays;
  await page.evaluate('window.isTheSame = true');
  await unplug(1);
  await covers({ [SECOND]: 2 });
  expect(await visibility(page)).toBe('hidden');
  const began = performance.now();
  await plug(1);
  await covers({ [FIRST]: 1, [SECOND]: 2 });
  console.log(`a display is back ${(performance.now() - began).toFixed(0)} ms after its monitor`);
  expect([await visibility(page), await visibility(other)]).toEqual(['visible', 'visible']);
  // It was never loaded anew, so that nothing is announced again.
  expect(await page.evaluate('window.isTheSame')).toBe(true);
  await keepPicture(page, 'monitor-returned');
});

test('all but the first switched off: the desk is not covered', async () => {
  await unplug(2);
  await unplug(1);
  await covers({});
  expect([...(await screen.windows()).keys()].some((name) => name.startsWith('Desk'))).toBe(true);
  await plug(2);
  await plug(1);
  await covers({ [FIRST]: 1, [SECOND]: 2 });
});

test('first launch: each monitor tells its number, and the calls stand on the one that was chosen', async () => {
  await app.stop();
  const args = ['--data', join(HOME, 'new-office'), '--port', `${await freePort()}`, '--no-mdns'];
  const home = join(HOME, 'new');
  mkdirSync(home);
  app = await App.launch(screen, args, home);
  const setup = await app.page(/setup\.html$/);
  await setup.click('text=Start a new office');
  await setup.check('label:has-text("Display") input');
  await setup.click('.setup-monitor >> nth=2');
  await setup.click('text=Show the numbers');
  const numbers = async () => {
    const all = [...(await screen.windows()).values()].filter(({ width, height }) => width === 320 && height === 320);
    return all.map(({ x }) => Math.floor(x / WIDTH)).sort();
  };
  await until(
    async () => `${await numbers()}` === '0,1,2',
    () => app.log,
  );
  await (await app.page(/#monitor-3/)).waitForSelector('h1');
  await keepScreen(screen, 'monitor-numbers');
  await pressLast(setup, 'text=Start the office');
  await covers({ [FIRST]: 2 });
  expect(await numbers()).toEqual([]);
});
