import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { BandRow } from '#contract/views.ts';
import type { Answer } from '#contract/wire.ts';
import { randomBytes } from '../../renderer/sync/command-id.ts';
import type { Hub } from '../../renderer/sync/hub.ts';
import { type LinkOptions, openHub } from '../../renderer/sync/hub-link.ts';
import type { HubState } from '../../renderer/sync/hub-store.ts';
import { SpeakingHub } from './speaking-hub.ts';

let office: SpeakingHub;
const open: Hub[] = [];

beforeEach(async () => {
  office = await new SpeakingHub().start();
});
afterEach(async () => {
  for (const hub of open.splice(0)) hub.stop();
  await office.stop();
});

/** Skips what a steady clock would have counted, so that no test waits for half a minute. */
function steadyClock() {
  let skipped = 0;
  return { monotonic: () => performance.now() + skipped, skip: (ms: number) => (skipped += ms) };
}

function link(options: Partial<LinkOptions> = {}): Hub {
  const hub = openHub({
    url: office.url,
    token: 't',
    proven: async () => {},
    views: ['queue:main'],
    monotonic: () => performance.now(),
    wallClock: () => 0,
    random: randomBytes,
    mark: { load: () => null, save: () => {} },
    ...options,
  });
  open.push(hub);
  return hub;
}

const reaches = (hub: Hub, what: (state: HubState) => boolean) =>
  vi.waitFor(() => expect(what(hub.store.getState())).toBe(true), { timeout: 10_000, interval: 10 });
const hasView = ({ views }: HubState) => views['queue:main'] !== undefined;
const band = (id: string): BandRow => ({
  key: `band:${id}`,
  table: 'band',
  band: id,
  name: { en: id },
  rank: 1,
  atKiosk: true,
});
const bands = (hub: Hub) => [...(hub.store.getState().views['queue:main']?.rows.keys() ?? [])];
const done = (result: object): Answer<never> => ({ ok: true, result: result as never });

test('a snapshot, then changes, make the view', async () => {
  const hub = link();
  await reaches(hub, hasView);
  office.change('queue:main', { rows: { put: [band('a'), band('b')], del: [] } });
  office.change('queue:main', { rows: { put: [band('c')], del: ['band:a'] } });
  await vi.waitFor(() => expect(bands(hub)).toEqual(['band:b', 'band:c']));
  expect(hub.store.getState().identity?.device).toBe('d');
  expect(office.hellos).toHaveLength(1);
});

test('a missed message asks for the view again', async () => {
  const hub = link();
  await reaches(hub, hasView);
  office.change('queue:main', { n: 5, rows: { put: [band('late')], del: [] } });
  await vi.waitFor(() => expect(office.hellos).toHaveLength(2));
  await vi.waitFor(() => expect(hub.store.getState().views['queue:main']?.n).toBe(5));
  expect(bands(hub), 'what came after the gap is not applied to the old picture').toEqual([]);
});

test('another epoch asks for the view again and tells the highest mark seen', async () => {
  const hub = link();
  await reaches(hub, hasView);
  office.change('queue:main', { seq: 40 });
  await reaches(hub, ({ views }) => views['queue:main']?.seq === 40);
  office.epoch = 2;
  office.change('queue:main', {});
  await vi.waitFor(() => expect(office.hellos[1]).toEqual({ views: ['queue:main'], epoch: 1, seq: 40 }));
});

test('listeners get every message once and in order', async () => {
  const hub = link();
  const heard: string[] = [];
  hub.listen((message, kind) => heard.push(`${kind} ${message.n}`));
  await reaches(hub, hasView);
  for (let i = 0; i < 5; i++) office.change('queue:main', {});
  await vi.waitFor(() =>
    expect(heard).toEqual(['snapshot 0', 'change 1', 'change 2', 'change 3', 'change 4', 'change 5']),
  );
});

test('an answer reaches the one who pressed', async () => {
  office.take = (_command, answer) => answer(done({ visit: 'v', number: 'A1', calls: 2 }));
  const hub = link();
  const answer = await hub.send({ type: 'recall', desk: '3' });
  expect(answer).toEqual({ ok: true, result: { visit: 'v', number: 'A1', calls: 2 } });
  expect(hub.store.getState().unanswered).toEqual([]);
});

test('a press whose answer was lost is sent again under the same id, older', async () => {
  const hub = link();
  await reaches(hub, hasView);
  const answer = hub.send({ type: 'callNext', desk: '3' });
  await vi.waitFor(() => expect(office.taken).toHaveLength(1));
  await office.stop();
  await reaches(hub, ({ link, unanswered }) => link === 'offline' && unanswered[0]?.state === 'waiting');
  office.take = (_command, reply) => reply(done({ closed: null, called: null }));
  await office.start();
  expect(await answer).toEqual({ ok: true, result: { closed: null, called: null } });
  const [first, second] = office.taken;
  expect(second?.commandId).toBe(first?.commandId);
  expect(second?.age).toBeGreaterThan(first?.age ?? 0);
});

test('presses made while the hub is away go out in the order they were made', async () => {
  const hub = link();
  await reaches(hub, hasView);
  await office.stop();
  await reaches(hub, ({ link }) => link === 'offline');
  const answers = [hub.send({ type: 'recall', desk: '1' }), hub.send({ type: 'end', desk: '1' })];
  office.take = (_command, reply) => reply(done({}));
  await office.start();
  await Promise.all(answers);
  expect(office.taken.map(({ type }) => type)).toEqual(['recall', 'end']);
});

test('after 30 s without an answer a press is told to be unconfirmed, and its answer still arrives', async () => {
  const { monotonic, skip } = steadyClock();
  let reply: ((answer: Answer<never>) => void) | undefined;
  office.take = (_command, answer) => {
    reply = answer;
  };
  const hub = link({ monotonic });
  const answer = hub.send({ type: 'callNext', desk: '3' });
  await vi.waitFor(() => expect(reply).toBeDefined());
  skip(31_000);
  await reaches(hub, ({ unanswered }) => unanswered[0]?.state === 'notConfirmed');
  await vi.waitFor(() => expect(office.taken.length).toBeGreaterThan(1));
  expect(office.taken.at(-1)?.age).toBeGreaterThanOrEqual(31_000);
  reply?.({ ok: false, refusal: { code: 'expired', params: {} } });
  expect(await answer).toEqual({ ok: false, refusal: { code: 'expired', params: {} } });
});

test('a hub that is stopping is asked again when it is back', async () => {
  office.take = (_command, reply) => reply({ ok: false, refusal: { code: 'stopping', params: {} } });
  const hub = link();
  const answer = hub.send({ type: 'recall', desk: '3' });
  await vi.waitFor(() => expect(office.taken).toHaveLength(1));
  office.bye('stopping');
  await office.stop();
  office.take = (_command, reply) => reply(done({}));
  await office.start();
  expect((await answer).ok).toBe(true);
});

test('a screen without beats is quiet, then stale, says since when, and is current again by itself', async () => {
  const { monotonic, skip } = steadyClock();
  office.offset = 7_200_000;
  const hub = link({ monotonic });
  await reaches(hub, hasView);
  const before = hub.now();
  await office.stop();
  skip(6_000);
  await reaches(hub, ({ freshness }) => freshness === 'quiet');
  skip(25_000);
  await reaches(hub, ({ freshness }) => freshness === 'stale');
  const { rightUntil } = hub.store.getState();
  expect(Math.abs((rightUntil ?? 0) - before)).toBeLessThan(5_000);
  await office.start();
  await reaches(hub, ({ freshness, rightUntil: until }) => freshness === 'current' && until === null);
});

test('a connection that falls silent without closing is made anew', async () => {
  const { monotonic, skip } = steadyClock();
  const hub = link({ monotonic });
  await reaches(hub, hasView);
  office.beating = false;
  skip(6_000);
  await vi.waitFor(() => expect(office.hellos.length).toBeGreaterThan(1), { timeout: 10_000 });
  office.beating = true;
  await reaches(hub, ({ freshness, link }) => freshness === 'current' && link === 'online');
  expect(office.connections).toBe(1);
});

describe('a computer that slept', () => {
  /** Its steady clock stood still meanwhile. */
  const sleepy = async () => {
    let slept = 0;
    const hub = link({ wallClock: () => 1_000_000 + performance.now() + slept });
    await reaches(hub, hasView);
    return { hub, sleep: (ms: number) => (slept += ms) };
  };

  test('makes a new connection, at once when it is told and within a second by itself', async () => {
    const { hub, sleep } = await sleepy();
    hub.wake();
    await vi.waitFor(() => expect(office.hellos).toHaveLength(2), { timeout: 5_000 });
    sleep(60_000);
    await vi.waitFor(() => expect(office.hellos).toHaveLength(3), { timeout: 5_000 });
    await reaches(hub, ({ freshness, link }) => freshness === 'current' && link === 'online');
  });

  test('says that what was pressed before is as much older', async () => {
    const { hub, sleep } = await sleepy();
    let age = 0;
    office.take = (command, reply) => {
      age = command.age;
      reply(done({}));
    };
    await office.stop();
    const answer = hub.send({ type: 'recall', desk: '3' });
    sleep(3_600_000);
    hub.wake();
    await office.start();
    await answer;
    expect(age).toBeGreaterThanOrEqual(3_600_000);
  });

  test('shows nothing from before as current while its hub is away', async () => {
    const { hub, sleep } = await sleepy();
    await office.stop();
    sleep(60_000);
    hub.wake();
    await reaches(hub, ({ freshness }) => freshness === 'stale');
  });
});

test('a revoked device is told so and does not knock again', async () => {
  const hub = link();
  await reaches(hub, hasView);
  office.bye('revoked');
  await reaches(hub, ({ turnedAway }) => turnedAway?.code === 'revoked');
  await vi.waitFor(() => expect(office.connections).toBe(0));
  expect(office.hellos).toHaveLength(1);
});

test('a refusal at the door is told', async () => {
  office.turnsAway.set('t', 'protocolOld');
  const hub = link();
  await reaches(hub, ({ turnedAway }) => turnedAway?.code === 'protocolOld');
});

test('a connection that the hub closed is opened again', async () => {
  const hub = link();
  await reaches(hub, hasView);
  office.bye('stopping');
  await vi.waitFor(() => expect(office.hellos).toHaveLength(2), { timeout: 5_000 });
  await reaches(hub, ({ link }) => link === 'online');
});

test('watching other views forgets the old ones and gets the new', async () => {
  const hub = link();
  await reaches(hub, hasView);
  hub.watch(['queue:main', 'desk:3']);
  await reaches(hub, ({ views }) => views['desk:3'] !== undefined && views['queue:main'] !== undefined);
  hub.watch(['desk:3']);
  await reaches(hub, ({ views }) => views['queue:main'] === undefined && views['desk:3'] !== undefined);
});

test('a view that is gone does not keep a screen from the others', async () => {
  office.goneViews = ['desk:9'];
  const hub = link({ views: ['queue:main', 'desk:9'] });
  await reaches(hub, ({ link, views }) => link === 'online' && views['queue:main'] !== undefined);
  expect(office.hellos.map(({ views }) => views)).toEqual([['queue:main', 'desk:9'], ['queue:main']]);
});

test('a request without a hub says that nobody was reached', async () => {
  const hub = link();
  await reaches(hub, hasView);
  await office.stop();
  await reaches(hub, ({ link }) => link === 'offline');
  expect(await hub.request('signOut', {})).toBe('unreached');
});

test('hub time follows the hub, not this computer', async () => {
  office.offset = -3_600_000;
  const hub = link();
  await reaches(hub, hasView);
  expect(Math.abs(hub.now() - office.now())).toBeLessThan(2_000);
  await vi.waitFor(() => expect(Math.abs(hub.clock.getState().now - office.now())).toBeLessThan(2_500));
});
