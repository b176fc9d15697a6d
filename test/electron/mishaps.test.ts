import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { App, keepPicture, until } from './support/app.ts';
import { renderersOf } from './support/processes.ts';
import { XServer } from './support/x-server.ts';

/** What nobody foresaw in the app itself: Electron would show its stack in a window of the system's. */

let screen: XServer;
let home: string;
let app: App;
beforeAll(async () => {
  screen = await XServer.start(1280, 800);
  home = mkdtempSync(join(tmpdir(), 'now-serving-mishaps-'));
  app = await App.launch(screen, ['--role', 'kiosk', '--hub', '127.0.0.1:1'], home);
});
afterAll(async () => {
  await app.stop();
  await screen.stop();
  rmSync(home, { recursive: true, force: true, maxRetries: 5 });
});

test('a page that ends is there again, and the app goes on', async () => {
  await endPage();
  expect(app.hasEnded).toBe(false);
});

test('a page that ends again and again ends in one that says so, until staff try again', async () => {
  await endPage();
  await endPage();
  await endPage(/page=stopped/);
  const page = await app.page(/page=stopped/);
  await page.waitForSelector('text=Please ask a member of staff.');
  await keepPicture(page, 'kiosk-stopped');
  // Visitors have nothing to press.
  expect(await page.locator('button').count()).toBe(0);
  await screen.xdotool('key', 'ctrl+alt+shift+q');
  await page.click('text="Back"');
  await page.waitForSelector('text=One moment');
  expect(page.url()).toContain('page=moment');
});

/** A page is asked every few seconds, and has some more to answer: too long for every run. */
test.skipIf(process.env.NS_LONG === undefined)('a page that hangs is ended, although nobody touches it', async () => {
  const page = await app.page(/page=moment/);
  const [hung = 0] = renderersOf(app.pid);
  await page.evaluate(() => {
    setTimeout(() => {
      for (;;);
    });
  });
  const began = performance.now();
  while (renderersOf(app.pid).includes(hung)) await delay(500);
  console.log(`a page that hangs is ended after ${(performance.now() - began).toFixed(0)} ms`);
  await app.lookAgain();
  await app.page(/page=moment/);
  expect(app.hasEnded).toBe(false);
});

test('nothing stands in front of a kiosk whose words nobody reads any more', async () => {
  app.unheard();
  await endPage();
  expect([...(await screen.windows()).keys()].filter((title) => !title.startsWith('Kiosk'))).toEqual([]);
  expect(app.hasEnded).toBe(false);
});

/** Ends the process of the kiosk's page, which is no page of a hub's, and waits until the next one stands. */
async function endPage(next = /page=moment/): Promise<void> {
  await app.page(/page=moment/);
  const [ended = 0] = renderersOf(app.pid);
  process.kill(ended, 'SIGKILL');
  await until(
    async () => app.hasEnded || renderersOf(app.pid).some((pid) => pid !== ended),
    () => 'the page is not back',
  );
  await app.lookAgain();
  await app.page(next);
}

test('an app that cannot begin says why, and ends when somebody has read it', async () => {
  const file = join(home, 'a file');
  writeFileSync(file, '');
  const office = { dataDir: file, port: 0, host: null, hosts: [], preset: 'clinic', presetNamed: false };
  const start = { ...office, demo: false, speed: 1, mdns: false, station: false, qr: false, windowed: true };
  const ended = app.launchAgain(screen, ['--role=hub,desk', `--start=${JSON.stringify(start)}`]);
  // Its own title stands in the box; the system calls it so.
  await until(
    async () => (await screen.windows()).has('Error'),
    () => 'no box says why',
  );
  await screen.xdotool('search', '--onlyvisible', '--name', '^Error$', 'windowfocus', '--sync', 'key', 'Return');
  expect(await ended).toBe(1);
});
