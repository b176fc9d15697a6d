import { afterEach, describe, expect, test } from 'vitest';
import type { DeskHead } from '#contract/views.ts';
import type { Answer } from '#contract/wire.ts';
import { StorageFullError } from '#store/store.ts';
import type { Client } from '../support/client.ts';
import { HandTime, newDataDir, removeDataDir, startHub, type TestHub } from '../support/hub.ts';
import { tableOf } from '../support/picture.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const NOON = Date.UTC(2026, 10, 23, 11);

let hub: TestHub;
let time: HandTime;
afterEach(async () => {
  await hub.stop();
  removeDataDir(hub.dataDir);
});

async function start(at: number, dataDir = newDataDir()): Promise<void> {
  time = new HandTime(at);
  hub = await startHub({ dataDir, own: { time } });
}
async function restart(at: number): Promise<void> {
  await hub.stop();
  await start(at, hub.dataDir);
}
async function clerk(): Promise<Client> {
  const desk = await hub.client('desk', ['queue:main', 'desk:desk1']);
  await desk.ask('signIn', { person: 'person1', pin: '', newPin: '80462' });
  await desk.done({ type: 'openSession', desk: 'desk1', profile: 'papers' });
  return desk;
}
const codeOf = (answer: Answer<unknown>) => (answer.ok ? 'ok' : answer.refusal.code);
const dayIn = (client: Client) => client.picture('queue:main').head.day;
const typesSince = (seq: number) => hub.store.events(null, seq, 1_000).map(({ type }) => type);

describe('the business day', () => {
  test('[D6] opens by itself on a new hub', async () => {
    await start(NOON);
    const desk = await hub.client('desk', ['queue:main']);
    await desk.until(() => dayIn(desk) === '2026-11-23');
  });

  test('[D5] [D6] is closed and the next one opened at its boundary', async () => {
    await start(NOON);
    const desk = await hub.client('desk', ['queue:main']);
    await desk.until(() => dayIn(desk) === '2026-11-23');
    time.pass(16 * HOUR);
    await desk.until(() => dayIn(desk) === '2026-11-24');
  });

  test('[A5] [D5] of a computer that was off is closed as of its planned end, and today is opened', async () => {
    await start(NOON);
    const { seq } = await hub.health();
    await restart(NOON + 2 * DAY);
    const desk = await hub.client('desk', ['queue:main']);
    await desk.until(() => dayIn(desk) === '2026-11-25');
    const events = hub.store.events(null, seq, 100).filter(({ type }) => type.startsWith('day'));
    expect(events.map(({ type, at, via, cause }) => [type, at, via, cause])).toEqual([
      ['dayClosed', Date.UTC(2026, 10, 24, 3), 'timer', 'timer:closeDay:2026-11-23'],
      ['dayOpened', NOON + 2 * DAY, 'timer', 'timer:openDay:2026-11-23'],
    ]);
  });

  test('that an admin closed stays closed through a restart', async () => {
    await start(NOON);
    const admin = await hub.client('admin', []);
    await admin.done({ type: 'closeDay' });
    await restart(NOON + MINUTE);
    expect((await hub.health()).seq).toBe(hub.store.events(null, 0, 1_000).length);
    const kiosk = await hub.client('kiosk', []);
    expect(codeOf(await kiosk.send({ type: 'issue', service: 'identity' }))).toBe('dayClosed');
  });
});

describe('what happens by itself', () => {
  test('[C9] a no-show after the last recall', async () => {
    await start(NOON);
    const desk = await clerk();
    const kiosk = await hub.client('kiosk', []);
    await kiosk.done({ type: 'issue', service: 'identity' });
    await desk.done({ type: 'callNext', desk: 'desk1' });
    for (let n = 0; n < 3; n += 1) await desk.done({ type: 'recall', desk: 'desk1' });
    const { seq } = await hub.health();
    time.pass(MINUTE - 1);
    expect(typesSince(seq)).toEqual([]);
    time.pass(1);
    await desk.until(() => tableOf(desk.picture('queue:main'), 'visit')[0]?.state === 'noShow');
    expect(typesSince(seq)).toEqual(['visitEnded']);
  });

  test('[V5] a parked visit waits again at its time, also when the hub was off then', async () => {
    await start(NOON);
    const desk = await clerk();
    const kiosk = await hub.client('kiosk', []);
    await kiosk.done({ type: 'issue', service: 'identity' });
    await desk.done({ type: 'callNext', desk: 'desk1' });
    await desk.done({ type: 'park', desk: 'desk1', reason: 'form', until: NOON + 5 * MINUTE });
    await restart(NOON + 10 * MINUTE);
    const again = await hub.client('desk', ['queue:main']);
    await again.until(() => tableOf(again.picture('queue:main'), 'visit')[0]?.state === 'waiting');
  });

  test('[C11] a desk with auto-call calls who arrives', async () => {
    await start(NOON);
    const desk = await clerk();
    await desk.done({ type: 'openSession', desk: 'desk1', profile: 'papers', autoCall: true });
    const kiosk = await hub.client('kiosk', []);
    const { seq } = await hub.health();
    await kiosk.done({ type: 'issue', service: 'identity' });
    const head = () => desk.picture('desk:desk1').head as DeskHead;
    await desk.until(() => head().visit?.number === 'A1');
    const [, call] = hub.store.events(null, seq, 10);
    expect(call).toMatchObject({ type: 'visitCalled', via: 'hub', actor: null });
    expect(call?.cause).toMatch(/^auto:.*:\d+$/);
  });

  test('the order of a desk, when somebody becomes overdue', async () => {
    time = new HandTime(NOON);
    hub = await startHub({ own: { time, wire: time } });
    const desk = await clerk();
    const kiosk = await hub.client('kiosk', []);
    await kiosk.done({ type: 'issue', service: 'identity' });
    const rule = () => (desk.picture('desk:desk1').head as DeskHead).next[0]?.rule;
    await desk.until(() => rule() === 'oldest');
    time.pass(15 * MINUTE);
    await desk.until(() => rule() === 'overdue');
  });
});

describe('[D9] while the clock is in doubt', () => {
  const alarms = async () => (await hub.health()).alarms.map(({ code }) => code);

  test.each([
    ['behind the last event', NOON - DAY, 'clockBehind'],
    ['more than a week after it', NOON + 8 * DAY, 'clockAhead'],
  ])('%s, the day does not move, tickets are given, and an admin who opens the day confirms', async (_, wall, code) => {
    await start(NOON);
    const admin = await hub.client('admin', ['admin:main']);
    await restart(wall);
    expect(await alarms()).toEqual([code]);
    const again = await hub.client('admin', ['admin:main']);
    expect(again.picture('admin:main').head).toMatchObject({ day: '2026-11-23', alarms: [{ code }] });
    const kiosk = await hub.client('kiosk', []);
    expect(codeOf(await kiosk.send({ type: 'issue', service: 'identity' }))).toBe('ok');
    expect(codeOf(await again.send({ type: 'closeDay' }))).toBe('clockUncertain');
    expect(codeOf(await kiosk.send({ type: 'openDay' }))).toBe('notAllowed');

    expect(codeOf(await again.send({ type: 'openDay' }))).toBe('ok');
    await again.until(() => again.picture('admin:main').head.alarms.length === 0);
    const today = wall < NOON ? '2026-11-23' : '2026-12-01';
    await again.until(() => again.picture('admin:main').head.day === today);
    expect(codeOf(await again.send({ type: 'closeDay' }))).toBe('ok');
    admin.close();
  });

  test('because it jumped by hours, nothing of the day is closed or opened until then', async () => {
    time = new HandTime(NOON);
    hub = await startHub({ own: { time } });
    const admin = await hub.client('admin', ['admin:main']);
    await admin.until(() => admin.picture('admin:main').head.day === '2026-11-23');
    const { seq } = await hub.health();
    time.setWall(NOON + 30 * HOUR);
    time.pass(HOUR);
    await admin.until(() => admin.picture('admin:main').head.alarms[0]?.code === 'clockJumped');
    expect(typesSince(seq).filter((type) => type.startsWith('day'))).toEqual([]);
    expect(await admin.send({ type: 'openDay' })).toMatchObject({ ok: true, result: { day: '2026-11-24' } });
    expect(typesSince(seq).filter((type) => type.startsWith('day'))).toEqual(['dayClosed', 'dayOpened']);
  });
});

test('a timer that found the disk full is asked for again, until there is room', async () => {
  const fullUntil = { now: Number.POSITIVE_INFINITY };
  await start(NOON);
  const store = hub.store as typeof hub.store & { append: (typeof hub.store)['append'] };
  const append = store.append.bind(store);
  store.append = async (batch) => {
    if (time.wall() < fullUntil.now && batch.events.some(({ type }) => type === 'dayClosed'))
      throw new StorageFullError('/data');
    return append(batch);
  };
  const desk = await hub.client('desk', ['queue:main']);
  await desk.until(() => dayIn(desk) === '2026-11-23');
  time.leap(16 * HOUR);
  await desk.until(() => hub.journal.some((line) => line.includes('"code":"storageFull"')));
  fullUntil.now = 0;
  time.pass(30 * SECOND);
  await desk.until(() => dayIn(desk) === '2026-11-24');
});
