import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { App, until } from './support/app.ts';
import { renderersOf } from './support/processes.ts';
import { XServer } from './support/x-server.ts';

/** What nobody foresaw in the app itself: Electron would show its stack in a window of the system's. */

let screen: XServer;
let home: string;
let app: App;
beforeAll(async () => {
  screen = await XServer.start(1280, 800);
  home = mkdtempSync(join(tmpdir(), 'now-serving-mishaps-'));
  app = await App.launch(screen, ['--role', 'kiosk', '--hub', '127.0.0.1:1'], home);
});
afterAll(async () => {
  await app.stop();
  await screen.stop();
  rmSync(home, { recursive: true, force: true, maxRetries: 5 });
});

test('nothing stands in front of a kiosk whose words nobody reads any more', async () => {
  await app.page(/page=moment/);
  const [renderer = 0] = renderersOf(app.pid);
  app.unheard();
  process.kill(renderer, 'SIGKILL');
  await until(
    async () => !renderersOf(app.pid).includes(renderer) && renderersOf(app.pid).length > 0,
    () => 'the page is not back',
  );
  const titles = async () => [...(await screen.windows()).keys()];
  await until(
    async () => (await titles()).some((title) => title.startsWith('Kiosk')),
    () => 'no window',
  );
  expect(await titles()).toHaveLength(1);
  expect(app.hasEnded).toBe(false);
});

test('an app that cannot begin ends', async () => {
  const file = join(home, 'a file');
  writeFileSync(file, '');
  const office = { dataDir: file, port: 0, host: null, hosts: [], preset: 'clinic', presetNamed: false };
  const start = { ...office, demo: false, speed: 1, mdns: false, station: false, qr: false, windowed: true };
  expect(await app.launchAgain(screen, ['--role=hub,desk', `--start=${JSON.stringify(start)}`])).toBe(1);
});
