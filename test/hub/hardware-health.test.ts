import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { CommandInput } from '#contract/commands.ts';
import type { Problem } from '#contract/hardware.ts';
import type { SettingKind } from '#contract/settings.ts';
import type { HardwareHealth } from '#hub/stations/hardware-health.ts';
import { printerFactsOf } from '#hub/stations/hardware-health.ts';
import type { Client } from '../support/client.ts';
import { removeDataDir, startHub, type TestHub } from '../support/hub.ts';
import { boxOf, printerOf } from '../support/paper-office.ts';
import { PlayedStation } from '../support/played-station.ts';

/** `/health` for whoever watches many offices: what their hardware is up to. */

let hub: TestHub;
let admin: Client;
let station: PlayedStation;

const configure = (kind: SettingKind, id: string, value: object) =>
  admin.done({ type: 'configure', kind, id, expectedVersion: 0, value } as CommandInput);
const hardware = async () =>
  ((await (await fetch(`${hub.url}/health`)).json()) as { hardware: HardwareHealth[] }).hardware;
const printer = async () => (await hardware()).find(({ id }) => id === 'front');
const tell = (state: HardwareHealth['state'], problem: Problem | null) =>
  station.client.ask('hardware', { items: [{ of: 'printer', id: 'front', state, problem }] });

beforeAll(async () => {
  hub = await startHub();
  admin = await hub.client('admin', ['admin:main']);
  station = await PlayedStation.join(hub);
  const own = { station: station.device };
  await configure('printer', 'front', printerOf({ ...own, name: 'Beside the door' }));
  await configure('printer', 'spare', printerOf({ ...own, enabled: false }));
  await configure('buttonBox', 'box', { ...boxOf(['desk1']), ...own });
  await configure('voice', 'main', {
    ...{ ...own, languages: [], visitorFirst: false, repeats: 1, numbers: 'natural' },
    ...{ volume: 80, quiet: [], enabled: true },
  });
});
afterAll(async () => {
  station.client.close();
  admin.close();
  await hub.stop();
  removeDataDir(hub.dataDir);
});

describe('hardware in /health', () => {
  test('is all that is switched on, unknown until its station tells', async () => {
    const untold = { state: 'unknown', problem: null, since: null, lastProblem: null };
    expect(await hardware()).toEqual([
      { of: 'printer', id: 'front', ...untold, printer: { online: null, cover: null, paper: null } },
      { of: 'buttonBox', id: 'box', ...untold },
      { of: 'voice', id: 'main', ...untold },
    ]);
  });

  test('tells of a printer what it says, since when, and its last problem when that is over', async () => {
    const before = Date.now();
    await tell('down', 'coverOpen');
    const open = await printer();
    expect(open).toMatchObject({
      state: 'down',
      problem: 'coverOpen',
      lastProblem: { problem: 'coverOpen', at: open?.since },
      printer: { online: true, cover: 'open', paper: null },
    });
    expect(open?.since).toBeGreaterThanOrEqual(before - 1_000);
    await tell('ready', null);
    expect(await printer()).toMatchObject({
      state: 'ready',
      problem: null,
      lastProblem: { problem: 'coverOpen', at: open?.since },
      printer: { online: true, cover: 'closed', paper: 'ok' },
    });
  });

  test('names nobody and tells no way to anything', async () => {
    const said = JSON.stringify(await hardware());
    for (const secret of ['Beside', '192.168', '/dev/', station.device]) expect(said).not.toContain(secret);
  });

  test('is down with its station, and nothing is known of the printer then', async () => {
    await tell('warning', 'paperLow');
    expect((await printer())?.printer).toEqual({ online: true, cover: 'closed', paper: 'low' });
    station.client.close();
    await vi.waitFor(async () =>
      expect(await printer()).toMatchObject({
        state: 'down',
        problem: 'stationOffline',
        printer: { online: null, cover: null, paper: null },
      }),
    );
  });
});

test.each([
  ['down', 'paperOut', { online: true, cover: null, paper: 'out' }],
  ['down', 'cutter', { online: true, cover: null, paper: null }],
  ['down', 'notFound', { online: false, cover: null, paper: null }],
  ['down', 'offline', { online: false, cover: null, paper: null }],
  ['down', 'noStatus', { online: false, cover: null, paper: null }],
  ['unknown', 'noStatus', { online: null, cover: null, paper: null }],
  ['down', 'badSettings', { online: null, cover: null, paper: null }],
] as const)('a printer that is %s with %s', (state, problem, facts) => {
  expect(printerFactsOf({ state, problem })).toEqual(facts);
});
