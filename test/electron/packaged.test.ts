import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { PartRole } from '#contract/windows.ts';
import { startWork, takeTicket } from '../e2e/support/people.ts';
import { App, keepPicture, type Program } from './support/app.ts';
import { freePort } from './support/free-port.ts';
import { Office } from './support/office.ts';
import { packageApp } from './support/packaged.ts';
import { XServer } from './support/x-server.ts';

/** The app as an office gets it: in a folder of its own, with everything it needs and nothing of the sources. */

const OUT = join(import.meta.dirname, '..', '..', 'out');
const NUMBER = 'A1';

let folder: string;
let program: Program;
let screen: XServer;
let app: App | undefined;
beforeAll(async () => {
  // On the same disk, so that Electron's files can be linked.
  folder = mkdtempSync(join(OUT, 'packaged-'));
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
  });
});
