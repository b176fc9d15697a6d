import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Access, readAccess } from '../../main/cli/access-file.ts';
import { CHIME } from '../../renderer/roles/display/chime.ts';
import { startWork, takeTicket } from '../e2e/support/people.ts';
import { whyMissing } from '../hardware/speech/hear.ts';
import { listenToSounds, soundsOf } from '../screens/support/sounds.ts';
import { HallSound, RECORDED_RATE, type Side } from '../support/hall-sound.ts';
import { stretchesOf } from '../support/heard-sound.ts';
import { App, keepPicture, until } from './support/app.ts';
import { freePort } from './support/free-port.ts';
import { XServer } from './support/x-server.ts';

/**
 * One visit from the first tap to the end, through four real windows at two PCs: the desk's PC is the hub, too, and drives the display
 * of the hall; the other one is kiosk and display of the entrance. Each display has a loudspeaker.
 */

const missing = whyMissing('pulseaudio', 'pactl', 'parec');
const because = missing === undefined ? '' : ` (skipped, ${missing})`;
const HOME = mkdtempSync(join(tmpdir(), 'now-serving-visit-'));
const DATA = join(HOME, 'office');
const SIDES = ['left', 'right'] as const;

let hall: HallSound;
const screens: XServer[] = [];
const apps: App[] = [];
let pages: Record<'desk' | 'display' | 'kiosk' | 'entrance', Page>;

async function pc(side: Side, name: string, args: string[]): Promise<App> {
  const screen = await XServer.start(1366, 768);
  screens.push(screen);
  screen.session = hall.env(side);
  const home = join(HOME, name);
  mkdirSync(home);
  const app = await App.launch(screen, args, home);
  apps.push(app);
  return app;
}

beforeAll(async () => {
  if (missing !== undefined) return;
  hall = await HallSound.open();
  const port = await freePort();
  const own = ['--data', DATA, '--port', `${port}`, '--no-mdns'];
  const first = await pc('left', 'first', ['--role', 'hub,desk,display', ...own]);
  const [desk, display] = [await first.page(/\/desk/), await first.page(/\/display/)];
  await display.waitForSelector('text=Welcome');
  const isPrinted = async () => readAccess(DATA);
  const { join: secrets }: Access = await until(isPrinted, () => first.log);
  const joins = ['kiosk', 'display'].flatMap((role) => ['--join', `${role}=${secrets[role as 'kiosk']}`]);
  const second = await pc('right', 'second', ['--role', 'kiosk,display', '--hub', `127.0.0.1:${port}`, ...joins]);
  pages = { desk, display, kiosk: await second.page(/\/kiosk/), entrance: await second.page(/\/display/) };
  for (const page of [display, pages.entrance]) {
    await page.addInitScript(listenToSounds);
    await page.reload();
    await page.waitForSelector('text=Welcome');
  }
  await startWork(desk, 'Alex Martin', 'Desk 1');
});
afterAll(async () => {
  for (const app of apps.toReversed()) await app.stop();
  for (const screen of screens) await screen.stop();
  await hall?.close();
  rmSync(HOME, { recursive: true, force: true, maxRetries: 5 });
});

/** How often its sound card was told to play the chime, and never to stop in it. */
async function chimesOf(display: Page): Promise<number> {
  const played = await soundsOf(display);
  return played.filter(({ lasts, gain, stopped }) => Math.abs(lasts - CHIME) < 1 && gain > 0 && !stopped).length;
}

/** How long something is heard, ms: what a computer does that is busy with other things may tear it, and never makes any. */
const soundFor = (heard: Float32Array): number =>
  stretchesOf(heard, RECORDED_RATE).reduce((sum, { begin, end }) => sum + end - begin, 0);

test.skipIf(missing !== undefined)(
  `a whole visit: ticket, call that is seen and heard, start, end${because}`,
  async () => {
    const { desk, display, kiosk, entrance } = pages;
    const number = await takeTicket(kiosk, 'Identity papers');
    await keepPicture(kiosk, 'visit-kiosk');
    const ears = await hall.listen();
    await desk.click('.next');
    for (const page of [display, entrance]) await page.waitForSelector(`.d-number >> text="${number}"`);
    await keepPicture(display, 'visit-display');
    await keepPicture(entrance, 'visit-entrance');
    await desk.waitForSelector('text=/^Shown on 2 of 2 displays(?!.*No sound)/');
    const played = await Promise.all([display, entrance].map(chimesOf));
    expect(played).toEqual([1, 1]);
    const isHeard = async () => SIDES.every((side) => soundFor(ears.heard()[side]) >= CHIME / 2);
    await until(isHeard, () => `heard, ms: ${SIDES.map((side) => soundFor(ears.heard()[side]))}`);
    await ears.close();
    await desk.getByRole('button', { name: /^Start/ }).click();
    await desk.getByRole('button', { name: /^End/ }).click();
    await desk.waitForSelector(`text=${number} ended`);
    await keepPicture(desk, 'visit-desk');
  },
);
