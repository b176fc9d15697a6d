import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { electronOf } from '../runner/electron.mjs';
import { type App, keepPicture, until } from './support/app.ts';
import { launchKiosk, PIN } from './support/kiosk.ts';
import { Office } from './support/office.ts';
import { type Geometry, XServer } from './support/x-server.ts';

/** Each way is given a moment; what comes later than that is found by the ways after it, and at the end. */
const SETTLES = 40;
const SETTLES_AT_LAST = 500;
const WIDTH = 1280;
const HEIGHT = 1024;

let screen: XServer;
let office: Office;
let app: App;
let page: Page;
beforeAll(async () => {
  [screen, office] = await Promise.all([XServer.start(WIDTH, HEIGHT), Office.open()]);
  app = await launchKiosk(screen, office);
  page = await app.page(/\/kiosk/);
  await page.waitForSelector('.k-card');
  await until(
    async () => (await screen.windows()).size > 0,
    () => 'no window',
  );
  await middle();
});
afterAll(async () => {
  await app.stop();
  await office.close();
  await screen.stop();
});

/** Away from anything that can be pressed. */
const middle = () => screen.xdotool('mousemove', '1270', '600');

interface Seen {
  url: string;
  /** In CSS px; zoom changes them. */
  width: number;
  scale: number;
  pages: number;
  /** Menus and dialogs are windows, too. */
  windows: number;
  place: Geometry | undefined;
}

async function seen(): Promise<Seen> {
  const asked = page.evaluate(() => ({
    url: location.href,
    width: innerWidth * devicePixelRatio,
    scale: window.visualViewport?.scale ?? 0,
  }));
  const [facts, windows, count] = await Promise.all([asked, screen.windows(), screen.count()]);
  const place = [...windows].find(([name]) => name.startsWith('Kiosk'))?.[1];
  return { ...facts, pages: app.pages().length, windows: count, place };
}

const KEYS = [
  ...['alt+F4', 'ctrl+w', 'ctrl+shift+w', 'ctrl+q', 'ctrl+F4', 'F11', 'Escape', 'F12', 'ctrl+shift+i', 'ctrl+shift+j'],
  ...['ctrl+shift+c', 'F5', 'ctrl+r', 'ctrl+shift+r', 'ctrl+n', 'ctrl+t', 'ctrl+shift+n', 'ctrl+p', 'ctrl+s', 'ctrl+o'],
  ...['ctrl+u', 'ctrl+l', 'ctrl+h', 'ctrl+j', 'ctrl+f', 'ctrl+plus', 'ctrl+minus', 'alt+Left', 'alt+Right', 'alt+Home'],
  ...['BackSpace', 'F1', 'F3', 'F7', 'F10', 'alt+f', 'shift+F10', 'Menu', 'ctrl+m', 'alt+d', 'ctrl+shift+Delete'],
];

const CLICKS: [what: string, ...xdotool: string[]][] = [
  ['the right button', 'click', '3'],
  ['the middle button', 'click', '2'],
  ['the button "back"', 'click', '8'],
  ['the button "forward"', 'click', '9'],
  ['Ctrl and the wheel', 'keydown', 'ctrl', 'click', '--repeat', '5', '4', 'keyup', 'ctrl'],
  ['Shift and the wheel', 'keydown', 'shift', 'click', '--repeat', '5', '5', 'keyup', 'shift'],
  ['dragging out of the window', 'mousedown', '1', 'mousemove', '0', '0', 'mouseup', '1'],
];

/** Without a PIN nobody comes back from here. */
const FROM_INSIDE: [what: string, script: string][] = [
  ['another window', 'String(window.open("https://example.org"))'],
  ['a window of its own site', 'String(window.open("/desk"))'],
  ['another site', 'location.href = "https://example.org/"; 0'],
  ['a file', 'location.href = "file:///etc/passwd"; 0'],
  ['a page made of text', 'location.href = "data:text/html,hello"; 0'],
  ['a page of the app', 'location.href = "app://now-serving/local.html?page=leave"; 0'],
  ['the page behind', 'history.back()'],
  ['leaving full screen', 'document.exitFullscreen ? document.exitFullscreen().catch(() => 0) : 0'],
  ['a dialog', 'alert("hello")'],
  ['a question', 'String(confirm("hello"))'],
  ['a dialog for printing', 'print(); 0'],
  [
    'a dialog for printing, by a frame',
    'document.body.append(f = document.createElement("iframe")); f.contentWindow.print(); f.remove()',
  ],
  ['a mail program', 'location.href = "mailto:someone@example.org"; 0'],
  ['a download', 'Object.assign(document.createElement("a"), { href: "/health", download: "health.json" }).click()'],
];

describe('nobody gets out of the kiosk', () => {
  let before: Seen;
  beforeAll(async () => {
    before = await seen();
  });
  /** What happens, happens soon after. */
  const settled = () => page.waitForTimeout(SETTLES);

  test('it covers the screen', async () => {
    expect(before).toMatchObject({ pages: 1, scale: 1, place: { x: 0, y: 0, width: WIDTH, height: HEIGHT } });
  });

  test('keys do arrive: Tab moves the focus', async () => {
    await screen.xdotool('key', 'Tab');
    await until(
      () => page.evaluate(() => document.activeElement !== document.body),
      () => 'no key arrives',
    );
  });

  test.each(KEYS)('by %s', async (key) => {
    await screen.xdotool('key', key);
    await settled();
    expect(await seenAfter()).toEqual(before);
  });

  test.each(CLICKS)('by %s', async (_what, ...clicks) => {
    await middle();
    await screen.xdotool(...clicks);
    await settled();
    await middle();
    expect(await seen()).toEqual(before);
  });

  test.each(FROM_INSIDE)('from inside: %s', async (_what, script) => {
    await page.evaluate(script);
    await settled();
    expect(await seenAfter()).toEqual(before);
  });

  test('nor later', async () => {
    await page.waitForTimeout(SETTLES_AT_LAST);
    expect(await seenAfter()).toEqual(before);
  });
});

test('a page that does not want to go away goes all the same', async () => {
  await page.evaluate(() => {
    window.onbeforeunload = () => false;
  });
  await middle();
  // Without a person's touch a page has no say in it.
  await screen.xdotool('click', '1', 'key', 'ctrl+alt+shift+q');
  await page.waitForSelector('.local-pin');
  await page.click('text=Back');
  await page.waitForSelector('.k-card');
});

test('a page cannot move its kiosk', async ({ skip }) => {
  if (electronOf(process.env).isOld) skip('Electron 9 does not ask whether a page may resize its window');
  const before = await seen();
  await page.evaluate('window.resizeTo(300, 300); window.moveTo(50, 50)');
  await page.waitForTimeout(SETTLES_AT_LAST);
  expect(await seen()).toEqual(before);
});

test('a kiosk whose page closes itself is there again at once', async () => {
  await page.evaluate('setTimeout(() => window.close())');
  await until(
    async () => page.isClosed(),
    () => 'it never closed',
  );
  page = await app.page(/\/kiosk/);
  await page.waitForSelector('.k-card');
  const covers = async () => [...(await screen.windows()).values()].some(({ width }) => width === WIDTH);
  await until(covers, () => 'it does not cover the screen');
});

/** Whoever tries to close the window is asked for the PIN; by "Back" the kiosk is there again. */
async function leavePinPage(): Promise<void> {
  if (!page.url().includes('page=leave')) return;
  await page.click('text=Back');
  await page.waitForSelector('.k-card');
}

/** The PIN may be asked for at the very moment that one looks. */
function seenAfter(): Promise<Seen> {
  const look = async () => {
    await leavePinPage();
    const now = await seen().catch(() => undefined);
    return now?.url.includes('page=leave') ? undefined : now;
  };
  return until(look, () => 'the kiosk is not there any more');
}

describe('staff leave the kiosk', () => {
  test('a wrong PIN leaves nothing', async () => {
    await screen.xdotool('key', 'ctrl+alt+shift+q');
    await page.waitForSelector('.local-pin');
    await keepPicture(page, 'kiosk-pin');
    await screen.xdotool('type', '0000');
    await screen.xdotool('key', 'Return');
    await page.waitForSelector('text=That is not the PIN');
    expect(app.hasEnded).toBe(false);
    await page.click('text=Back');
    await page.waitForSelector('.k-card');
  });

  test('by five touches of the corner and the PIN', async () => {
    await screen.xdotool('mousemove', '10', '10', 'click', '--repeat', '5', '--delay', '150', '1');
    await page.waitForSelector('.local-pin');
    for (const digit of PIN) await page.click(`.local-keys >> text="${digit}"`);
    await page.click('text="Leave"');
    await app.whenEnded();
  });
});
