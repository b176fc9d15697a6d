import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { CheckStep } from '#contract/self-check.ts';
import { State } from '#domain/state.ts';
import { hardwareStep } from '#hub/self-check/device-steps.ts';
import {
  backupStep,
  clockStep,
  databaseStep,
  diskStep,
  networkStep,
  profilesStep,
  zoneStep,
} from '#hub/self-check/office-steps.ts';
import type { Client } from '../support/client.ts';
import { removeDataDir, startHub, type TestHub } from '../support/hub.ts';
import { openOffice, SERVICE_VALUE } from '../support/office.ts';
import { printerOf } from '../support/paper-office.ts';
import { PlayedStation } from '../support/played-station.ts';

const HOUR = 3_600_000;
const NOW = Date.parse('2026-11-23T10:00:00Z');
const shortly = ({ state, code, params }: CheckStep) => [state, code, params];

describe('what each step says', () => {
  test('the database: sound, damaged, older than what a screen saw', () => {
    expect(shortly(databaseStep(null, []))).toEqual(['green', 'databaseSound', {}]);
    const damaged = databaseStep('row 7 missing from index', []);
    expect(shortly(damaged)).toEqual(['red', 'databaseDamaged', { problem: 'row 7 missing from index' }]);
    expect(shortly(databaseStep(null, [{ code: 'rolledBack', at: NOW }]))).toEqual(['red', 'rolledBack', { at: NOW }]);
  });

  test.each([
    ['enough', 'green', 'diskEnough'],
    ['low', 'amber', 'diskLow'],
    ['scarce', 'red', 'diskScarce'],
    ['none', 'red', 'storageFull'],
  ] as const)('the disk has %s room', (state, light, code) => {
    expect(shortly(diskStep({ freeBytes: 1_260_000_000, state }))).toEqual([light, code, { gigabytes: 1.3 }]);
  });

  test('the clock, and why it is in doubt', () => {
    expect(shortly(clockStep(null, NOW))).toEqual(['green', 'clockRight', { at: NOW }]);
    expect(shortly(clockStep('clockJumped', NOW))).toEqual(['red', 'clockJumped', { at: NOW }]);
  });

  test.each([
    ['Europe/Paris', 'green'],
    ['Europe/Brussels', 'green'],
    ['UTC', 'green'],
    ['Etc/UTC', 'green'],
    ['America/New_York', 'amber'],
  ])('a PC set to %s in an office in Paris', (computer, light) => {
    const { state, params } = zoneStep('Europe/Paris', computer, NOW);
    expect([state, params]).toEqual([light, { zone: 'Europe/Paris', computer }]);
  });

  test('the addresses to use', () => {
    const found = networkStep(['192.168.1.20', '10.0.0.4'], 8080);
    const addresses = 'http://192.168.1.20:8080  http://10.0.0.4:8080';
    expect(shortly(found)).toEqual(['green', 'networkFound', { addresses }]);
    expect(networkStep(['127.0.0.1'], 8080)).toMatchObject({ state: 'amber', code: 'networkLocal' });
    expect(networkStep([], 8080)).toMatchObject({ state: 'amber', code: 'networkNone' });
  });

  test.each([
    ['none on the first day', null, 1, 'green', 'backupSoon'],
    ['none although days have passed', null, 2, 'amber', 'backupNone'],
    ['failed', { at: NOW, ok: false }, 2, 'red', 'backupFailed'],
    ['old', { at: NOW - 37 * HOUR, ok: true }, 2, 'amber', 'backupOld'],
    ['of last night', { at: NOW - 8 * HOUR, ok: true }, 2, 'green', 'backupGood'],
  ] as const)('the backup: %s', (_name, last, days, light, code) => {
    expect(backupStep(last, days, NOW)).toMatchObject({ state: light, code });
  });

  test('services in use that no profile serves, by name', () => {
    const office = openOffice();
    const found = () => profilesStep(office.state).map(shortly);
    expect(found()).toEqual([['green', 'servicesServed', {}]]);
    office.configure('service', 'V', { ...SERVICE_VALUE, name: { en: 'Vehicles' }, letter: 'V' });
    expect(found()).toEqual([['amber', 'servicesUnserved', { services: 'Vehicles' }]]);
    office.configure('service', 'V', { ...SERVICE_VALUE, name: { en: 'Vehicles' }, letter: 'V', enabled: false });
    expect(found()).toEqual([['green', 'servicesServed', {}]]);
    expect(profilesStep(new State())).toEqual([]);
  });

  test.each([
    ['ready', null, 'green', 'works'],
    ['warning', 'paperLow', 'amber', 'paperLow'],
    ['down', 'paperOut', 'red', 'paperOut'],
    ['unknown', null, 'amber', 'cannotTell'],
    ['unknown', 'noStatus', 'amber', 'noStatus'],
  ] as const)('hardware that is %s (%s)', (state, problem, light, code) => {
    const row = { key: 'hardware:printer:p', table: 'hardware', of: 'printer', id: 'p', name: 'Front door' } as const;
    const found = hardwareStep({ ...row, station: 'st1', state, problem, since: NOW, lastProblem: null });
    expect(found).toEqual({
      where: 'st1',
      what: 'printer',
      state: light,
      code,
      params: { name: 'Front door', id: 'p' },
    });
  });
});

describe('the check of a running office', () => {
  let hub: TestHub;
  let admin: Client;
  let station: PlayedStation;
  beforeAll(async () => {
    hub = await startHub();
    admin = await hub.client('admin', []);
    station = await PlayedStation.join(hub, 'PC at the door');
    const value = { ...printerOf({}), station: station.device };
    await admin.done({ type: 'configure', kind: 'printer', id: 'front', expectedVersion: 0, value });
    const off = { ...value, name: 'Put away', enabled: false };
    await admin.done({ type: 'configure', kind: 'printer', id: 'old', expectedVersion: 0, value: off });
  });
  afterEach(() => {
    station.answer = () => null;
  });
  afterAll(async () => {
    station.client.close();
    admin.close();
    await hub.stop();
    removeDataDir(hub.dataDir);
  });

  async function check(): Promise<CheckStep[]> {
    const answer = await admin.ask('selfCheck', {}, 30_000);
    if (!answer.ok) throw new Error(answer.refusal.code);
    return answer.result.steps;
  }
  const codes = (steps: CheckStep[]) => steps.map(({ what, code }) => `${what} ${code}`);
  const played = (steps: object[]) => () => ({ type: 'application/json', body: JSON.stringify({ steps }) });

  test('looks at the hub, at its screens, and asks its station', async () => {
    const works = { where: 'x', what: 'printer', state: 'green', code: 'works', params: { name: 'Front door' } };
    station.answer = played([works]);
    const steps = await check();
    expect(codes(steps)).toEqual([
      'database databaseSound',
      'disk diskEnough',
      'clock clockRight',
      expect.stringContaining('zone zone'),
      'network networkLocal',
      'backup backupSoon',
      'profiles servicesServed',
      'screens screensNone',
      'station stationHere',
      'printer works',
    ]);
    expect(steps.at(-1)).toEqual({ ...works, where: station.device });
  });

  test('a station that does not understand is told, with what is known of its hardware', async () => {
    await station.client.ask('hardware', {
      items: [{ of: 'printer', id: 'front', state: 'down', problem: 'coverOpen' }],
    });
    station.answer = played([{ what: 'everything', state: 'fine' }]);
    const told = (await check()).filter(({ where }) => where === station.device);
    expect(codes(told)).toEqual(['station stationSilent', 'printer coverOpen']);
  });

  test('screens and stations that are away are named, with when they were seen', async () => {
    const kiosk = await hub.client('kiosk', []);
    const display = await hub.client('display', []);
    display.close();
    await expect.poll(async () => (await hub.health()).clients.display).toBe(0);
    station.answer = played([]);
    const screens = (await check()).filter(({ what }) => what === 'screens');
    expect(screens.map(shortly)).toEqual([
      ['green', 'screensHere', { count: 1, of: 2 }],
      ['red', 'screenAway', { name: 'display of a test', since: expect.any(Number) }],
    ]);
    kiosk.close();
    station.client.close();
    await expect.poll(async () => (await hub.health()).clients.station).toBe(0);
    const away = (await check()).find(({ what }) => what === 'station');
    expect(away).toMatchObject({ state: 'red', code: 'stationAway', params: { name: 'PC at the door' } });
  });

  test('the command line asks with its secret, and nobody without it', async () => {
    const ask = (secret: string) =>
      fetch(`${hub.url}/api/v1/control/check`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` },
        body: '{}',
      });
    const { steps } = (await (await ask('control-secret-of-tests')).json()) as { steps: CheckStep[] };
    expect(codes(steps)).toContain('database databaseSound');
    expect((await ask('guessed')).status).toBe(403);
  });
});
