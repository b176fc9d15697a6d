import type { Server } from 'node:http';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { electronOf } from '../runner/electron.mjs';
import { App, until } from './support/app.ts';
import { addFrames, elsewhere, letFramesIn } from './support/frames.ts';
import { launchKiosk, PIN } from './support/kiosk.ts';
import { Office } from './support/office.ts';
import { XServer } from './support/x-server.ts';

/** Electron's security checklist, as far as it can be seen from inside a page. */

let screen: XServer;
let office: Office;
let app: App;
let page: Page;
let other: { server: Server; origin: string };
beforeAll(async () => {
  [screen, office] = await Promise.all([XServer.start(1280, 800), Office.open()]);
  app = await launchKiosk(screen, office);
  page = await app.page(/\/kiosk/);
  await page.waitForSelector('.k-card');
  other = await elsewhere();
});
afterAll(async () => {
  await app.stop();
  await office.close();
  await screen.stop();
  other.server.close();
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
    ['leaves the kiosk, although it knows the PIN', `nowServing.leave('${PIN}', false)`],
    ['chooses another PIN', "nowServing.choosePin('80462')"],
    ['says that it serves somebody', 'nowServing.serving(true)'],
    ['asks to begin again', 'nowServing.again()'],
    ['wants to belong to another office', 'nowServing.chooseOffice()'],
    ['sends what is no message', "nowServing.leave({ pin: ['4711'] }, false)"],
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

describe('a frame in a page of the hub’s', () => {
  test('of another site is not even asked for', async () => {
    const asked: unknown[] = [];
    const note = (request: unknown) => asked.push(request);
    other.server.on('request', note);
    await addFrames(page, other.origin);
    other.server.off('request', note);
    expect(asked).toEqual([]);
  });

  test('has no bridge and nothing of Node, were it there', async () => {
    await letFramesIn(page);
    await page.waitForSelector('.k-card');
    const frames = await addFrames(page, other.origin);
    const names = ['nowServing', 'require', 'process', 'module', 'Buffer', 'global'];
    for (const frame of frames)
      expect(await frame.evaluate((all) => all.filter((name) => name in window), names)).toEqual([]);
    const reached = frames[0]?.evaluate('try { typeof parent.nowServing } catch ({ name }) { name }');
    expect([frames.length, await reached]).toEqual([3, 'SecurityError']);
  });
});

// The last one of this app: it leaves the kiosk on a page that no person could bring it to.
test('a foreign page in the window is refused whatever it asks', async () => {
  const session = await page.context().newCDPSession(page);
  await session.send('Page.navigate', { url: `${other.origin}/` });
  await until(
    async () => page.url().startsWith(other.origin),
    () => `still at ${page.url()}`,
  );
  await page.waitForSelector('text=Elsewhere');
  const asked = await page.evaluate(`nowServing.leave('${PIN}', false).then(() => 'done', () => 'refused')`);
  expect(asked).toBe('refused');
  expect(app.hasEnded).toBe(false);
});

/** Another launch: too long for every run. */
test.skipIf(process.env.NS_LONG === undefined)(
  'a message that a frame sends is refused, when frames are given a bridge for once',
  async ({ skip }) => {
    if (!electronOf(process.env).isOld) skip('only the compatibility file of Electron 9 gives frames a bridge');
    await app.stop();
    const args = ['--role', 'desk', '--hub', office.url, '--join', `desk=${office.secrets.desk}`];
    app = await App.launch(screen, [...args, '--preload-in-frames']);
    page = await app.page(/\/desk/);
    await page.waitForSelector('text=Who are you');
    await letFramesIn(page);
    await page.waitForSelector('text=Who are you');
    const frames = await addFrames(page, other.origin);
    const token = `nowServing.token().then(() => 'given', ({ message }) => message)`;
    expect(await page.evaluate(token)).toBe('given');
    expect(frames).toHaveLength(3);
    for (const frame of frames) expect(await frame.evaluate(token)).toMatch(/refused$/);
  },
);
