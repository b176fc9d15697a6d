import { afterAll, beforeAll, expect, it } from 'vitest';
import type { MappedKey } from '#contract/hardware.ts';
import type { Client } from '../support/client.ts';
import { removeDataDir, startHub, type TestHub } from '../support/hub.ts';
import { tableOf } from '../support/picture.ts';

/** [B2] Keys of pedals, clickers and keypads, from the admin page to the page that takes them, through a real hub. */

let hub: TestHub;
let admin: Client;
let kiosk: Client;
let desk: Client;

beforeAll(async () => {
  hub = await startHub();
  admin = await hub.client('admin', ['admin:main']);
  kiosk = await hub.client('kiosk', ['kiosk:main']);
  desk = await hub.client('desk', ['queue:main']);
});
afterAll(async () => {
  for (const client of [admin, kiosk, desk]) client.close();
  await hub.stop();
  removeDataDir(hub.dataDir);
});

const idOf = (client: Client) => client.identity?.device ?? '';
const key = (code: string, does: MappedKey['does']): MappedKey => ({ code, press: 'short', does });
const configure = (client: Client, keys: MappedKey[], expectedVersion = 0) =>
  ({ type: 'configure', kind: 'keyMap', id: idOf(client), expectedVersion, value: { keys } }) as const;

it('[B2] what an admin sets up reaches the desk and the kiosk while they look, each its own', async () => {
  const next = key('F13', { type: 'callNext' });
  const ticket = key('Numpad1', { type: 'issue', service: 'identity' });
  await admin.done(configure(desk, [next]));
  await admin.done(configure(kiosk, [ticket]));
  const keysIn = (client: Client, view: 'queue:main' | 'kiosk:main') =>
    tableOf(client.picture(view), 'keys').map(({ device, keys }) => [device, keys]);
  await desk.until(() => keysIn(desk, 'queue:main').length > 0);
  await kiosk.until(() => keysIn(kiosk, 'kiosk:main').length > 0);
  expect(keysIn(desk, 'queue:main')).toEqual([[idOf(desk), [next]]]);
  expect(keysIn(kiosk, 'kiosk:main')).toEqual([[idOf(kiosk), [ticket]]]);
});

it('[B2] what cannot be is refused with the field named', async () => {
  const refusal = async (client: Client, keys: MappedKey[]) => {
    const answer = await admin.send(configure(client, keys, 1));
    return answer.ok ? null : answer.refusal;
  };
  const next = { type: 'callNext' } as const;
  expect(await refusal(desk, [key('F13', next), key('Tab', next)])).toEqual({
    code: 'badRequest',
    params: { field: 'value.keys.1.code' },
  });
  expect(await refusal(desk, [key('F13', next), key('F13', { type: 'end' })])).toEqual({
    code: 'badRequest',
    params: { field: 'value.keys.1.code' },
  });
  expect(await refusal(kiosk, [key('F13', next)])).toEqual({
    code: 'badRequest',
    params: { field: 'value.keys.0.does.type' },
  });
});

it('[A2] a desk sets up no keys, not even its own', async () => {
  await desk.ask('signIn', { person: 'person1', pin: '', newPin: '80462' });
  expect(await desk.send(configure(desk, [], 1))).toMatchObject({ ok: false, refusal: { code: 'notAllowed' } });
});
