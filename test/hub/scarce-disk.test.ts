import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Answer } from '#contract/wire.ts';
import { type RoomBounds, USUAL_BOUNDS } from '#store/sqlite/room.ts';
import type { Client } from '../support/client.ts';
import { HandTime, newDataDir, removeDataDir, startHub, type TestHub } from '../support/hub.ts';

const NOON = Date.UTC(2026, 10, 23, 11);
const SECOND = 1_000;
const BOUNDS = { low: 300, scarce: 200, none: 100 };
const ISSUE = { type: 'issue', service: 'identity' } as const;
const WALK_UP = { type: 'walkUp', desk: 'desk1', service: 'identity' } as const;

let hub: TestHub;
let time: HandTime;
let free: number;
let dataDir: string;
beforeEach(() => {
  time = new HandTime(NOON);
  dataDir = newDataDir();
});
afterEach(async () => {
  await hub.stop();
  removeDataDir(dataDir);
});

async function start(bytes: number, bounds: RoomBounds = BOUNDS): Promise<void> {
  free = bytes;
  hub = await startHub({ dataDir, own: { time, wire: time, room: { bounds, freeBytes: () => free } } });
}
/** The hub has looked at the disk since. */
function becomes(bytes: number): void {
  free = bytes;
  time.pass(SECOND);
}
const codeOf = (answer: Answer<unknown>) => (answer.ok ? 'ok' : answer.refusal.code);
const alarms = async () => (await hub.health()).alarms.map(({ code }) => code);

async function deskAtWork(): Promise<Client> {
  const desk = await hub.client('desk', []);
  expect(codeOf(await desk.ask('signIn', { person: 'person1', pin: '', newPin: '2580' }))).toBe('ok');
  await desk.done({ type: 'openSession', desk: 'desk1', profile: 'papers' });
  return desk;
}

test('[I7] a scarce disk lets nobody in, and everybody who is in is served', async () => {
  await start(1_000);
  const kiosk = await hub.client('kiosk', []);
  const desk = await deskAtWork();
  await kiosk.done(ISSUE);
  becomes(199);
  expect(await alarms()).toEqual(['diskScarce']);
  expect(codeOf(await kiosk.send(ISSUE))).toBe('storageFull');
  expect(codeOf(await desk.send(WALK_UP))).toBe('storageFull');

  const { called } = await desk.done({ type: 'callNext', desk: 'desk1' });
  expect(called).toMatchObject({ number: 'A1' });
  await desk.done({ type: 'start', desk: 'desk1' });
  await desk.done({ type: 'end', desk: 'desk1' });

  becomes(299);
  expect(await alarms()).toEqual(['diskLow']);
  expect(await kiosk.done(ISSUE)).toMatchObject({ number: 'A2' });
  expect(codeOf(await desk.send(WALK_UP))).toBe('ok');
  becomes(1_000);
  expect(await alarms()).toEqual([]);
});

test('[I7] scarce is under 200 MB, and a visitor who has a number is still called', async () => {
  await start(200_000_000, USUAL_BOUNDS);
  const kiosk = await hub.client('kiosk', []);
  const desk = await deskAtWork();
  expect(codeOf(await kiosk.send(ISSUE))).toBe('ok');
  becomes(199_999_999);
  expect(codeOf(await kiosk.send(ISSUE))).toBe('storageFull');
  expect(codeOf(await desk.send({ type: 'callNext', desk: 'desk1' }))).toBe('ok');
});

test('[I7] a hub that starts on a scarce disk knows it before the first ticket', async () => {
  await start(150);
  const kiosk = await hub.client('kiosk', []);
  expect(codeOf(await kiosk.send(ISSUE))).toBe('storageFull');
});

test('a full disk is told as such, and as one without room for tickets', async () => {
  await start(1_000);
  becomes(99);
  expect(await alarms()).toEqual(['diskScarce', 'storageFull']);
});
