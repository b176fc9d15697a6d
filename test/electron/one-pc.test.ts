import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readAccess } from '../../main/cli/access-file.ts';
import { askHub } from '../../main/cli/control.ts';
import { startWork, takeTicket } from '../e2e/support/people.ts';
import { App, keepPicture, until } from './support/app.ts';
import { freePort } from './support/free-port.ts';
import { holderOf, renderersOf, running } from './support/processes.ts';
import { XServer } from './support/x-server.ts';

/** One PC is the whole office: hub and station of its own, and every window. */

const HOME = mkdtempSync(join(tmpdir(), 'now-serving-one-pc-'));
const DATA = join(HOME, 'office');
const HUB = join(DATA, 'hub.sqlite');
const STATION = join(DATA, 'station', 'hub.lock');
const NUMBER = 'A1';

let screen: XServer;
let app: App;
let desk: Page;
let display: Page;
beforeAll(async () => {
  screen = await XServer.start(1366, 768);
  const port = `${await freePort()}`;
  app = await App.launch(screen, ['--role', 'hub,desk,display', '--data', DATA, '--port', port, '--no-mdns'], HOME);
});
afterAll(async () => {
  await app.stop();
  await screen.stop();
  rmSync(HOME, { recursive: true, force: true, maxRetries: 5 });
});

interface Seen {
  id: string;
  role: string;
  online: boolean;
}
/** Devices that the hub has on the line, by role; undefined while it does not answer. */
async function online(): Promise<string[] | undefined> {
  const access = readAccess(DATA);
  const devices = access && (await askHub<Seen[]>(access, 'devices', {}).catch(() => undefined));
  return devices
    ?.filter(({ online: isOnline }) => isOnline)
    .map(({ role, id }) => `${role} ${id}`)
    .toSorted();
}
async function allOnline(roles: string[]): Promise<string[]> {
  const found = async () => {
    const seen = await online();
    return seen && String(seen.map((one) => one.split(' ')[0])) === String(roles) && seen;
  };
  return until(found, () => `not all of ${roles} are on the line\n${app.log}`);
}
const ALL = ['desk', 'display', 'kiosk', 'station'];

/** Ends what holds the file, and waits until another one does. @returns ms until all screens are on the line again */
async function kill(file: string): Promise<number> {
  const before = holderOf(file) ?? 0;
  const began = performance.now();
  process.kill(before, 'SIGKILL');
  const isAnother = async () => ![undefined, before].includes(holderOf(file));
  await until(isAnother, () => `nothing holds ${file} again\n${app.log}`);
  await allOnline(ALL);
  return performance.now() - began;
}

test('it opens its windows, and nobody types an address or a code', async () => {
  [desk, display] = [await app.page(/\/desk/), await app.page(/\/display/)];
  await desk.waitForSelector('text=Who are you');
  await allOnline(['desk', 'display', 'station']);
  await keepPicture(desk, 'one-pc-desk');
});

test('a second launch opens the other role, and ends', async () => {
  expect(await app.launchAgain(screen, ['--role', 'kiosk'])).toBe(0);
  const kiosk = await app.page(/\/kiosk/);
  expect(await takeTicket(kiosk, 'Identity papers')).toBe(NUMBER);
});

test('launched as the hub alone, it opens the admin page, which nobody has to be let in to', async () => {
  expect(await app.launchAgain(screen, ['--role', 'hub'])).toBe(0);
  const admin = await app.page(/\/admin/);
  await admin.waitForSelector('text=Hours and rules');
  await keepPicture(admin, 'one-pc-admin');
  await Promise.all([admin.waitForEvent('close'), admin.evaluate('setTimeout(() => window.close())')]);
});

test('Next at the desk, and the display shows the call', async () => {
  await startWork(desk, 'Alex Martin', 'Desk 1');
  await desk.click('.next');
  await display.waitForSelector(`.d-number >> text="${NUMBER}"`);
  await keepPicture(display, 'one-pc-display');
  await desk.waitForSelector(`text=${NUMBER}`);
});

test('whoever closes the desk while a visitor is there is asked first', async () => {
  const windows = await screen.count();
  const [id = ''] = (await screen.xdotool('search', '--onlyvisible', '--name', '^Desk')).split('\n');
  await screen.xdotool('windowactivate', '--sync', id, 'key', 'alt+F4');
  await until(
    async () => (await screen.count()) > windows,
    () => 'nobody asks',
  );
  await screen.xdotool('key', 'Escape');
  await until(
    async () => (await screen.count()) === windows,
    () => 'the question stays',
  );
  expect(desk.isClosed()).toBe(false);
});

describe('killed by SIGKILL, it is there again as it was', () => {
  test('the hub', async () => {
    const devices = await allOnline(ALL);
    console.log(`the hub: ${(await kill(HUB)).toFixed(0)} ms until every screen is back`);
    expect(await online()).toEqual(devices);
    await desk.waitForSelector(`text=${NUMBER}`);
    const start = desk.getByRole('button', { name: /^Start/ });
    await start.click();
    await start.waitFor({ state: 'detached' });
  });

  test('the station', async () => {
    const devices = await allOnline(ALL);
    console.log(`the station: ${(await kill(STATION)).toFixed(0)} ms until it is back`);
    expect(await online()).toEqual(devices);
  });

  test('every page', async () => {
    const devices = await allOnline(ALL);
    const began = performance.now();
    for (const pid of renderersOf(app.pid)) process.kill(pid, 'SIGKILL');
    await until(
      async () => (await online())?.length === 1,
      () => 'the pages are still there',
    );
    expect(await allOnline(ALL)).toEqual(devices);
    console.log(`the pages: ${(performance.now() - began).toFixed(0)} ms until all are back`);
    await app.lookAgain();
    desk = await app.page(/\/desk/);
    await desk.waitForSelector(`text=${NUMBER}`);
    await desk.waitForSelector('.next');
  });
});

/** Four times each: too long for every run. */
test.skipIf(process.env.NS_LONG === undefined)(
  'pages that end again and again come back when somebody tries again',
  async () => {
    const SCREENS = ['desk', 'display', 'kiosk'] as const;
    const stopped = (role: string) => new RegExp(`page=stopped&role=${role}`);
    const devices = await allOnline(ALL);
    const inLoop = () => app.log.match(/a page ended again and again/g)?.length ?? 0;
    while (inLoop() < SCREENS.length) await endPages();
    await app.lookAgain();
    for (const role of SCREENS) {
      const page = await app.page(stopped(role));
      await page.waitForSelector('text=This screen has stopped');
      await keepPicture(page, `one-pc-stopped-${role}`);
      // Visitors have nothing to press; staff would wait.
      if (role === 'desk') await page.click('text="Try now"');
      else await page.evaluate('nowServing.again()');
    }
    expect(await allOnline(ALL)).toEqual(devices);
    await app.lookAgain();
    [desk, display] = [await app.page(/:\d+\/desk/), await app.page(/:\d+\/display/)];
    await desk.waitForSelector(`text=${NUMBER}`);
  },
);

/** Ends the process of each page, and waits until the app has noticed and another one has begun. */
async function endPages(): Promise<void> {
  const ends = () => app.log.match(/a page ended/g)?.length ?? 0;
  const [before, pages] = [ends(), renderersOf(app.pid)];
  for (const pid of pages) process.kill(pid, 'SIGKILL');
  const isAnew = async () =>
    ends() === before + 3 && renderersOf(app.pid).filter((pid) => !pages.includes(pid)).length >= 3;
  await until(isAnew, () => `not every page is there again\n${app.log}`);
}

test('a hub that ends again and again is told in a sentence, and tried again when somebody asks', async () => {
  const isTold = async () => {
    // As soon as it is begun: nobody waits until it can work.
    for (const pid of running(app.pid, join('children', 'hub.mjs'))) process.kill(pid, 'SIGKILL');
    return desk.url().includes('why=crashLoop');
  };
  await until(isTold, () => `nobody says so: ${desk.url()}\n${app.log}`);
  await desk.waitForSelector('text=It stopped several times in a row');
  await keepPicture(desk, 'one-pc-trouble');
  await desk.click('text="Try now"');
  await allOnline(ALL);
  await desk.waitForSelector(`text=${NUMBER}`);
});

test('told to end, it ends station and hub in order', async () => {
  process.kill(app.pid, 'SIGTERM');
  await app.whenEnded();
  expect(app.log).toMatch(/the station has stopped \{"how":"done".*\n(.*\n)*.*the hub has stopped \{"how":"done"/);
  expect([holderOf(HUB), holderOf(STATION)]).toEqual([undefined, undefined]);
});
