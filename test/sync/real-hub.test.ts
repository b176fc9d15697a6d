import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { randomBytes } from '../../renderer/sync/command-id.ts';
import type { Hub } from '../../renderer/sync/hub.ts';
import { openHub } from '../../renderer/sync/hub-link.ts';
import type { HubState } from '../../renderer/sync/hub-store.ts';
import type { Mark } from '../../renderer/sync/mark.ts';
import { removeDataDir, startHub, type TestHub } from '../support/hub.ts';

let office: TestHub;
const open: Hub[] = [];

beforeEach(async () => {
  office = await startHub();
});
afterEach(async () => {
  for (const hub of open.splice(0)) hub.stop();
  await office.stop();
  removeDataDir(office.dataDir);
});

async function screen(role: 'desk' | 'kiosk', mark: Mark | null = null): Promise<Hub> {
  const kept: { mark: Mark | null } = { mark };
  const hub = openHub({
    url: office.url,
    token: await office.token(role),
    proven: async () => {},
    views: role === 'desk' ? ['queue:main'] : ['kiosk:main'],
    monotonic: () => performance.now(),
    wallClock: () => Date.now(),
    random: randomBytes,
    mark: {
      load: () => kept.mark,
      save: (seen) => {
        kept.mark = seen;
      },
    },
  });
  open.push(hub);
  return hub;
}

const reaches = (hub: Hub, what: (state: HubState) => boolean) =>
  vi.waitFor(() => expect(what(hub.store.getState())).toBe(true), { timeout: 15_000, interval: 10 });
const waitingIn = (hub: Hub) => {
  const rows = [...(hub.store.getState().views['queue:main']?.rows.values() ?? [])];
  return rows.flatMap((row) => (row.table === 'visit' ? [row.number] : [])).sort();
};

test('a kiosk issues, a desk signs in and calls, and its own view follows', async () => {
  const [kiosk, desk] = [await screen('kiosk'), await screen('desk')];
  await reaches(desk, ({ link }) => link === 'online');
  const ticket = await kiosk.send({ type: 'issue', service: 'identity' });
  expect(ticket).toMatchObject({ ok: true, result: { number: 'A1' } });
  await vi.waitFor(() => expect(waitingIn(desk)).toEqual(['A1']));
  expect(await desk.request('signIn', { person: 'person1', pin: '', newPin: '2580' })).toMatchObject({ ok: true });
  expect(desk.store.getState().identity?.person).toBe('person1');
  await desk.send({ type: 'openSession', desk: 'desk1', profile: 'papers' });
  desk.watch(['queue:main', 'desk:desk1']);
  await reaches(desk, ({ views }) => views['desk:desk1'] !== undefined);
  expect(await desk.send({ type: 'callNext', desk: 'desk1' })).toMatchObject({
    ok: true,
    result: { called: { number: 'A1' } },
  });
  await reaches(desk, ({ views }) => {
    const head = views['desk:desk1']?.head;
    return head !== undefined && 'visit' in head && head.visit?.number === 'A1';
  });
});

test('tickets pressed while the hub is down are each issued once when it is back, and everybody is current again', async () => {
  const [kiosk, desk] = [await screen('kiosk'), await screen('desk')];
  await reaches(desk, ({ link }) => link === 'online');
  await reaches(kiosk, ({ link }) => link === 'online');
  const { port, dataDir } = office;
  await office.stop();
  await reaches(kiosk, ({ link }) => link === 'offline');
  const tickets = [
    kiosk.send({ type: 'issue', service: 'identity' }),
    kiosk.send({ type: 'issue', service: 'identity' }),
  ];
  expect(kiosk.store.getState().unanswered.map(({ state }) => state)).toEqual(['waiting', 'waiting']);
  office = await startHub({ port, dataDir, preset: null });
  const answers = await Promise.all(tickets);
  expect(answers.map((answer) => answer.ok && answer.result.number)).toEqual(['A1', 'A2']);
  await vi.waitFor(() => expect(waitingIn(desk)).toEqual(['A1', 'A2']), { timeout: 10_000 });
  await reaches(desk, ({ link, freshness }) => link === 'online' && freshness === 'current');
});

test('a mark that is ahead of the hub proves a rollback, and raises the epoch', async () => {
  const desk = await screen('desk', { epoch: 1, seq: 1_000_000 });
  await reaches(desk, ({ identity }) => identity !== null);
  await vi.waitFor(async () => expect((await office.health()).alarms.map(({ code }) => code)).toContain('rolledBack'));
  await reaches(desk, ({ views }) => (views['queue:main']?.epoch ?? 0) > 1);
});

test('a revoked device is turned away within a second', async () => {
  const desk = await screen('desk');
  await reaches(desk, ({ identity }) => identity !== null);
  const admin = await office.client('admin', ['admin:main']);
  const row = [...admin.picture('admin:main').rows.values()].find(
    (one) => one.table === 'setting' && one.of === 'device' && one.id === desk.store.getState().identity?.device,
  );
  if (row?.table !== 'setting' || row.of !== 'device') throw new Error('the device is not listed');
  const value = { ...row.value, revoked: true };
  await admin.done({ type: 'configure', kind: 'device', id: row.id, expectedVersion: row.version, value });
  await reaches(desk, ({ turnedAway }) => turnedAway?.code === 'revoked');
  admin.close();
});
