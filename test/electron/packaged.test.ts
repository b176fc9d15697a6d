import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { PartRole } from '#contract/windows.ts';
import { startWork, takeTicket } from '../e2e/support/people.ts';
import { whyMissing } from '../hardware/speech/hear.ts';
import { App, environmentOf, keepPicture, keepScreen, type Program, pressLast, until } from './support/app.ts';
import { freePort } from './support/free-port.ts';
import { Office } from './support/office.ts';
import { packageApp } from './support/packaged.ts';
import { XServer } from './support/x-server.ts';

/** The app as an office gets it: in a folder of its own, with everything it needs and nothing of the sources. */

const OUT = join(import.meta.dirname, '..', '..', 'out');
const NUMBER = 'A1';
/** Bytes of a picture of a screen on which more than "One moment" stands. */
const WITH_WORDS = 20_000;
/** As hard to write into a desktop's entry as a folder can be. */
const HARD = 'packaged 5% $a ';

let folder: string;
let program: Program;
let screen: XServer;
let app: App | undefined;
beforeAll(async () => {
  // On the same disk, so that Electron's files can be linked.
  folder = mkdtempSync(join(OUT, HARD));
  [screen, program] = await Promise.all([XServer.start(1366, 768), packageApp(folder)]);
}, 240_000);
afterEach(async () => {
  await app?.stop();
  app = undefined;
});
afterAll(async () => {
  await screen.stop();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

test('one PC is the whole office, and a visit goes through its four windows', async () => {
  const port = `${await freePort()}`;
  const args = ['--role', 'hub,desk,kiosk,display', '--data', join(folder, 'office'), '--port', port, '--no-mdns'];
  app = await App.launch(screen, args, undefined, program);
  const [desk, kiosk, display] = await Promise.all([app.page(/\/desk/), app.page(/\/kiosk/), app.page(/\/display/)]);
  expect(await takeTicket(kiosk, 'Identity papers')).toBe(NUMBER);
  await startWork(desk, 'Alex Martin', 'Desk 1');
  await desk.click('.next');
  await display.waitForSelector(`.d-number >> text="${NUMBER}"`);
  await keepPicture(display, 'packaged-display');
  expect(existsSync(join(folder, 'office', 'hub.sqlite'))).toBe(true);
});

/** What each page shows once the hub has let it in. */
const IN_THE_OFFICE: Record<PartRole, string> = {
  desk: 'text=Who are you',
  kiosk: '.k-card',
  display: '[aria-live]',
};

/** NS_LONG=1 starts every one. */
const ALONE: readonly PartRole[] = process.env.NS_LONG === undefined ? ['kiosk'] : ['desk', 'kiosk', 'display'];

describe('a role alone, at the hub of another PC', () => {
  let office: Office;
  beforeAll(async () => {
    office = await Office.open();
  });
  afterAll(() => office.close());

  test.each(ALONE)('%s', async (role) => {
    const args = ['--role', role, '--hub', office.url, '--join', `${role}=${office.secrets[role]}`];
    app = await App.launch(screen, args, undefined, program);
    const page = await app.page(new RegExp(`^${office.url}/${role}`));
    await page.waitForSelector(IN_THE_OFFICE[role]);
    expect(page.url()).not.toContain('join');
    if (role !== 'kiosk') return;
    // A page of the app's own, out of the package.
    await screen.xdotool('key', 'ctrl+alt+shift+q');
    await page.waitForSelector('.local-pin');
  });

  const why = process.env.NS_LONG === undefined ? 'NS_LONG=1 runs it' : whyMissing('gio');
  const because = why === undefined ? '' : ` (skipped, ${why})`;

  test.skipIf(why !== undefined)(`a kiosk is there again when its PC starts${because}`, async () => {
    const isEmpty = async () => (await screen.windows()).size === 0;
    const home = join(folder, 'home');
    mkdirSync(home);
    app = await App.launch(screen, [], home, program);
    const setup = await app.page(/setup\.html/);
    await setup.click('text=Join the office');
    await setup.fill('#address', office.url);
    await setup.click('text=Look there');
    await setup.click('.setup-office');
    await setup.check('label:has-text("Kiosk") input');
    expect(await setup.isChecked('[name=autostart]')).toBe(true);
    await pressLast(setup, '.setup-go .button-act');
    await (await app.page(/page=choosePin/)).click('text=Use the office’s PIN instead');
    await (await app.page(/\/kiosk/)).waitForSelector('.entry-code');
    await app.stop();
    await until(isEmpty, () => 'its window stays');

    // As a session does that begins. Chromium's own sandbox refuses to work for root.
    const env = { ...environmentOf(screen, home), ELECTRON_DISABLE_SANDBOX: '1' };
    const entry = join(home, 'config', 'autostart', 'now-serving.desktop');
    const [status] = await once(spawn('gio', ['launch', entry], { env, stdio: 'ignore' }), 'exit');
    expect(status).toBe(0);
    const covers = async () => (await screen.windows()).get('Kiosk – Now Serving')?.width === 1366;
    await until(covers, () => 'no kiosk');
    // Nobody can look into this one but by the screen.
    const isDrawn = async () => statSync(await keepScreen(screen, 'packaged-started-with-pc')).size > WITH_WORDS;
    await until(isDrawn, () => 'it stays empty');
    const [id = ''] = (await screen.xdotool('search', '--onlyvisible', '--name', '^Kiosk')).split('\n');
    const pid = Number(await screen.xdotool('getwindowpid', id));
    process.kill(pid, 'SIGTERM');
    await until(isEmpty, () => 'it does not end');
  });
});
