import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ViewMessage } from '#contract/wire.ts';
import { Client, type Listener, SILENT } from '../support/client.ts';
import { removeDataDir, startHub, type TestHub } from '../support/hub.ts';
import { tableOf } from '../support/picture.ts';

let hub: TestHub;
beforeEach(async () => {
  hub = await startHub({ limits: { events: { rate: 1_000, burst: 1_000 } } });
});
afterEach(async () => {
  await hub.stop();
  removeDataDir(hub.dataDir);
});

/** A client with all that it received. */
async function watching(role: 'display' | 'kiosk' | 'desk' | 'admin', ...views: ViewMessage['view'][]) {
  const received: [kind: 'snapshot' | 'change', message: ViewMessage][] = [];
  const listener: Listener = { ...SILENT, received: (kind, message) => void received.push([kind, message]) };
  const client = await new Client({ url: hub.url, token: await hub.token(role), views, listener }).open();
  return { client, received, changes: () => received.flatMap(([kind, message]) => (kind === 'change' ? message : [])) };
}
const waitingOf = (client: Client, service: string) =>
  tableOf(client.picture('display:all'), 'service').find((row) => row.service === service)?.waiting;

describe('a view', () => {
  test('begins with a snapshot, and each change is the next', async () => {
    const display = await watching('display', 'display:all');
    const kiosk = await hub.client('kiosk', []);
    for (let n = 0; n < 3; n += 1) await kiosk.done({ type: 'issue', service: 'identity' });
    await display.client.until(() => waitingOf(display.client, 'identity') === 3);
    const [[kind, first] = []] = display.received;
    expect(kind).toBe('snapshot');
    expect(first).toMatchObject({ view: 'display:all', epoch: 1, events: [] });
    expect(first?.head).not.toBeNull();
    expect(display.changes().map(({ n }) => n - (first?.n ?? 0))).toEqual([1, 2, 3]);
    expect(display.changes().at(-1)).toMatchObject({ head: null, rows: { put: [{ waiting: 3 }], del: [] } });
  });

  test('of the queue names the display groups, and one that is added', async () => {
    const { client } = await watching('desk', 'queue:main');
    const admin = await hub.client('admin', []);
    const groups = () =>
      tableOf(client.picture('queue:main'), 'displayGroup').map(({ group, name }) => [group, name.en]);
    const before = groups();
    const value = { name: { en: 'Cellar' }, desks: [], overscan: 0, chime: true, info: null };
    await admin.done({ type: 'configure', kind: 'displayGroup', id: 'cellar', expectedVersion: 0, value });
    await client.until(() => groups().length > before.length);
    expect(groups()).toEqual(expect.arrayContaining([...before, ['cellar', 'Cellar']]));
  });

  test('tells commands of one batch in one change', async () => {
    const display = await watching('display', 'display:all');
    const kiosk = await hub.client('kiosk', []);
    await Promise.all(Array.from({ length: 10 }, () => kiosk.done({ type: 'issue', service: 'identity' })));
    await display.client.until(() => waitingOf(display.client, 'identity') === 10);
    const { counters } = await hub.health();
    expect(display.changes().length).toBeLessThan(10);
    expect(counters.commands).toBeGreaterThanOrEqual(10);
  });

  test('costs a display no more bytes a call however long the queue is', async () => {
    const display = await watching('display', 'display:all');
    const kiosk = await hub.client('kiosk', []);
    const bytesOfTheLastOf = async (count: number) => {
      await Promise.all(Array.from({ length: count - 1 }, () => kiosk.done({ type: 'issue', service: 'identity' })));
      await display.client.until(() => (waitingOf(display.client, 'identity') ?? 0) % 10 === 9);
      await kiosk.done({ type: 'issue', service: 'identity' });
      await display.client.until(() => (waitingOf(display.client, 'identity') ?? 0) % 10 === 0);
      return JSON.stringify(display.received.at(-1)).length;
    };
    const short = await bytesOfTheLastOf(10);
    expect(await bytesOfTheLastOf(500)).toBeLessThanOrEqual(short * 1.1);
  });

  test('that a later hello leaves out is not sent any more', async () => {
    const admin = await watching('admin', 'display:all');
    await admin.client.socket.emitWithAck('hello', { views: ['queue:main'] });
    const before = admin.received.length;
    const kiosk = await hub.client('kiosk', []);
    await kiosk.done({ type: 'issue', service: 'identity' });
    await admin.client.until(() => admin.received.length > before);
    expect(new Set(admin.received.slice(before).map(([, { view }]) => view))).toEqual(new Set(['queue:main']));
  });

  test('announces a call once, and to who comes later not at all', async () => {
    const kiosk = await hub.client('kiosk', []);
    const desk = await hub.client('desk', []);
    const early = await watching('display', 'display:all');
    await desk.ask('signIn', { person: 'person1', pin: '', newPin: '80462' });
    await desk.done({ type: 'openSession', desk: 'desk1', profile: 'papers' });
    await kiosk.done({ type: 'issue', service: 'identity' });
    const { called } = await desk.done({ type: 'callNext', desk: 'desk1' });
    await desk.done({ type: 'recall', desk: 'desk1' });
    const events = () => early.changes().flatMap((message) => message.events);
    await early.client.until(() => events().length === 2);
    const key = `call:${called?.transaction}`;
    expect(events()).toMatchObject([
      { type: 'visitCalled', key },
      { type: 'visitRecalled', key },
    ]);
    const late = await watching('display', 'display:all');
    expect(late.received.map(([kind, message]) => [kind, message.events])).toEqual([['snapshot', []]]);
    expect(tableOf(late.client.picture('display:all'), 'call')).toHaveLength(1);
  });

  test('holds no name and no id that opens anything, on the wall and at the kiosk', async () => {
    const admin = await watching('admin', 'display:all', 'kiosk:main');
    const kiosk = await hub.client('kiosk', []);
    const { visit, secret } = await kiosk.done({ type: 'issue', service: 'identity' });
    await admin.client.until(() => waitingOf(admin.client, 'identity') === 1);
    const seen = JSON.stringify(admin.received);
    for (const hidden of [visit, secret, 'Martin', 'person1']) expect(seen).not.toContain(hidden);
  });
});

describe('a hub that was rolled back', () => {
  test('is found out by a device that knows more: an alarm, and a new epoch for all', async () => {
    const display = await watching('display', 'display:all');
    const kiosk = await hub.client('kiosk', ['kiosk:main']);
    const { epoch, seq } = await hub.health();
    await kiosk.socket.emitWithAck('hello', { views: ['kiosk:main'], epoch, seq });
    expect((await hub.health()).alarms).toEqual([]);

    await kiosk.socket.emitWithAck('hello', { views: ['kiosk:main'], epoch, seq: seq + 1_000 });
    const health = await hub.health();
    expect(health).toMatchObject({ epoch: epoch + 1, status: 'alarm', alarms: [{ code: 'rolledBack' }] });
    await kiosk.done({ type: 'issue', service: 'identity' });
    await display.client.until(() => display.client.picture('display:all').epoch === epoch + 1);
    expect(waitingOf(display.client, 'identity')).toBe(1);
  });

  test('also by one that saw a later epoch; nobody can raise it again and again', async () => {
    const kiosk = await hub.client('kiosk', []);
    await kiosk.socket.emitWithAck('hello', { views: [], epoch: 4, seq: 0 });
    expect((await hub.health()).epoch).toBe(5);
    await kiosk.socket.emitWithAck('hello', { views: [], epoch: 5, seq: 2 ** 50 });
    expect((await hub.health()).epoch).toBe(5);
  });
});

test('the hub tells every screen each second that it is there', async () => {
  const kiosk = await hub.client('kiosk', []);
  const beats: { epoch: number; now: number }[] = [];
  kiosk.socket.on('beat', (beat) => beats.push(beat));
  await kiosk.until(() => beats.length === 2);
  expect(beats.map(({ epoch }) => epoch)).toEqual([1, 1]);
  expect((beats[1]?.now ?? 0) - (beats[0]?.now ?? 0)).toBeGreaterThan(500);
});

test('a screen that asks for something nobody listened to before gets what happened meanwhile', async () => {
  const kiosk = await hub.client('kiosk', []);
  const first = await watching('display', 'display:all');
  first.client.close();
  for (let n = 0; n < 3; n += 1) await kiosk.done({ type: 'issue', service: 'schools' });
  const second = await watching('display', 'display:all');
  expect(waitingOf(second.client, 'schools')).toBe(3);
});
