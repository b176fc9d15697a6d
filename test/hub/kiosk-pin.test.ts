import { afterAll, beforeAll, expect, test } from 'vitest';
import type { KeptKioskPin } from '#contract/pins.ts';
import { askKioskPin, KioskPins } from '#shell/kiosk-pins.ts';
import type { Client } from '../support/client.ts';
import { removeDataDir, startHub, type TestHub } from '../support/hub.ts';
import { tableOf } from '../support/picture.ts';

/** The PIN by which staff leave the kiosks: set by an admin, known to the program of a kiosk, also while the hub is away. */

const PIN = '80462';

let hub: TestHub;
let admin: Client;
let token: string;
beforeAll(async () => {
  hub = await startHub();
  admin = await hub.client('admin', ['admin:main']);
  token = await hub.token('kiosk');
});
afterAll(async () => {
  admin.close();
  await hub.stop();
  removeDataDir(hub.dataDir);
});

const set = (pin: string | null) => admin.ask('kioskPin', { pin });
const isSet = () => tableOf(admin.picture('admin:main'), 'kioskPin')[0]?.set;

/** As the app of one kiosk PC. */
function kioskPins() {
  let kept: KeptKioskPin | null = null;
  const file = {
    read: () => kept,
    keep: (pin: KeptKioskPin | null) => {
      kept = pin;
    },
  };
  return new KioskPins({
    ...{ identify: async () => 'abc', tokens: { get: () => token }, ask: askKioskPin, file, note: () => {} },
  });
}

test('an admin sets it; the kiosk knows it, and goes on knowing it without the hub', async () => {
  expect(await set(PIN)).toMatchObject({ ok: true });
  await admin.until(() => isSet() === true);
  const pins = kioskPins();
  expect(pins.isRight(PIN, null)).toBe(false);
  await pins.learn(hub.url, 'kiosk-1');
  await pins.learn('http://127.0.0.1:9', 'kiosk-1');
  await pins.learn(null, 'kiosk-1');
  expect([pins.isRight(PIN, null), pins.isRight('80463', null)]).toEqual([true, false]);
});

test('a PIN that was taken back opens nothing', async () => {
  await set(PIN);
  const pins = kioskPins();
  await pins.learn(hub.url, 'kiosk-1');
  await set(null);
  await admin.until(() => isSet() === false);
  await pins.learn(hub.url, 'kiosk-1');
  expect(pins.isRight(PIN, null)).toBe(false);
});

test('one that everybody guesses, or that no kiosk can type, is refused', async () => {
  expect(await set('1234')).toMatchObject({ ok: false, refusal: { code: 'weakPin' } });
  expect(await set('letters8')).toMatchObject({ ok: false, refusal: { code: 'badRequest' } });
});

test('what is kept is told to kiosks only', async () => {
  const ask = (as: string) =>
    fetch(`${hub.url}/api/v1/kiosk-pin`, { headers: { authorization: `Bearer ${as}` } }).then(({ status }) => status);
  expect([await ask(token), await ask(await hub.token('desk')), await ask('nobody')]).toEqual([200, 403, 401]);
});
