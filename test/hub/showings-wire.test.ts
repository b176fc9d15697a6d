import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CalledVisit } from '#contract/commands.ts';
import type { ShownRow } from '#contract/views.ts';
import { computerTime } from '../../main/headless.ts';
import type { Client } from '../support/client.ts';
import { HandTime, removeDataDir, startHub, type TestHub } from '../support/hub.ts';
import { tableOf } from '../support/picture.ts';

const GATHERED = 100;

let hub: TestHub;
let time: HandTime;
let desk: Client;
let kiosk: Client;

beforeEach(async () => {
  time = new HandTime(Date.UTC(2026, 10, 23, 11));
  hub = await startHub({ own: { wire: time, time: computerTime } });
  kiosk = await hub.client('kiosk', []);
  desk = await hub.client('desk', ['desk:desk1']);
  await desk.ask('signIn', { person: 'person1', pin: '', newPin: '80462' });
  await desk.done({ type: 'openSession', desk: 'desk1', profile: 'papers' });
});
afterEach(async () => {
  await hub.stop();
  removeDataDir(hub.dataDir);
});

const row = (client = desk): ShownRow | undefined => tableOf(client.picture('desk:desk1'), 'shown')[0];
const states = () => Object.fromEntries(row()?.displays.map(({ name, state }) => [name, state]) ?? []);
async function call(): Promise<CalledVisit> {
  await kiosk.done({ type: 'issue', service: 'identity' });
  const { called } = await desk.done({ type: 'callNext', desk: 'desk1' });
  if (!called) throw new Error('nobody was called');
  return called;
}
async function display(name: string, group: string | null): Promise<Client> {
  const admin = await hub.client('admin', ['admin:main']);
  const client = await hub.client('display', []);
  const value = { name, role: 'display', group, revoked: false } as const;
  const id = client.identity?.device ?? '';
  await admin.done({ type: 'configure', kind: 'device', id, expectedVersion: 1, value });
  await client.until(() => client.identity?.name === name);
  admin.close();
  return client;
}
/** Reports, and lets the moment pass for which the hub gathers reports. */
async function show(client: Client, { transaction }: CalledVisit, calls = 1): Promise<void> {
  expect(await client.ask('shown', { calls: [{ transaction, calls }], sound: true })).toEqual({
    ok: true,
    result: null,
  });
  time.pass(GATHERED);
}

test('a desk sees which displays of its room have shown the call, and which are silent', async () => {
  const [left, all] = [await display('Left', 'leftHall'), await display('Everything', null)];
  await display('Right', 'rightHall');
  const called = await call();
  await desk.until(() => row() !== undefined);
  expect(row()).toMatchObject({ transaction: called.transaction, calls: 1 });
  expect(states()).toEqual({ Left: 'waiting', Everything: 'waiting' });

  await show(left, called);
  await desk.until(() => states().Left === 'shown');
  time.pass(3_000 - GATHERED - 1);
  expect(states()).toEqual({ Left: 'shown', Everything: 'waiting' });
  time.pass(1);
  await desk.until(() => states().Everything === 'silent');
  await show(all, called);
  await desk.until(() => states().Everything === 'shown');
});

test('a recall is shown anew, and an answer to the first call says nothing about it', async () => {
  const wall = await display('Wall', null);
  const called = await call();
  await show(wall, called);
  await desk.until(() => states().Wall === 'shown');
  await desk.done({ type: 'recall', desk: 'desk1' });
  await desk.until(() => row()?.calls === 2);
  expect(states()).toEqual({ Wall: 'waiting' });
  await show(wall, called, 1);
  await show(wall, called, 2);
  await desk.until(() => states().Wall === 'shown');
});

test('a display of another room cannot say so', async () => {
  const right = await display('Right', 'rightHall');
  const called = await call();
  await show(right, called);
  await desk.until(() => row() !== undefined);
  expect(states()).toEqual({});
});

test('it goes with the visit, and stands in the snapshot of who comes later', async () => {
  await display('Wall', null);
  await call();
  const later = await hub.client('desk', ['desk:desk1']);
  expect(row(later)?.displays).toMatchObject([{ name: 'Wall', state: 'waiting' }]);
  await desk.done({ type: 'end', desk: 'desk1' });
  await later.until(() => row(later) === undefined);
  await desk.until(() => row() === undefined);
});

test('a display that nobody hears is named at the desk, to the admin and by the self-check, until it is heard or gone', async () => {
  const wall = await display('Wall', null);
  const admin = await hub.client('admin', ['admin:main']);
  const device = wall.identity?.device ?? '';
  const silence = () => tableOf(admin.picture('admin:main'), 'presence').find((one) => one.device === device)?.silence;
  const checked = async () => {
    const answer = await admin.ask('selfCheck', {});
    return answer.ok
      ? answer.result.steps.filter(({ code }) => code === 'noSound').map(({ params }) => params.name)
      : [];
  };
  expect(await wall.ask('shown', { calls: [], sound: false, silence: 'noOutput' })).toMatchObject({ ok: true });
  await admin.until(() => silence() === 'noOutput');
  expect(await checked()).toEqual(['Wall']);
  const { transaction } = await call();
  await wall.ask('shown', { calls: [{ transaction, calls: 1 }], sound: false, silence: 'noOutput' });
  time.pass(GATHERED);
  await desk.until(() => row()?.displays.find(({ name }) => name === 'Wall')?.silence === 'noOutput');

  await wall.ask('shown', { calls: [], sound: true });
  await admin.until(() => silence() === null);
  expect(await checked()).toEqual([]);
  await wall.ask('shown', { calls: [], sound: false, silence: 'locked' });
  await admin.until(() => silence() === 'locked');
  wall.close();
  await admin.until(() => silence() === null);
  admin.close();
});
