import { beforeEach, expect, test } from 'vitest';
import { launchOf } from '#shell/launch.ts';
import { Shell } from '#shell/shell.ts';
import { folderOf, startIn } from '#shell/start-order.ts';
import { tilesOf } from '#shell/windows/tiling.ts';
import { HandTimer, settled } from './hand-timer.ts';
import { PlayedDesktop, press } from './played-desktop.ts';
import { NO_FILES, unasked } from './played-setup.ts';

/** The windows that `npm start` opens. */

const ORDER = {
  ...{ dataDir: '/srv/data', port: 0, host: null, hosts: [], preset: 'clinic', presetNamed: true },
  ...{ demo: true, speed: 20, mdns: false, station: true, qr: false, windowed: true },
};
const ARGS = ['--role=hub,desk,kiosk,display', `--start=${JSON.stringify(ORDER)}`];
const MONITOR = { id: 1, label: 'one', bounds: { x: 0, y: 0, width: 1000, height: 1000 }, isPrimary: true };

let desktop: PlayedDesktop;
beforeEach(async () => {
  desktop = new PlayedDesktop();
  const { monotonic, after } = new HandTimer();
  const none = { answers: async () => false, identify: async () => null, note: () => {} };
  const tokens = { get: () => null, keep: () => {} };
  new Shell({ desktop, ...none, tokens, ...unasked(), monotonic, after }, launchOf(NO_FILES, ARGS)).start();
  await settled();
});

test('the hub gets what npm start was told, which its settings could not say', () => {
  expect(startIn(ARGS)).toEqual(ORDER);
  expect(folderOf(ORDER)).toBe('/srv/data/windows');
  const { dataDir, port, preset, mdns } = ORDER;
  expect(desktop.child('hub').order).toEqual({ dataDir, port, preset, mdns, start: ORDER });
});

test('what is no order at all counts for nothing', () => {
  expect([startIn([]), startIn(['--start=x']), startIn(['--start={}'])]).toEqual([null, null, null]);
  expect(launchOf(NO_FILES, ['--role', 'kiosk']).isWindowed).toBe(false);
});

test('a kiosk to have a look at has a frame, takes every key and closes without a PIN', async () => {
  const kiosk = desktop.window('Borne');
  expect(kiosk.options.kind).toMatchObject({ covers: false, kiosk: false, staysAwake: false, isPublic: true });
  expect(kiosk.events.mayPress(press('F5', 'control'))).toBe(true);
  expect(kiosk.events.mayPress(press('q', 'control', 'alt', 'shift'))).toBe(true);
  expect(kiosk.url).toContain('page=moment');
  kiosk.close();
  expect(kiosk.isClosed).toBe(true);
  expect(desktop.awake.display).toBe(0);
});

test('all stand side by side', () => {
  const tiles = tilesOf(['desk', 'kiosk', 'display'], MONITOR);
  expect(tiles.get('desk')).toEqual({ x: 40, y: 408, width: 607, height: 552 });
  expect(tiles.get('display')).toEqual({ x: 40, y: 40, width: 607, height: 368 });
  expect(tiles.get('kiosk')).toEqual({ x: 647, y: 40, width: 313, height: 920 });
});

test('what there is of them has all the room', () => {
  const all = { x: 40, y: 40, width: 920, height: 920 };
  expect([...tilesOf(['desk'], MONITOR).values()]).toEqual([all]);
  expect([...tilesOf(['kiosk'], MONITOR).values()]).toEqual([all]);
  expect([...tilesOf(['display'], MONITOR).values()]).toEqual([all]);
});
