import { beforeEach, describe, expect, test } from 'vitest';
import { keptPin } from '#shell/pin.ts';
import { settled } from './hand-timer.ts';
import type { PlayedWindow } from './played-desktop.ts';
import { HOST, HUB, PlayedPc } from './played-pc.ts';

/** The hub was begun anew: the one that this PC belongs to never comes back. */

const PIN = '80462';
const KEPT = keptPin(PIN, '0'.repeat(32));
const LOCAL = 'app://now-serving/local.html';
const SETUP = 'app://now-serving/setup.html';

let pc: PlayedPc;
let desktop: PlayedPc['desktop'];
beforeEach(() => {
  pc = new PlayedPc();
  ({ desktop } = pc);
});
const launch = (role: string) => pc.launch(['--role', role, '--hub', HUB, '--pin', KEPT]);
const ask = (window: PlayedWindow, asked: object) => pc.askFrom(window, LOCAL, asked);
const open = () => desktop.windows.filter(({ isClosed }) => !isClosed).map(({ options }) => options.partition);
const factsOf = (window: PlayedWindow) => Object.fromEntries(new URL(window.url).searchParams);

/** At the same address, with another identity; this window's page lost its connection. */
async function hubIsBegunAnew(window: PlayedWindow, page: string): Promise<void> {
  pc.network.at.clear();
  pc.network.at.set('begun anew', HOST);
  await pc.askFrom(window, `${HUB}/${page}`, { type: 'linked', isLinked: false });
  await pc.time.pass(15_000);
}

describe('another office answers where the hub was: its page is shown no longer', () => {
  test.each([
    ['desk', 'Guichet', { page: 'unreachable', other: '1' }],
    ['display', 'Affichage', { page: 'moment', rejoin: '1' }],
    ['kiosk', 'Borne', { page: 'moment' }],
  ])('%s', async (role, title, facts) => {
    await launch(role);
    const window = desktop.window(title);
    await hubIsBegunAnew(window, role);
    expect(factsOf(window)).toMatchObject(facts);
    expect('rejoin' in factsOf(window)).toBe('rejoin' in facts);
    pc.network.at.set('abc', HOST);
    await pc.time.pass(10_000);
    expect(window.url).toContain(`${HUB}/${role}`);
  });
});

describe('a hub that is gone for good: its page is given up after a while, for one that offers a way out', () => {
  test.each([
    ['desk', 'Guichet', { page: 'unreachable' }],
    ['display', 'Affichage', { page: 'moment', rejoin: '1' }],
    ['kiosk', 'Borne', { page: 'moment' }],
  ])('%s', async (role, title, facts) => {
    await launch(role);
    const window = desktop.window(title);
    pc.network.at.clear();
    await pc.askFrom(window, `${HUB}/${role}`, { type: 'linked', isLinked: false });
    await pc.time.pass(9 * 60_000);
    expect(window.url).toContain(`${HUB}/${role}`);
    await pc.time.pass(2 * 60_000);
    expect(factsOf(window)).toMatchObject(facts);
    pc.hubIsThere();
    await pc.time.pass(2 * 60_000);
    expect(window.url).toContain(`${HUB}/${role}`);
  });
});

test('a page that has its connection again is not given up', async () => {
  await launch('display');
  const display = desktop.window('Affichage');
  for (const isLinked of [false, true]) await pc.askFrom(display, `${HUB}/display`, { type: 'linked', isLinked });
  const loads = display.loads.length;
  await pc.time.pass(20 * 60_000);
  expect(display.loads).toHaveLength(loads);
});

test('another office at another address of its past leaves every page as it is', async () => {
  await launch('desk');
  const desk = desktop.window('Guichet');
  pc.network.at.clear();
  pc.network.at.set('another office', '192.0.2.99:8080');
  await pc.askFrom(desk, `${HUB}/desk`, { type: 'linked', isLinked: false });
  await pc.time.pass(15_000);
  expect(desk.url).toContain(`${HUB}/desk`);
});

describe('a display', () => {
  beforeEach(async () => {
    await launch('display');
    await hubIsBegunAnew(desktop.window('Affichage'), 'display');
    await ask(desktop.window('Affichage'), { type: 'chooseOffice' });
  });

  test('makes room for the page that joins an office, which stands at once', async () => {
    expect(open()).toEqual(['setup']);
    const state = await pc.askFrom(desktop.window('Now Serving'), SETUP, { type: 'setupState', isAttended: false });
    expect(state).toMatchObject({ isAgain: true, role: { value: ['display'] } });
  });

  test('is there again when that page is closed', async () => {
    desktop.window('Now Serving').close();
    await settled();
    expect([open(), desktop.quits]).toEqual([['persist:display-1'], 0]);
  });

  test('that somebody opened meanwhile stands once', async () => {
    pc.launchedAgain(['--role', 'display', '--hub', HUB]);
    desktop.window('Now Serving').close();
    await settled();
    expect(open()).toEqual(['persist:display-1']);
  });

  test('belongs to what was decided, and stands once', async () => {
    pc.launchedAgain(['--role', 'display', '--hub', '192.0.2.9:8080']);
    pc.network.at.set('another office', '192.0.2.9:8080');
    await pc.time.pass(1_000);
    expect(open()).toEqual(['persist:display-1']);
    expect(desktop.window('Affichage').url).toBe('http://192.0.2.9:8080/display?device=1');
  });

  test('does not come back when the app ends meanwhile', async () => {
    desktop.quitAsked();
    await settled();
    expect([open(), desktop.quits]).toEqual([[], 1]);
  });
});

describe('a kiosk', () => {
  test('offers it to staff only, on the page that asks for the PIN', async () => {
    await launch('kiosk');
    const kiosk = desktop.window('Borne');
    await hubIsBegunAnew(kiosk, 'kiosk');
    await expect(ask(kiosk, { type: 'chooseOffice' })).rejects.toThrow('refused');
    await ask(kiosk, { type: 'staff' });
    expect(factsOf(kiosk)).toMatchObject({ page: 'leave', rejoin: '1' });
  });

  test('makes room after the right PIN, and is there again when nothing was decided', async () => {
    await launch('kiosk');
    const kiosk = desktop.window('Borne');
    await ask(kiosk, { type: 'staff' });
    expect(await ask(kiosk, { type: 'leave', pin: '0000', rejoins: true })).toEqual({ ok: false, why: 'wrong' });
    await pc.time.pass(0);
    expect(open()).toEqual(['persist:kiosk-1']);
    expect(await ask(kiosk, { type: 'leave', pin: PIN, rejoins: true })).toEqual({ ok: true });
    await pc.time.pass(0);
    expect(open()).toEqual(['setup']);
    desktop.window('Now Serving').close();
    await settled();
    expect([open(), desktop.quits]).toEqual([['persist:kiosk-1'], 0]);
  });

  test('is there again when whoever knew the PIN left that page alone', async () => {
    await launch('kiosk');
    await ask(desktop.window('Borne'), { type: 'staff' });
    await ask(desktop.window('Borne'), { type: 'leave', pin: PIN, rejoins: true });
    await pc.time.pass(2 * 60_000);
    await pc.askFrom(desktop.window('Now Serving'), SETUP, { type: 'setupLook' });
    await pc.time.pass(2 * 60_000);
    await pc.askFrom(desktop.window('Now Serving'), SETUP, { type: 'setupState', isAttended: true });
    await pc.time.pass(2 * 60_000);
    await pc.askFrom(desktop.window('Now Serving'), SETUP, { type: 'setupState', isAttended: false });
    expect(open()).toEqual(['setup']);
    await pc.time.pass(60_000);
    expect(open()).toEqual(['persist:kiosk-1']);
  });

  test('is not closed from the display beside it, which has no PIN', async () => {
    await launch('kiosk,display');
    const display = desktop.window('Affichage');
    await hubIsBegunAnew(display, 'display');
    expect(factsOf(display)).toMatchObject({ page: 'moment' });
    expect('rejoin' in factsOf(display)).toBe(false);
    await ask(display, { type: 'chooseOffice' });
    expect(open()).toEqual(['persist:kiosk-1', 'persist:display-1']);
  });

  test('makes room for the page that the desk beside it opened, too', async () => {
    await launch('desk,kiosk');
    await hubIsBegunAnew(desktop.window('Guichet'), 'desk');
    await ask(desktop.window('Guichet'), { type: 'chooseOffice' });
    expect(open()).toEqual(['persist:desk-1', 'persist:kiosk-1', 'setup']);
    await ask(desktop.window('Borne'), { type: 'staff' });
    await ask(desktop.window('Borne'), { type: 'leave', pin: PIN, rejoins: true });
    await pc.time.pass(0);
    expect(open()).toEqual(['persist:desk-1', 'setup']);
    await pc.time.pass(3 * 60_000);
    expect(open()).toEqual(['persist:desk-1', 'persist:kiosk-1']);
  });

  test('of the PC that is the hub has nothing to join', async () => {
    await pc.launch(['--role', 'hub,kiosk', '--pin', KEPT]);
    await ask(desktop.window('Borne'), { type: 'staff' });
    expect('rejoin' in factsOf(desktop.window('Borne'))).toBe(false);
  });
});
