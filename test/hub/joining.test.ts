import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AdminHead } from '#contract/views.ts';
import type { Answer } from '#contract/wire.ts';
import { Pairing } from '#hub/access/pairing.ts';
import { Counters } from '#hub/counters.ts';
import { refuse } from '#hub/refuse.ts';
import { random } from '../../main/headless.ts';
import { Client, SILENT } from '../support/client.ts';
import { post } from '../support/http.ts';
import { HandTime, removeDataDir, startHub, type TestHub } from '../support/hub.ts';
import { tableOf } from '../support/picture.ts';

const NOON = Date.UTC(2026, 10, 22, 12);
const MINUTE = 60_000;

let time: HandTime;
let hub: TestHub;
beforeEach(async () => {
  time = new HandTime(NOON);
  hub = await startHub({ own: { time } });
});
afterEach(async () => {
  await hub.stop();
  removeDataDir(hub.dataDir);
});

const join = (body: unknown, headers = {}) => post(`${hub.url}/api/v1/join`, body, headers);
const pair = (name: string, role = 'display') => post(`${hub.url}/api/v1/pair`, { name, role });
const wait = ({ request, secret }: Record<string, unknown>) => post(`${hub.url}/api/v1/pair/wait`, { request, secret });
const codeOf = (answer: Answer<unknown>) => (answer.ok ? 'ok' : answer.refusal.code);
/** Why a connection with this token is turned away. */
async function turnedAway(token: string): Promise<string> {
  const client = new Client({ url: hub.url, token, views: [], listener: SILENT });
  const error = await new Promise<{ data?: { code: string } }>((resolve) => {
    client.socket.once('connect_error', (reason) => resolve(reason as { data?: { code: string } }));
    client.socket.connect();
  });
  client.close();
  return error.data?.code ?? '';
}

describe('by a one-time address', () => {
  test('a secret makes one device of its role, and another takes its place', async () => {
    const secret = hub.hub.joinSecrets().kiosk;
    const joined = await join({ secret, name: 'By the door' });
    expect(joined.status).toBe(200);
    expect(joined.value).toMatchObject({ role: 'kiosk', token: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(hub.hub.joinSecrets().kiosk).not.toBe(secret);
    expect(await join({ secret, name: 'Again' })).toMatchObject({ status: 403, code: 'joinSecretUsed' });
  });

  test('two who use it at once: one gets in', async () => {
    const secret = hub.hub.joinSecrets().desk;
    const both = await Promise.all([join({ secret }), join({ secret })]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 403]);
  });

  test('without a name the hub finds one', async () => {
    const admin = await hub.client('admin', ['admin:main']);
    await join({ secret: hub.hub.joinSecrets().desk });
    await join({ secret: hub.hub.joinSecrets().desk });
    const names = () => settingsOf(admin, 'device').map(({ value }) => (value as { name: string }).name);
    await admin.until(() => names().includes('desk 2'));
    expect(names()).toContain('desk 1');
  });

  test('the admin asks for one more, which is good for a day', async () => {
    const admin = await hub.client('admin', ['admin:main']);
    const links = [await admin.ask('joinLink', { role: 'display' }), await admin.ask('joinLink', { role: 'display' })];
    const [first, second] = links.map((link) => (link.ok ? link.result.path.replace('/display#join=', '') : ''));
    expect(await join({ secret: first })).toMatchObject({ status: 200, value: { role: 'display' } });
    expect(await join({ secret: first })).toMatchObject({ code: 'joinSecretUsed' });
    time.pass(24 * 60 * MINUTE + 1);
    expect(await join({ secret: second })).toMatchObject({ status: 410, code: 'joinExpired' });
  });

  test.each([
    ['text that is JSON', { secret: 'x'.repeat(32) }, { 'content-type': 'text/plain' }, 400, 'badRequest'],
    ['a short secret', { secret: 'x' }, {}, 400, 'badRequest'],
    ['one key too many', { secret: 'x'.repeat(32), role: 'admin' }, {}, 400, 'badRequest'],
    ['no JSON', '{"secret":', {}, 400, 'badRequest'],
    ['a prototype', '{"secret":"0123456789abcdef","__proto__":{"role":"admin"}}', {}, 400, 'badRequest'],
    ['5 KB', { secret: 'x'.repeat(32), name: 'x'.repeat(5_000) }, {}, 413, 'tooBig'],
    ['a guess', { secret: '0'.repeat(32) }, {}, 403, 'joinSecretUsed'],
    ['another site', { secret: 'x'.repeat(32) }, { origin: 'https://evil.example' }, 403, 'notAllowed'],
    ['another page by its own word', { secret: 'x'.repeat(32) }, { 'sec-fetch-site': 'cross-site' }, 403, 'notAllowed'],
  ])('%s is refused', async (_, body, headers, status, code) => {
    expect(await join(body, headers as Record<string, string>)).toMatchObject({ status, code });
  });

  test('guesses are slowed down', async () => {
    const guesses = await Promise.all(Array.from({ length: 40 }, () => join({ secret: '0'.repeat(32) })));
    expect(guesses.filter(({ code }) => code === 'tooFast').length).toBeGreaterThan(5);
  });
});

describe('by a code', () => {
  test('the admin compares and approves, and the device gets its token', async () => {
    const admin = await hub.client('admin', ['admin:main']);
    const { value: asked } = await pair('TV in the hall');
    await admin.until(() => tableOf(admin.picture('admin:main'), 'request').length === 1);
    const [row] = tableOf(admin.picture('admin:main'), 'request');
    expect(row).toMatchObject({ name: 'TV in the hall', role: 'display', code: asked.code });
    expect((await wait(asked)).value).toEqual({ state: 'waiting' });

    const approval = {
      request: String(asked.request),
      code: String(asked.code),
      role: 'display',
      name: 'Hall',
    } as const;
    expect(await admin.ask('admitDevice', { ...approval, group: 'leftHall' })).toMatchObject({ ok: true });
    const { value } = await wait(asked);
    expect(value).toMatchObject({ state: 'admitted', role: 'display' });
    await admin.until(() => tableOf(admin.picture('admin:main'), 'request').length === 0);

    const display = await new Client({
      url: hub.url,
      token: String(value.token),
      views: ['display:leftHall'],
      listener: SILENT,
    }).open();
    expect(display.identity).toMatchObject({ name: 'Hall', group: 'leftHall', role: 'display' });
  });

  test('a refused device is told so', async () => {
    const admin = await hub.client('admin', ['admin:main']);
    const { value: asked } = await pair('Who is this');
    expect(await admin.ask('refuseDevice', { request: String(asked.request) })).toEqual({ ok: true, result: null });
    expect((await wait(asked)).value).toEqual({ state: 'refused' });
  });

  test('five wrong codes close the request, even for the right one', async () => {
    const admin = await hub.client('admin', ['admin:main']);
    const { value: asked } = await pair('TV');
    const wrong = asked.code === '000000' ? '000001' : '000000';
    const approve = (code: string) =>
      admin.ask('admitDevice', { request: String(asked.request), code, role: 'display', name: 'TV' });
    for (let left = 4; left >= 0; left -= 1) {
      expect(await approve(wrong)).toMatchObject({ refusal: { code: 'joinWrongCode', params: { left } } });
    }
    expect(codeOf(await approve(String(asked.code)))).toBe('joinExpired');
    expect((await wait(asked)).value).toEqual({ state: 'refused' });
  });

  test('after five minutes it is too late', async () => {
    const admin = await hub.client('admin', ['admin:main']);
    const { value: asked } = await pair('TV');
    time.pass(5 * MINUTE);
    const late = {
      request: String(asked.request),
      code: String(asked.code),
      role: 'display',
      name: 'TV',
    } as const;
    expect(codeOf(await admin.ask('admitDevice', late))).toBe('joinExpired');
    expect(await wait(asked)).toMatchObject({ status: 410, code: 'joinExpired' });
  });

  test('the secret of a request is its own', async () => {
    const { value: asked } = await pair('TV');
    expect(await wait({ ...asked, secret: '0'.repeat(32) })).toMatchObject({ code: 'joinExpired' });
  });

  test('five of one computer wait at most, so that others find a place', async () => {
    const asked = await Promise.all(Array.from({ length: 6 }, (_, n) => pair(`TV ${n}`)));
    expect(asked.map(({ code }) => code ?? 'ok').sort()).toEqual(['joinFull', ...Array(5).fill('ok')]);
    const admin = await hub.client('admin', ['admin:main']);
    await admin.ask('refuseDevice', { request: String(asked.find(({ code }) => !code)?.value.request) });
    expect((await pair('one more')).status).toBe(200);
  });

  test('twenty wait at most', () => {
    const clock = { now: () => NOON, monotonic: () => 0, at: () => () => {} };
    const admit = async () => refuse('internal');
    const pairing = new Pairing({ clock, random, counters: new Counters(), admit, changed: () => {} });
    const asked = Array.from({ length: 21 }, (_, n) => pairing.begin({ name: 'TV', role: 'display' }, `10.0.0.${n}`));
    expect(asked.map(codeOf)).toEqual([...Array(20).fill('ok'), 'joinFull']);
  });
});

describe('a device', () => {
  test('that was revoked is cut within a second and does not come back', async () => {
    const admin = await hub.client('admin', ['admin:main']);
    const token = await hub.token('kiosk', 'Stolen');
    const kiosk = await new Client({ url: hub.url, token, views: ['kiosk:main'], listener: SILENT }).open();
    const row = settingsOf(admin, 'device').find(({ id }) => id === kiosk.identity?.device);
    const value = { ...(row?.value as object), revoked: true } as never;
    await admin.done({
      type: 'configure',
      kind: 'device',
      id: row?.id ?? '',
      expectedVersion: row?.version ?? 0,
      value,
    });
    await expect(kiosk.until(() => false, 1_000)).rejects.toThrow('closed while waiting: revoked');
    expect(await turnedAway(token)).toBe('revoked');
  });

  test('that is renamed or moved learns it at once, and sees only what it now may', async () => {
    const admin = await hub.client('admin', ['admin:main']);
    const display = await hub.client('display', ['display:all']);
    const row = settingsOf(admin, 'device').find(({ id }) => id === display.identity?.device);
    const value = { name: 'Left', role: 'display', group: 'leftHall', revoked: false } as const;
    await admin.done({ type: 'configure', kind: 'device', id: row?.id ?? '', expectedVersion: 1, value });
    await display.until(() => display.identity?.group === 'leftHall');
    expect(display.identity).toMatchObject({ name: 'Left' });
    const answer = await display.ask('signOut', {});
    expect(codeOf(answer)).toBe('notAllowed');
    const hello = await display.socket.emitWithAck('hello', { views: ['display:all'] });
    expect(codeOf(hello)).toBe('notAllowed');
  });

  test('with a token that differs by one bit is nobody', async () => {
    const token = await hub.token('desk');
    const last = token.endsWith('0') ? '1' : '0';
    expect(await turnedAway(token.slice(0, -1) + last)).toBe('notJoined');
    expect(await turnedAway('')).toBe('notJoined');
  });

  test('is seen by the admin as it comes and goes', async () => {
    const admin = await hub.client('admin', ['admin:main']);
    const kiosk = await hub.client('kiosk', ['kiosk:main']);
    const device = kiosk.identity?.device ?? '';
    const presence = () => tableOf(admin.picture('admin:main'), 'presence').find((row) => row.device === device);
    await admin.until(() => presence()?.online === true);
    expect(presence()).toMatchObject({ lastSeen: NOON, address: '127.0.0.1' });
    kiosk.close();
    await admin.until(() => presence()?.online === false);
  });
});

test('when a device was seen last is known after a restart too', async () => {
  const kiosk = await hub.client('kiosk', []);
  const device = kiosk.identity?.device ?? '';
  kiosk.close();
  await hub.stop();
  time = new HandTime(NOON + MINUTE);
  hub = await startHub({ dataDir: hub.dataDir, own: { time } });
  const admin = await hub.client('admin', ['admin:main']);
  const row = tableOf(admin.picture('admin:main'), 'presence').find((one) => one.device === device);
  expect(row).toMatchObject({ online: false, lastSeen: NOON, address: '127.0.0.1' });
});

test('days, backup and alarms stand in the head of the admin view', async () => {
  const admin = await hub.client('admin', ['admin:main']);
  const head = admin.picture('admin:main').head as AdminHead;
  expect(head).toMatchObject({ days: ['2026-11-22'], backup: null, alarms: [] });
});

function settingsOf(client: Client, kind: string) {
  return tableOf(client.picture('admin:main'), 'setting').filter((row) => row.of === kind);
}
