import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, until } from './support/app.ts';
import { launchKiosk, PIN } from './support/kiosk.ts';
import { Office } from './support/office.ts';
import { XServer } from './support/x-server.ts';

/** Electron's security checklist, as far as it can be seen from inside a page. */

let screen: XServer;
let office: Office;
let app: App;
let page: Page;
let elsewhere: Server;
beforeAll(async () => {
  [screen, office] = await Promise.all([XServer.start(1280, 800), Office.open()]);
  app = await launchKiosk(screen, office);
  page = await app.page(/\/kiosk/);
  await page.waitForSelector('.k-card');
  elsewhere = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html');
    response.end('<h1>Elsewhere</h1>');
  });
  await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  await app.stop();
  await office.close();
  await screen.stop();
  elsewhere.close();
});

describe("a page of the hub's", () => {
  test('has nothing of Node', async () => {
    const names = ['require', 'process', 'module', 'Buffer', 'global', '__dirname'];
    const found = await page.evaluate((all) => all.filter((name) => name in window), names);
    expect(found).toEqual([]);
  });

  test('has a bridge of exactly these functions', async () => {
    const bridge = await page.evaluate(() => {
      const { nowServing } = window as unknown as { nowServing: object };
      return Object.entries(nowServing).map(([name, value]) => [name, typeof value]);
    });
    const asks = ['again', 'leave', 'choosePin', 'serving', 'linked', 'desk', 'setDesk', 'arrived', 'hear'];
    const names = [...asks, 'chooseOffice', 'token', 'keepToken'];
    expect(Object.fromEntries(bridge)).toEqual(Object.fromEntries(names.map((name) => [name, 'function'])));
  });

  test('cannot change what the preload uses', async () => {
    await page.evaluate(() => {
      Array.prototype.filter = () => [];
    });
    await screen.xdotool('mousemove', '10', '10', 'click', '--repeat', '5', '--delay', '100', '1');
    await page.waitForSelector('.local-pin');
    await page.click('text=Back');
    await page.waitForSelector('.k-card');
  });

  test.each([
    ['a camera', "navigator.mediaDevices.getUserMedia({ video: true }).then(() => 'given')"],
    ['a microphone', "navigator.mediaDevices.getUserMedia({ audio: true }).then(() => 'given')"],
    ['notifications', 'Notification.requestPermission()'],
    ['the place', 'new Promise((given, refused) => navigator.geolocation.getCurrentPosition(given, refused))'],
    ['the clipboard', 'navigator.clipboard.readText()'],
    ['instruments', 'navigator.requestMIDIAccess({ sysex: true }).then(() => "given")'],
  ])('is not given %s', async (_what, script) => {
    const answer = `Promise.resolve().then(() => ${script}).catch(() => 'denied')`;
    expect(await page.evaluate(answer)).toBe('denied');
  });

  test.each([
    ['leaves the kiosk, although it knows the PIN', `nowServing.leave('${PIN}')`],
    ['chooses another PIN', "nowServing.choosePin('80462')"],
    ['says that it serves somebody', 'nowServing.serving(true)'],
    ['asks to begin again', 'nowServing.again()'],
    ['wants to belong to another office', 'nowServing.chooseOffice()'],
    ['sends what is no message', "nowServing.leave({ pin: ['4711'] })"],
  ])('is refused when it %s', async (_what, script) => {
    expect(await page.evaluate(`${script}.then(() => 'done', () => 'refused')`)).toBe('refused');
    expect(app.hasEnded).toBe(false);
  });

  test('runs nothing that is made from text', async () => {
    // As the page itself would: what the debugger evaluates is not held by the page's policy.
    const ran = page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'window.ran = true';
      document.head.append(script);
      return 'ran' in window;
    });
    expect(await ran).toBe(false);
  });
});

describe('a page of the app itself', () => {
  test('reaches nobody, and serves nothing but itself', async () => {
    await screen.xdotool('key', 'ctrl+alt+shift+q');
    await page.waitForSelector('.local-pin');
    const asked = await page.evaluate(
      async (others) =>
        Promise.all(
          others.map((url) =>
            fetch(url).then(
              ({ status }) => status,
              () => 'refused',
            ),
          ),
        ),
      [`${office.url}/health`, 'https://example.org/', 'file:///etc/passwd', 'app://elsewhere/local.html'],
    );
    expect(asked).toEqual(['refused', 'refused', 'refused', 'refused']);
    await page.click('text=Back');
    await page.waitForSelector('.k-card');
  });
});

// The last one: it leaves the kiosk on a page that no person could bring it to.
test('a foreign page in the window is refused whatever it asks', async () => {
  const { port } = elsewhere.address() as AddressInfo;
  const session = await page.context().newCDPSession(page);
  await session.send('Page.navigate', { url: `http://127.0.0.1:${port}/` });
  await until(
    async () => page.url().includes(`:${port}/`),
    () => `still at ${page.url()}`,
  );
  await page.waitForSelector('text=Elsewhere');
  const asked = await page.evaluate(`nowServing.leave('${PIN}').then(() => 'done', () => 'refused')`);
  expect(asked).toBe('refused');
  expect(app.hasEnded).toBe(false);
});
