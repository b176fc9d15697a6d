import { beforeEach, describe, expect, test } from 'vitest';
import { keptPin } from '#shell/pin.ts';
import { settled } from './hand-timer.ts';
import { type PlayedWindow, press } from './played-desktop.ts';
import { HUB, PlayedPc } from './played-pc.ts';

const PIN = '4711';
const KEPT = keptPin(PIN, '00112233445566778899aabbccddeeff');

let pc: PlayedPc;
let desktop: PlayedPc['desktop'];
let time: PlayedPc['time'];
beforeEach(() => {
  pc = new PlayedPc();
  ({ desktop, time } = pc);
});
const launch = (roles: string, ...more: string[]) => pc.launch(['--role', roles, '--hub', HUB, ...more]);
const ask = (window: PlayedWindow, url: string, asked: object) => pc.askFrom(window, url, asked);

describe('closing', () => {
  const serve = (window: PlayedWindow, isServing: boolean) =>
    ask(window, `${HUB}/desk`, { type: 'serving', isServing });

  test('a desk that serves nobody closes, and the app ends with its last window', async () => {
    await launch('desk');
    desktop.window('Guichet').close();
    expect(desktop.quits).toBe(1);
  });

  test('a desk that serves somebody asks, and stays', async () => {
    await launch('desk');
    const window = desktop.window('Guichet');
    await serve(window, true);
    window.close();
    await settled();
    expect(desktop.questions).toEqual(['Un visiteur est encore reçu à ce guichet.']);
    expect(window.isClosed).toBe(false);
    desktop.presses = 1;
    window.close();
    await settled();
    expect(window.isClosed).toBe(true);
  });

  test('a kiosk asks for the PIN, and is back when nobody types it', async () => {
    await launch('kiosk');
    const window = desktop.window('Borne');
    window.close();
    expect(window.isClosed).toBe(false);
    expect(window.url).toContain('page=leave');
    await time.pass(20_000);
    expect(window.url).toContain(`${HUB}/kiosk`);
  });

  test('a kiosk that was closed by force is there again', async () => {
    await launch('kiosk');
    desktop.window('Borne').destroy();
    await settled();
    expect(desktop.window('Borne').url).toContain(`${HUB}/kiosk`);
    expect(desktop.quits).toBe(0);
  });

  test('the PIN leaves the kiosk', async () => {
    await launch('kiosk', '--pin', KEPT);
    const window = desktop.window('Borne');
    expect(window.events.mayPress(press('q', 'control', 'alt', 'shift'))).toBe(false);
    expect(await ask(window, window.url, { type: 'leave', pin: '0000', rejoins: false })).toEqual({
      ok: false,
      why: 'wrong',
    });
    expect(await ask(window, window.url, { type: 'leave', pin: PIN, rejoins: false })).toEqual({ ok: true });
    await time.pass(0);
    expect(desktop.quits).toBe(1);
  });
});

test('a second launch opens the other role, and brings what is open to the front', async () => {
  await launch('desk');
  pc.launchedAgain(['--role', 'desk,display']);
  expect(desktop.windows.map(({ options }) => options.partition)).toEqual(['persist:desk-1', 'persist:display-1']);
  expect(desktop.window('Guichet').shows).toBe(1);
});

test('the monitors stay on while a kiosk or display stands', async () => {
  await launch('desk,display');
  expect(desktop.awake.display).toBe(1);
  desktop.window('Affichage').close();
  expect(desktop.awake.display).toBe(0);
});
