import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isStrongEnough } from '#contract/pin-strength.ts';
import type { Answer } from '#contract/wire.ts';
import { PIN_COST, Pins } from '#hub/access/pins.ts';
import { Tries } from '#hub/access/tries.ts';
import { Client, SILENT } from '../support/client.ts';
import { HandTime, removeDataDir, startHub, type TestHub } from '../support/hub.ts';
import { tableOf } from '../support/picture.ts';

const codeOf = (answer: Answer<unknown>) => (answer.ok ? 'ok' : answer.refusal.code);
const PIN = '80462';

describe('at a desk', () => {
  let hub: TestHub;
  let desk: Client;
  beforeEach(async () => {
    hub = await startHub();
    desk = await hub.client('desk', ['queue:main']);
  });
  afterEach(async () => {
    await hub.stop();
    removeDataDir(hub.dataDir);
  });
  const signIn = (person: string, pin: string, newPin: string | null = null, client = desk) =>
    client.ask('signIn', { person, pin, newPin });

  test('a person without a PIN chooses one, and needs it from then on', async () => {
    expect(codeOf(await signIn('person1', ''))).toBe('choosePin');
    expect(codeOf(await signIn('person2', '', '1234'))).toBe('weakPin');
    expect(await signIn('person1', '', PIN)).toEqual({ ok: true, result: { person: 'person1' } });
    await desk.until(() => desk.identity?.person === 'person1');
    await desk.ask('signOut', {});
    await desk.until(() => desk.identity?.person === null);
    expect(codeOf(await signIn('person1', '80463'))).toBe('wrongPin');
    expect(codeOf(await signIn('person1', PIN))).toBe('ok');
  });

  test('nobody else can choose it again', async () => {
    await signIn('person1', '', PIN);
    expect(codeOf(await signIn('person1', '', '97531864'))).toBe('wrongPin');
    expect(codeOf(await signIn('person1', PIN, '97531864'))).toBe('ok');
    expect(codeOf(await signIn('person1', '97531864'))).toBe('ok');
  });

  test('an unknown person is answered like a wrong PIN', async () => {
    await signIn('person1', '', PIN);
    expect(await signIn('nobody', PIN)).toEqual(await signIn('person1', '55120'));
    expect((await hub.health()).counters.wrongPin).toBe(2);
  });

  test('wrong tries are slowed down, also those sent at once', async () => {
    await signIn('person1', '', PIN);
    const tries = await Promise.all(Array.from({ length: 8 }, () => signIn('person1', '55120')));
    expect(tries.map(codeOf).filter((code) => code === 'wrongPin').length).toBeLessThanOrEqual(2);
    expect(tries.map(codeOf)).toContain('tooManyTries');
    expect(await signIn('person1', PIN)).toMatchObject({ refusal: { params: { seconds: expect.any(Number) } } });
  });

  test('a restart signs nobody out', async () => {
    const token = await hub.token('desk', 'PC');
    const pc = await new Client({ url: hub.url, token, views: [], listener: SILENT }).open();
    await signIn('person1', '', PIN, pc);
    await pc.done({ type: 'openSession', desk: 'desk1', profile: 'papers' });
    pc.close();
    await hub.stop();
    hub = await startHub({ dataDir: hub.dataDir });
    const again = await new Client({ url: hub.url, token, views: ['desk:desk1'], listener: SILENT }).open();
    expect(again.identity).toMatchObject({ person: 'person1', name: 'PC' });
    const answer = await again.send({ type: 'callNext', desk: 'desk1' });
    expect(codeOf(answer)).toBe('nobodyWaiting');
  });

  test('whoever signs in elsewhere leaves the first device', async () => {
    const other = await hub.client('desk', ['queue:main']);
    await signIn('person1', '', PIN);
    await desk.until(() => desk.identity?.person === 'person1');
    await signIn('person1', PIN, null, other);
    await desk.until(() => desk.identity?.person === null);
    expect(codeOf(await desk.send({ type: 'openSession', desk: 'desk1', profile: 'papers' }))).toBe('notSignedIn');
  });

  test('a person who is switched off is signed out at once and cannot come back', async () => {
    const admin = await hub.client('admin', ['admin:main']);
    await signIn('person1', '', PIN);
    await desk.until(() => desk.identity?.person === 'person1');
    const value = { name: 'Alex Martin', profiles: [], enabled: false };
    await admin.done({ type: 'configure', kind: 'person', id: 'person1', expectedVersion: 1, value });
    await desk.until(() => desk.identity?.person === null);
    expect(codeOf(await signIn('person1', PIN))).toBe('wrongPin');
  });

  test('an admin takes a forgotten PIN back, and sees who has chosen one', async () => {
    const admin = await hub.client('admin', ['admin:main']);
    const isSet = () => tableOf(admin.picture('admin:main'), 'pin').find((row) => row.person === 'person1')?.set;
    expect(isSet()).toBe(false);
    await signIn('person1', '', PIN);
    await admin.until(() => isSet() === true);
    expect(codeOf(await admin.ask('resetPin', { person: 'person1' }))).toBe('ok');
    await admin.until(() => isSet() === false);
    await desk.until(() => desk.identity?.person === null);
    expect(codeOf(await signIn('person1', PIN))).toBe('choosePin');
    expect(codeOf(await admin.ask('resetPin', { person: 'nobody' }))).toBe('unknownPerson');
  });

  test('no PIN reaches events, answers or the journal', async () => {
    await signIn('person1', '', 'a phrase of four words');
    const kept = hub.store.events(null, 0, 1_000).map((event) => JSON.stringify(event));
    expect(kept.join() + hub.journal.join()).not.toContain('four words');
    const pin = JSON.stringify(hub.store.secrets.get('pin', 'person1'));
    expect(pin).toContain('"salt"');
    expect(pin).not.toContain('four words');
  });
});

describe('a PIN', () => {
  test.each(['80462', '2580', '7391', '5937', '2468', '1357', '918273645019', 'correct horse', 'mot de passe'])(
    '%s is good',
    (pin) => {
      expect(isStrongEnough(pin)).toBe(true);
    },
  );
  test.each([
    '1234',
    '0000',
    '1111',
    '4321',
    '9876',
    '9012',
    '1098',
    '1212',
    '123123',
    '890123',
    '12',
    'abcdef',
    'aaaaaaaa',
    '    ',
  ])('%s is weak', (pin) => {
    expect(isStrongEnough(pin)).toBe(false);
  });

  test('is hashed at the cost that OWASP asks for, two at a time', async () => {
    expect(PIN_COST).toEqual({ N: 32_768, r: 8, p: 3 });
    const pins = new Pins(PIN_COST, () => 'salt');
    const kept = await pins.make('80462');
    expect(await Promise.all(['80462', '80463', '80462'].map((pin) => pins.matches(pin, kept)))).toEqual([
      true,
      false,
      true,
    ]);
    expect(await pins.matches('80462', undefined)).toBe(false);
  });

  test('is the same however the keyboard composes its letters', async () => {
    const pins = new Pins({ N: 2, r: 1, p: 1 }, () => 'salt');
    const kept = await pins.make('caf\u00e9 cr\u00e8me');
    expect(await pins.matches('cafe\u0301 cre\u0300me', kept)).toBe(true);
  });
});

describe('tries', () => {
  const MINUTE = 60_000;
  let time: HandTime;
  let tries: Tries;
  beforeEach(() => {
    time = new HandTime(0);
    tries = new Tries(5, () => time.monotonic());
  });
  /** Waits as told and tries again; the pauses that were asked for. */
  function fail(times: number): number[] {
    return Array.from({ length: times }, () => {
      const wait = tries.begin('a');
      time.pass(wait);
      if (wait > 0) expect(tries.begin('a')).toBe(0);
      return wait;
    });
  }

  test('wait longer each time, and after five until a quarter of an hour has passed', () => {
    expect(fail(5)).toEqual([0, 0, 1_000, 2_000, 4_000]);
    expect(tries.begin('a')).toBe(15 * MINUTE - 7_000);
    expect(tries.begin('b')).toBe(0);
  });
  test('are forgiven by a right one', () => {
    fail(4);
    tries.succeed('a');
    expect(fail(2)).toEqual([0, 0]);
  });
  test('are forgotten after a quarter of an hour', () => {
    fail(5);
    time.pass(15 * MINUTE);
    expect(fail(2)).toEqual([0, 0]);
  });
});
