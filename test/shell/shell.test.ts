import { beforeEach, describe, expect, test } from 'vitest';
import { launchOf } from '#shell/launch.ts';
import { keptPin } from '#shell/pin.ts';
import type { Monitor } from '#shell/ports.ts';
import { Shell } from '#shell/shell.ts';
import { HandTimer, settled } from './hand-timer.ts';
import { PlayedDesktop, type PlayedWindow, press } from './played-desktop.ts';
import { NO_FILES, PlayedWhereabouts, unasked } from './played-setup.ts';

const HOST = '192.0.2.7:8080';
const HUB = `http://${HOST}`;
const PIN = '4711';
const KEPT = keptPin(PIN, '00112233445566778899aabbccddeeff');
const SECOND = { id: 2, label: 'two', bounds: { x: 1920, y: 0, width: 1280, height: 720 }, isPrimary: false };

/** Which hub it is, and what is kept for it, by window. */
let id: string | null;
const kept = new Map<string, string | null>();
const identify = async () => id;
const tokens = {
  get: (hub: string, window: string) => kept.get(`${hub} ${window}`) ?? null,
  keep: (hub: string, window: string, token: string | null) => void kept.set(`${hub} ${window}`, token),
};

let desktop: PlayedDesktop;
let time: HandTimer;
let network: PlayedWhereabouts;
let shell: Shell;
beforeEach(() => {
  desktop = new PlayedDesktop();
  time = new HandTimer();
  id = 'abc';
  network = new PlayedWhereabouts();
  network.at.set(id, HOST);
  kept.clear();
});

async function launch(roles: string, ...more: string[]): Promise<void> {
  const { monotonic, after } = time;
  const parts = {
    desktop,
    answers: async () => false,
    identify,
    tokens,
    ...unasked(),
    finding: { finder: network.finder, kept: network },
    monotonic,
    after,
    note: () => {},
  };
  shell = new Shell(
    parts,
    launchOf(NO_FILES, ['--role', roles, '--hub', HUB, '--join', 'kiosk=abc', '--pin', KEPT, ...more]),
  );
  shell.start();
  await settled();
}

const ask = (window: PlayedWindow, url: string, asked: object) =>
  desktop.answer({ windowId: window.id, url, isMainFrame: true }, asked);

describe('what a window shows', () => {
  test('"One moment", then the page of the hub, with the secret that lets it in', async () => {
    await launch('kiosk');
    const { loads } = desktop.window('Borne');
    expect(loads[0]).toContain('page=moment');
    expect(loads[1]).toBe(`${HUB}/kiosk?device=1#join=abc`);
  });

  test('a desk says after a while that the hub is missed, and goes on looking', async () => {
    network.at.clear();
    await launch('desk');
    await time.pass(11_000);
    expect(desktop.window('Guichet').url).toContain('page=unreachable');
    network.at.set('abc', HOST);
    await time.pass(1_000);
    expect(desktop.window('Guichet').url).toBe(`${HUB}/desk?device=1`);
  });

  test.each([
    ['kiosk', 'Borne'],
    ['display', 'Affichage'],
  ])('the public never sees a technical text: %s', async (role, title) => {
    network.at.clear();
    await launch(role);
    await time.pass(60_000);
    expect(desktop.window(title).loads).toHaveLength(1);
    expect(desktop.window(title).url).toContain('page=moment');
  });

  test('a page that cannot be loaded gives way until the hub answers', async () => {
    await launch('kiosk');
    const window = desktop.window('Borne');
    window.events.failed(`${HUB}/kiosk`);
    expect(window.url).toContain('page=moment');
    await time.pass(1_000);
    expect(window.url).toContain(`${HUB}/kiosk`);
  });
});

describe('a page whose process ends', () => {
  test('is loaded again', async () => {
    await launch('kiosk');
    const window = desktop.window('Borne');
    window.events.gone('crashed');
    await settled();
    expect(window.loads.at(-1)).toContain(`${HUB}/kiosk`);
    expect(window.loads).toHaveLength(3);
  });

  test('again and again, gives way to a page that says so, and gets another chance', async () => {
    await launch('kiosk');
    const window = desktop.window('Borne');
    for (let i = 0; i < 4; i += 1) {
      window.events.gone('crashed');
      await settled();
    }
    expect(window.url).toContain('page=stopped');
    await time.pass(5 * 60_000);
    expect(window.url).toContain(`${HUB}/kiosk`);
  });

  test('not even that page stands: it is tried, but never in a hurry', async () => {
    await launch('kiosk');
    const window = desktop.window('Borne');
    for (let i = 0; i < 20; i += 1) {
      window.events.gone('crashed');
      await settled();
    }
    expect(window.loads.length).toBeLessThan(8);
    await time.pass(30_000);
    expect(window.url).toContain('page=stopped');
  });

  test('that hangs is ended, unless it wakes in time', async () => {
    await launch('desk');
    const window = desktop.window('Guichet');
    window.events.hung();
    await time.pass(14_000);
    window.events.woke();
    await time.pass(60_000);
    expect(window.crashes).toBe(0);
    window.events.hung();
    await time.pass(15_000);
    expect(window.crashes).toBe(1);
  });
});

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
    await launch('kiosk');
    const window = desktop.window('Borne');
    expect(window.events.mayPress(press('q', 'control', 'alt', 'shift'))).toBe(false);
    expect(await ask(window, window.url, { type: 'leave', pin: '0000' })).toEqual({ ok: false, why: 'wrong' });
    expect(await ask(window, window.url, { type: 'leave', pin: PIN })).toEqual({ ok: true });
    await time.pass(0);
    expect(desktop.quits).toBe(1);
  });
});

describe('messages over the bridge', () => {
  test.each([
    ['of an unknown window', 9, `${HUB}/desk`, { type: 'serving', isServing: true }],
    ['of another site', 1, 'https://example.org/', { type: 'serving', isServing: true }],
    ['that nobody knows', 1, `${HUB}/desk`, { type: 'quit' }],
    ['with something besides', 1, `${HUB}/desk`, { type: 'serving', isServing: true, more: 1 }],
    ['that is not one', 1, `${HUB}/desk`, null],
  ])('%s are refused', async (_what, windowId, url, asked) => {
    await launch('desk');
    await expect(desktop.answer({ windowId, url, isMainFrame: true }, asked)).rejects.toThrow('refused');
  });
});

describe('a hub whose address changes', () => {
  const ELSEWHERE = '192.0.2.9:8080';
  const linked = (window: PlayedWindow, isLinked: boolean, url = HUB) =>
    ask(window, `${url}/desk?device=1`, { type: 'linked', isLinked });

  test('is followed by its windows, as soon as one of them lost it', async () => {
    await launch('desk,display');
    const [desk, display] = [desktop.window('Guichet'), desktop.window('Affichage')];
    await linked(desk, true);
    network.at.set('abc', ELSEWHERE);
    await time.pass(1_000);
    expect(desk.url).toContain(HUB);
    await linked(desk, false);
    await settled();
    expect(desk.url).toBe(`http://${ELSEWHERE}/desk?device=1`);
    expect(display.url).toBe(`http://${ELSEWHERE}/display?device=1`);
    await expect(linked(desk, true)).rejects.toThrow('refused');
    await linked(desk, true, `http://${ELSEWHERE}`);
  });

  test('is looked for also by a page that says nothing', async () => {
    await launch('desk');
    network.at.set('abc', ELSEWHERE);
    await time.pass(3_000);
    expect(desktop.window('Guichet').url).toContain(ELSEWHERE);
  });

  test('is looked for until it is there, or the page is connected again', async () => {
    await launch('desk');
    const desk = desktop.window('Guichet');
    network.at.clear();
    await linked(desk, false);
    await time.pass(20_000);
    const { searches } = network;
    expect(searches).toBeGreaterThan(4);
    await linked(desk, true);
    await time.pass(60_000);
    expect(network.searches).toBe(searches);
    expect(desk.loads).toHaveLength(2);
  });

  test('is known by its identity: another one that answers there is not shown', async () => {
    await launch('desk');
    network.at.clear();
    network.at.set('another office', HOST);
    const desk = desktop.window('Guichet');
    desk.events.failed(`${HUB}/desk`);
    await time.pass(60_000);
    expect(desk.url).toContain('page=unreachable');
    expect(network.kept).toMatchObject({ id: 'abc', hosts: [HOST] });
    expect(desk.url).toContain('other=1');
  });

  test('can be given up for another office, by staff on a page of the app', async () => {
    await launch('desk');
    const desk = desktop.window('Guichet');
    await expect(ask(desk, `${HUB}/desk`, { type: 'chooseOffice' })).rejects.toThrow('refused');
    await ask(desk, 'app://now-serving/local.html', { type: 'chooseOffice' });
    expect(desktop.window('Now Serving').url).toContain('setup.html');
    desktop.window('Now Serving').close();
    expect(desk.isClosed).toBe(false);
    await ask(desk, 'app://now-serving/local.html', { type: 'chooseOffice' });
    shell.launchedAgain(launchOf(NO_FILES, ['--role', 'desk', '--hub', 'http://192.0.2.9:8080']));
    network.at.set('another office', '192.0.2.9:8080');
    await time.pass(1_000);
    expect(desktop.windows.filter(({ isClosed }) => !isClosed)).toHaveLength(1);
    expect(desktop.window('Guichet').url).toBe('http://192.0.2.9:8080/desk?device=1');
    expect(desktop.quits).toBe(0);
  });
});

describe('what lets a window in', () => {
  test('is kept by the hub’s identity, and each window has its own', async () => {
    await launch('desk,display');
    const [desk, display] = [desktop.window('Guichet'), desktop.window('Affichage')];
    await ask(desk, `${HUB}/desk`, { type: 'keepToken', token: 'of the desk' });
    expect(await ask(desk, `${HUB}/desk`, { type: 'token' })).toBe('of the desk');
    expect(await ask(display, `${HUB}/display`, { type: 'token' })).toBe(null);
  });

  test('is told to no other hub that answers at its address', async () => {
    await launch('desk');
    id = 'another office';
    await expect(ask(desktop.window('Guichet'), `${HUB}/desk`, { type: 'token' })).rejects.toThrow('refused');
  });

  test('is told to no hub that has not proven which one it is', async () => {
    await launch('desk');
    await ask(desktop.window('Guichet'), `${HUB}/desk`, { type: 'keepToken', token: 'of the desk' });
    id = null;
    await expect(ask(desktop.window('Guichet'), `${HUB}/desk`, { type: 'token' })).rejects.toThrow('refused');
  });

  test('is told to no page but the hub’s', async () => {
    await launch('desk');
    const window = desktop.window('Guichet');
    for (const url of ['app://now-serving/local.html', 'https://example.org/'])
      await expect(ask(window, url, { type: 'token' })).rejects.toThrow('refused');
  });
});

describe('several windows and monitors', () => {
  const settle = async (...monitors: Monitor[]) => {
    desktop.screens = monitors;
    // They come and go in bursts.
    desktop.monitorsChanged();
    desktop.monitorsChanged();
    await time.pass(1_000);
  };
  const FIRST = new PlayedDesktop().screens[0] as Monitor;

  test('a display beside a desk takes the second monitor, is hidden while that is off, and returns to it', async () => {
    desktop.screens = [FIRST, SECOND];
    await launch('desk,display');
    const display = desktop.window('Affichage');
    expect(display.options.bounds).toEqual(SECOND.bounds);
    display.events.loaded(`${HUB}/display`);
    expect(display.isHidden).toBe(false);
    await settle(FIRST);
    expect([display.isHidden, display.places]).toEqual([true, []]);
    display.events.loaded(`${HUB}/display`);
    expect(display.isHidden).toBe(true);
    await settle(FIRST, SECOND);
    expect([display.isHidden, display.places]).toEqual([false, [SECOND.bounds]]);
    expect(display.shows).toBe(0);
  });

  test('whoever launches a display whose monitor is off sees it', async () => {
    desktop.screens = [FIRST, SECOND];
    await launch('desk,display');
    await settle(FIRST);
    shell.launchedAgain(launchOf(NO_FILES, ['--role', 'display']));
    const display = desktop.window('Affichage');
    expect([display.isHidden, display.places]).toEqual([false, [FIRST.bounds]]);
    await settle(FIRST, SECOND);
    expect(display.places.at(-1)).toEqual(SECOND.bounds);
  });

  test('a kiosk stays in front on the only monitor', async () => {
    desktop.screens = [FIRST, SECOND];
    await launch('kiosk');
    await settle(SECOND);
    expect(desktop.window('Borne').places).toEqual([SECOND.bounds]);
    await settle();
    expect(desktop.window('Borne').places).toHaveLength(1);
  });

  test('two displays stand on two monitors, each a device of its own', async () => {
    desktop.screens = [FIRST, SECOND];
    await launch('display', '--monitor', '2', '--monitor', 'any');
    const displays = desktop.windows.map(({ options, url }) => [options.partition, options.bounds, url]);
    expect(displays).toEqual([
      ['persist:display-1', SECOND.bounds, `${HUB}/display?device=1`],
      ['persist:display-2', FIRST.bounds, `${HUB}/display?device=2`],
    ]);
    expect(desktop.windows.map(({ options }) => options.title)).toEqual([
      'Affichage – Now Serving',
      'Affichage – Now Serving (2)',
    ]);
  });

  test('a key moves a display on to the next monitor', async () => {
    desktop.screens = [FIRST, SECOND];
    await launch('desk,display');
    const display = desktop.window('Affichage');
    expect(display.events.mayPress(press('M', 'control', 'alt', 'shift'))).toBe(false);
    expect(display.places.at(-1)).toEqual(FIRST.bounds);
    display.events.mayPress(press('M', 'control', 'alt', 'shift'));
    expect(display.places.at(-1)).toEqual(SECOND.bounds);
  });

  test('a second launch opens the other role, and brings what is open to the front', async () => {
    await launch('desk');
    shell.launchedAgain(launchOf(NO_FILES, ['--role', 'desk,display']));
    expect(desktop.windows.map(({ options }) => options.partition)).toEqual(['persist:desk-1', 'persist:display-1']);
    expect(desktop.window('Guichet').shows).toBe(1);
  });

  test('the monitors stay on while a kiosk or display stands', async () => {
    await launch('desk,display');
    expect(desktop.awake.display).toBe(1);
    desktop.window('Affichage').close();
    expect(desktop.awake.display).toBe(0);
  });
});
