import { beforeEach, describe, expect, test } from 'vitest';
import { launchOf } from '#shell/launch.ts';
import { Shell } from '#shell/shell.ts';
import { HandTimer, settled } from './hand-timer.ts';
import { PlayedDesktop, type PlayedWindow } from './played-desktop.ts';
import { NO_FILES, unasked } from './played-setup.ts';

const URL_OF_HUB = 'http://127.0.0.1:49152';
const SECRETS = { desk: 'for-desk', kiosk: 'for-kiosk', display: 'for-display', admin: 'for-admin' };
const READY = { says: 'ready', url: URL_OF_HUB, secrets: SECRETS };
const SENTENCE = 'Port 8080 is in use by another program.';

const identify = async () => null;
const tokens = { get: () => null, keep: () => {} };

let desktop: PlayedDesktop;
let time: HandTimer;
let shell: Shell;
let isThere: boolean;
beforeEach(() => {
  desktop = new PlayedDesktop();
  time = new HandTimer();
  isThere = true;
});

async function launch(...args: string[]): Promise<void> {
  const { monotonic, after } = time;
  const parts = {
    desktop,
    answers: async () => isThere,
    identify,
    tokens,
    ...unasked(),
    monotonic,
    after,
    note: () => {},
  };
  shell = new Shell(parts, launchOf(NO_FILES, args));
  shell.start();
  await settled();
}
async function running(roles: string): Promise<void> {
  await launch('--role', roles);
  await hubSays(READY);
}
async function hubSays(message: object): Promise<void> {
  desktop.child('hub').says(message);
  await settled();
}
const crash = async () => {
  desktop.child('hub').exits({ code: null, signal: 'SIGKILL' });
  await settled();
};
/** More often than can be an accident. */
async function crashAgainAndAgain(): Promise<void> {
  isThere = false;
  for (let i = 0; i < 5; i += 1) {
    await crash();
    await time.pass(5_000);
  }
}
const tryNow = (window: PlayedWindow) =>
  desktop.answer({ windowId: window.id, url: window.url, isMainFrame: true }, { type: 'again' });

test('a PC that is the hub and nothing else shows the admin page, which saves exports', async () => {
  await running('hub');
  const admin = desktop.window('Administration');
  expect(admin.url).toBe(`${URL_OF_HUB}/admin?device=1#join=for-admin`);
  expect(admin.events.mayDownload()).toBe(true);
  expect(desktop.windows).toHaveLength(1);
});

test('no other window saves files', async () => {
  await running('hub,desk,kiosk,display');
  expect(desktop.windows.map(({ events }) => events.mayDownload())).toEqual([false, false, false]);
});

describe('a PC that is the hub', () => {
  test('has the office’s data in the person’s own folder, or where it was told', async () => {
    await launch('--role', 'hub');
    expect(desktop.child('hub').order).toEqual({
      dataDir: '/home/office/office',
      preset: 'townHall',
      port: 8080,
      mdns: true,
      start: null,
    });
    await launch('--role', 'hub', '--data', '/srv/office', '--port', '9000', '--no-mdns');
    expect(desktop.child('hub').order).toMatchObject({ dataDir: '/srv/office', port: 9000, mdns: false });
  });

  test('opens its windows as soon as the hub is ready, and lets them in', async () => {
    await launch('--role', 'hub,desk,display');
    expect(desktop.window('Guichet').url).toContain('page=moment');
    await hubSays(READY);
    expect(desktop.window('Guichet').url).toBe(`${URL_OF_HUB}/desk?device=1#join=for-desk`);
    expect(desktop.window('Affichage').url).toBe(`${URL_OF_HUB}/display?device=1#join=for-display`);
  });

  test('a window that is opened later gets the secret that is good then', async () => {
    await running('hub,desk');
    await hubSays({ says: 'secret', role: 'display', secret: 'another' });
    shell.launchedAgain(launchOf(NO_FILES, ['--role', 'display']));
    await settled();
    expect(desktop.window('Affichage').url).toBe(`${URL_OF_HUB}/display?device=1#join=another`);
  });

  test('a second launch makes it the hub', async () => {
    await launch('--role', 'desk');
    expect(desktop.window('Now Serving').url).toContain('setup.html');
    shell.launchedAgain(launchOf(NO_FILES, ['--role', 'hub,desk']));
    shell.launchedAgain(launchOf(NO_FILES, ['--role', 'hub']));
    await hubSays(READY);
    await time.pass(0);
    expect(desktop.windows.map(({ isClosed }) => isClosed)).toEqual([true, false, false]);
    expect(desktop.children).toHaveLength(1);
    expect(desktop.window('Guichet').url).toContain(URL_OF_HUB);
    expect(desktop.window('Administration').url).toContain(URL_OF_HUB);
  });

  test('its station runs once the hub has let it in', async () => {
    await running('hub');
    expect(desktop.children).toHaveLength(1);
    await hubSays({ says: 'station', folder: '/srv/office/station' });
    expect(desktop.child('station').order).toEqual({ url: URL_OF_HUB, folder: '/srv/office/station' });
  });
});

describe('a hub that ends', () => {
  test('is there again where it was, and the windows keep their page', async () => {
    await running('hub,desk');
    const { loads } = desktop.window('Guichet');
    const before = loads.length;
    await crash();
    await time.pass(200);
    await hubSays(READY);
    expect(desktop.children).toHaveLength(2);
    expect(desktop.child('hub').order).toMatchObject({ port: 49152 });
    expect(loads).toHaveLength(before);
  });

  test('that says nothing for half a minute is ended, and begun again', async () => {
    await running('hub');
    await time.pass(20_000);
    await hubSays({ says: 'alive' });
    await time.pass(29_000);
    expect(desktop.children).toHaveLength(1);
    await time.pass(2_000);
    expect(desktop.children[0]?.kills).toBe(1);
    expect(desktop.children).toHaveLength(2);
  });

  test('again and again, is told to staff, and never to the public', async () => {
    await running('hub,desk,kiosk');
    await crashAgainAndAgain();
    expect(desktop.window('Guichet').url).toContain('page=trouble&role=desk&why=crashLoop');
    expect(desktop.window('Borne').url).toContain(`${URL_OF_HUB}/kiosk`);
  });

  test('is tried again when a person asks, and then by itself', async () => {
    await running('hub,desk');
    await crashAgainAndAgain();
    const begun = desktop.children.length;
    await tryNow(desktop.window('Guichet'));
    expect(desktop.children).toHaveLength(begun + 1);
    isThere = true;
    await hubSays(READY);
    expect(desktop.window('Guichet').url).toContain(`${URL_OF_HUB}/desk`);
    await crashAgainAndAgain();
    const failed = desktop.children.length;
    await time.pass(120_000);
    expect(desktop.children.length).toBeGreaterThan(failed);
  });

  test('because it cannot work is not begun again, and says why', async () => {
    await launch('--role', 'hub,desk,kiosk');
    await hubSays({ says: 'final', why: 'portInUse', sentence: SENTENCE });
    await time.pass(10_000);
    expect(desktop.children).toHaveLength(1);
    expect(desktop.child('hub').kills).toBe(1);
    const { searchParams } = new URL(desktop.window('Guichet').url);
    expect(Object.fromEntries(searchParams)).toMatchObject({ page: 'trouble', why: 'portInUse', sentence: SENTENCE });
    expect(desktop.window('Borne').url).toContain('page=moment');
  });

  test('a hub that takes long to start is said to be starting', async () => {
    await launch('--role', 'hub,desk');
    await time.pass(11_000);
    expect(desktop.window('Guichet').url).toContain('page=trouble&role=desk&why=starting');
  });

  test('one with much data is left alone for as long as that may take, and staff are told what it does', async () => {
    await launch('--role', 'hub,desk');
    await hubSays({ says: 'preparing', bytes: 600_000_000 });
    await time.pass(700_000);
    expect(desktop.window('Guichet').url).toContain('page=trouble&role=desk&why=preparing');
    expect(desktop.tray[0]).toEqual({ is: 'text', label: 'Le poste central prépare ses données' });
    expect(desktop.children).toHaveLength(1);
    await time.pass(21_000);
    expect(desktop.children).toHaveLength(2);
  });
});

describe('the end', () => {
  test('closing the last window asks, and the office goes on', async () => {
    await running('hub,desk');
    desktop.window('Guichet').close();
    await settled();
    expect(desktop.questions).toEqual(['Ce PC est le poste central de l’établissement.']);
    expect({ quits: desktop.quits, ends: desktop.child('hub').ends }).toEqual({ quits: 0, ends: 0 });
    shell.launchedAgain(launchOf(NO_FILES, ['--role', 'desk']));
    await settled();
    expect(desktop.window('Guichet').url).toContain(`${URL_OF_HUB}/desk`);
  });

  test('who says so ends the office: windows, station, hub', async () => {
    await running('hub,desk');
    await hubSays({ says: 'station', folder: '/srv/office/station' });
    desktop.presses = 1;
    desktop.window('Guichet').close();
    await settled();
    expect([desktop.child('station').ends, desktop.child('hub').ends, desktop.quits]).toEqual([1, 1, 1]);
  });

  test('of the session: in order, once, and without a question', async () => {
    await running('hub,desk,kiosk');
    desktop.quitAsked();
    desktop.quitAsked();
    await settled();
    expect(desktop.windows.every(({ isClosed }) => isClosed)).toBe(true);
    expect(desktop.windows).toHaveLength(2);
    expect({ ends: desktop.child('hub').ends, quits: desktop.quits }).toEqual({ ends: 1, quits: 1 });
    expect(desktop.questions).toEqual([]);
  });

  test('of the session on Windows: station and hub while nothing else happens, then the app', async () => {
    await running('hub,desk');
    await hubSays({ says: 'station', folder: '/srv/office/station' });
    desktop.sessionEnds();
    desktop.sessionEnds();
    expect([desktop.child('station').endsNow, desktop.child('hub').endsNow, desktop.quits]).toEqual([1, 1, 0]);
    desktop.child('hub').exits({ code: 0, signal: null });
    await time.pass(10_000);
    expect([desktop.children.length, desktop.questions, desktop.quits]).toEqual([2, [], 1]);
  });

  test('a hub that does not end is left behind', async () => {
    await running('hub');
    const hub = desktop.child('hub');
    hub.end = () => {};
    hub.kill = () => {};
    desktop.quitAsked();
    await time.pass(11_000);
    expect(desktop.quits).toBe(0);
    await time.pass(3_000);
    expect(desktop.quits).toBe(1);
  });
});
