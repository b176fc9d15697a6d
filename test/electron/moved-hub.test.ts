import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { App } from './support/app.ts';
import { Office } from './support/office.ts';
import { XServer } from './support/x-server.ts';

const HOME = mkdtempSync(join(tmpdir(), 'now-serving-moved-'));

let screen: XServer;
let office: Office;
let app: App;
beforeAll(async () => {
  [screen, office] = await Promise.all([XServer.start(1024, 768), Office.open()]);
});
afterAll(async () => {
  await app.stop();
  await office.close();
  await screen.stop();
  rmSync(HOME, { recursive: true, force: true, maxRetries: 5 });
});

test('a kiosk that was let in once is let in at another address of the same hub', async () => {
  app = await App.launch(
    screen,
    ['--role', 'kiosk', '--hub', office.url, '--join', `kiosk=${office.secrets.kiosk}`],
    HOME,
  );
  await (await app.page(/\/kiosk/)).waitForSelector('.k-card');
  await app.stop();
  const elsewhere = office.url.replace('127.0.0.1', 'localhost');
  app = await App.launch(screen, ['--role', 'kiosk', '--hub', elsewhere], HOME);
  const page = await app.page(new RegExp(`^${elsewhere}/kiosk`));
  await page.waitForSelector('.k-card');
  expect(page.url()).toBe(`${elsewhere}/kiosk?device=1`);
});
