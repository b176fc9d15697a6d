import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { App, keepPicture, pressLast } from './support/app.ts';
import { freePort } from './support/free-port.ts';
import { Office } from './support/office.ts';
import { XServer } from './support/x-server.ts';

const PIN = '80462';

let screen: XServer;
let home: string;
let app: App;
beforeAll(async () => {
  screen = await XServer.start(1366, 768);
});
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'now-serving-first-'));
});
afterEach(async () => {
  await app.stop();
  rmSync(home, { recursive: true, force: true, maxRetries: 5 });
});
afterAll(() => screen.stop());

const launch = async (...args: string[]) => {
  app = await App.launch(screen, args, home);
};

test('"Start a new office": this PC is the hub with a desk, and is again at the next launch', async () => {
  const args = ['--data', join(home, 'office'), '--port', `${await freePort()}`, '--no-mdns'];
  await launch(...args);
  const setup = await app.page(/setup\.html/);
  await setup.click('text=Start a new office');
  await setup.click('text=Clinic');
  await keepPicture(setup, 'first-launch-start');
  await pressLast(setup, 'text=Start the office');
  await (await app.page(/:\d+\/desk/)).waitForSelector('text=Who are you');
  await app.stop();

  await launch(...args);
  await (await app.page(/:\d+\/desk/)).waitForSelector('text=Who are you');
  expect(app.pages()).toHaveLength(1);
});

test('"Join the office", by its address: this PC is a kiosk of it, shows the code for the admin, and is left by the PIN chosen for it', async () => {
  const office = await Office.open();
  try {
    await launch();
    const setup = await app.page(/setup\.html/);
    await setup.click('text=Join the office');
    await setup.fill('#address', office.url);
    await setup.click('text=Look there');
    // A real office may be found on this network as well.
    await setup.click(`.setup-office:has-text("${new URL(office.url).host}")`);
    await setup.check('label:has-text("Kiosk") input');
    await keepPicture(setup, 'first-launch-join');
    await pressLast(setup, '.setup-go .button-act');
    const kiosk = await app.page(/page=choosePin/);
    await keepPicture(kiosk, 'first-launch-pin');
    for (const words of ['Next', 'Save']) {
      await kiosk.fill('#pin', PIN);
      await kiosk.click(`text="${words}"`);
    }
    await kiosk.waitForURL(new RegExp(`^${office.url}/kiosk`));
    await kiosk.waitForSelector('.entry-code');
    await screen.xdotool('key', 'ctrl+alt+shift+q');
    await kiosk.waitForSelector('.local-pin');
    await kiosk.fill('#pin', PIN);
    await kiosk.click('text="Leave"').catch(() => {});
    await app.whenEnded();
  } finally {
    await office.close();
  }
});
