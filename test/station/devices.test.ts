import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CommandInput } from '#contract/commands.ts';
import type { SettingKind, SettingValues } from '#contract/settings.ts';
import type { HardwareRow } from '#contract/views.ts';
import { newCommandId } from '#station/command-id.ts';
import { createStation, type Station } from '#station/station.ts';
import { realTime } from '../support/box/time.ts';
import type { Client } from '../support/client.ts';
import { removeDataDir, startHub, type TestHub } from '../support/hub.ts';
import { boxOf, printerOf } from '../support/paper-office.ts';
import { deviceNamed } from '../support/station-office.ts';
import { FakeHardware } from './fake-hardware.ts';

/** A station of this process with drivers of the test, at a real hub. */

let hub: TestHub;
let admin: Client;
let kiosk: Client;
let station: Station;
let hardware: FakeHardware;
let folder: string;
let device: string;
let isOnline: boolean;
const versions = new Map<string, number>();

async function configure<K extends SettingKind>(kind: K, id: string, value: SettingValues[K] | null) {
  const key = `${kind}:${id}`;
  const command = { type: 'configure', kind, id, expectedVersion: versions.get(key) ?? 0, value } as CommandInput;
  versions.set(key, ((await admin.done(command)) as { version: number }).version);
}

beforeEach(async () => {
  versions.clear();
  hub = await startHub();
  folder = mkdtempSync(join(tmpdir(), 'station-'));
  admin = await hub.client('admin', ['admin:main']);
  kiosk = await hub.client('kiosk', ['kiosk:main']);
  hardware = new FakeHardware();
  const token = await hub.token('station', 'PC');
  station = createStation({
    ...{ url: hub.url, token, folder, hardware, time: realTime },
    newId: () => newCommandId(Date.now()),
    journal: { info: () => {}, warn: () => {} },
    turned: (now) => {
      isOnline = now;
    },
    ended: () => {},
  });
  station.start();
  await vi.waitFor(() => expect(isOnline).toBe(true));
  device = deviceNamed(admin, 'PC');
});
afterEach(async () => {
  await station.stop();
  admin.close();
  kiosk.close();
  await hub.stop();
  removeDataDir(hub.dataDir);
  rmSync(folder, { recursive: true, force: true });
});

const front = (part: Partial<SettingValues['printer']> = {}) => printerOf({ station: device, ...part });
const box = (part: Partial<SettingValues['buttonBox']> = {}) => ({ ...boxOf(['desk1']), station: device, ...part });
const signOf = (part: Partial<SettingValues['sign']> = {}): SettingValues['sign'] => ({
  ...{ name: 'Sign', station: device, port: boxOf([]).port, desk: 'desk1' },
  ...{ show: '{number}', clear: '', enabled: true, ...part },
});
const conditionOf = (of: string, id: string) => {
  const key = `hardware:${of}:${id}`;
  const row = [...admin.picture('admin:main').rows.values()].find((one) => one.key === key) as HardwareRow | undefined;
  return row && [row.state, row.problem];
};
const opened = (what: string) => hardware.opened.filter((one) => one === what).length;

describe('a device', () => {
  it('is opened when it is set up, anew when its settings changed, and only then', async () => {
    await configure('buttonBox', 'b1', box());
    await configure('sign', 's1', signOf());
    await vi.waitFor(() => expect(hardware.opened.toSorted()).toEqual(['box Box', 'sign Sign']));
    await configure('sign', 's1', signOf({ show: '#{number}' }));
    await vi.waitFor(() => expect(hardware.opened.slice(2)).toEqual(['close sign Sign', 'sign Sign']));
    await configure('printer', 'front', front());
    await vi.waitFor(() => expect(opened('printer Front door')).toBe(1));
    expect(opened('box Box')).toBe(1);
  });

  it('is closed when it is turned off or taken away', async () => {
    await configure('buttonBox', 'b1', box());
    await configure('printer', 'front', front());
    await vi.waitFor(() => expect(hardware.opened).toHaveLength(2));
    await configure('buttonBox', 'b1', box({ enabled: false }));
    await configure('printer', 'front', null);
    await vi.waitFor(() => expect([opened('close box Box'), opened('close printer Front door')]).toEqual([1, 1]));
  });

  it('whose settings cannot work says so, and works once they are right', async () => {
    hardware.onOpen = async (what) => {
      if (what === 'box Bad') throw new Error('no such pattern');
    };
    await configure('buttonBox', 'b1', box({ name: 'Bad' }));
    await vi.waitFor(() => expect(conditionOf('buttonBox', 'b1')).toEqual(['down', 'badSettings']));
    await configure('buttonBox', 'b1', box({ name: 'Good' }));
    await vi.waitFor(() => expect(conditionOf('buttonBox', 'b1')).toEqual(['ready', null]));
  });

  it('whose driver throws or never opens keeps no other from its work', async () => {
    const never = Promise.withResolvers<void>();
    hardware.onOpen = (what) => {
      if (what.startsWith('sign')) return never.promise;
      if (what.startsWith('box')) return Promise.reject(Object.assign(new Error('x'), { code: 'ERR_DLOPEN_FAILED' }));
      return Promise.resolve();
    };
    await configure('sign', 's1', signOf());
    await configure('buttonBox', 'b1', box());
    await configure('printer', 'front', front());
    await kiosk.done({ type: 'issue', service: 'identity' });
    await vi.waitFor(() => expect(hardware.papers.map(({ paper }) => paper.number)).toEqual(['A1']));
    await vi.waitFor(() => expect(conditionOf('buttonBox', 'b1')).toEqual(['down', 'internal']));
    never.resolve();
  });

  it('tells the hub how it is, at once when that changes and in full when the hub is back', async () => {
    await configure('buttonBox', 'b1', box());
    await vi.waitFor(() => expect(conditionOf('buttonBox', 'b1')).toEqual(['ready', null]));
    hardware.boxes.get('Box')?.parts.changed({ state: 'down', problem: 'disconnected' });
    await vi.waitFor(() => expect(conditionOf('buttonBox', 'b1')).toEqual(['down', 'disconnected']));
    await hub.stop();
    hub = { ...(await startHub({ dataDir: hub.dataDir, port: hub.port })) };
    await vi.waitFor(() => expect(conditionOf('buttonBox', 'b1')).toEqual(['down', 'disconnected']), 10_000);
  });
});

describe('lamps and signs', () => {
  it('follow their desk: nobody there, free, called, serving', async () => {
    await configure('buttonBox', 'b1', box());
    await configure('sign', 's1', signOf());
    const lamp = () => hardware.boxes.get('Box')?.shown.get(1);
    await vi.waitFor(() => expect(lamp()).toEqual({ state: 'none', number: null, waiting: false }));
    const clerk = await hub.client('desk', ['queue:main', 'desk:desk1']);
    await clerk.ask('signIn', { person: 'person1', pin: '', newPin: '80462' });
    await clerk.done({ type: 'openSession', desk: 'desk1', profile: 'papers' });
    await vi.waitFor(() => expect(lamp()).toMatchObject({ state: 'free', waiting: false }));
    await kiosk.done({ type: 'issue', service: 'identity' });
    await vi.waitFor(() => expect(lamp()).toMatchObject({ state: 'free', waiting: true }));
    await clerk.done({ type: 'callNext', desk: 'desk1' });
    await vi.waitFor(() => expect(lamp()).toEqual({ state: 'called', number: 'A1', waiting: false }));
    await clerk.done({ type: 'start', desk: 'desk1' });
    await vi.waitFor(() => expect(lamp()).toMatchObject({ state: 'serving', number: 'A1' }));
    expect(hardware.signs.get('Sign')?.shown.at(-1)).toMatchObject({ state: 'serving', number: 'A1' });
    clerk.close();
  });
});

describe('[B1] a press', () => {
  const press = (key: string, n: number) =>
    hardware.boxes.get('Box')?.parts.pressed({ desk: 1, key, press: 'short', n });
  const keys: SettingValues['buttonBox']['keys'] = [
    { key: '1', press: 'short', does: { type: 'callNext' } },
    { key: 'TKT-1', press: 'short', does: { type: 'issue', service: 'identity' } },
  ];

  it('does nothing where nobody works, and a dispenser is told its number', async () => {
    await configure('buttonBox', 'b1', box({ keys }));
    await vi.waitFor(() => expect(opened('box Box')).toBe(1));
    expect(await press('1', 1)).toEqual({ ok: false, why: 'closed' });
    expect(await press('TKT-1', 2)).toEqual({ ok: true, text: 'A1' });
    expect(await press('9', 3)).toEqual({ ok: false, why: 'refused' });
  });

  it('while the hub is away is refused, and not done when it is back', async () => {
    await configure('buttonBox', 'b1', box({ keys }));
    await vi.waitFor(() => expect(opened('box Box')).toBe(1));
    await hub.stop();
    await vi.waitFor(() => expect(isOnline).toBe(false));
    expect(await press('TKT-1', 1)).toEqual({ ok: false, why: 'busy' });
    hub = { ...(await startHub({ dataDir: hub.dataDir, port: hub.port })) };
    await vi.waitFor(() => expect(isOnline).toBe(true), 10_000);
    expect(await press('TKT-1', 2)).toEqual({ ok: true, text: 'A1' });
  });
});
