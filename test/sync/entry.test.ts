import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { randomBytes } from '../../renderer/sync/command-id.ts';
import { type Entry, type EntryStore, enter } from '../../renderer/sync/entry.ts';
import type { Browser } from '../../renderer/sync/joining.ts';
import { SpeakingHub } from './speaking-hub.ts';

type Answered = { status: number; body: unknown } | 'unreached';

let office: SpeakingHub;
const entries: EntryStore[] = [];
beforeEach(async () => {
  office = await new SpeakingHub().start();
});
afterEach(async () => {
  for (const entry of entries.splice(0)) {
    const state = entry.getState();
    if (state.phase === 'joined') state.hub.stop();
  }
  await office.stop();
});

/** A browser whose only missing part is the window. Its fetch answers what a test says, by path. */
function browserAt(address: string, answers: Record<string, Answered[]>) {
  const url = new URL(address, office.url);
  const kept = new Map<string, string>();
  const asked: { path: string; body: unknown }[] = [];
  const browser: Browser = {
    location: { hash: url.hash, search: url.search, pathname: url.pathname, origin: url.origin },
    history: { replaceState: (_data, _title, to) => kept.set('address', String(to)) },
    storage: {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => kept.set(key, value),
      removeItem: (key) => kept.delete(key),
    },
    vault: null,
    fetch: async (input, init) => {
      const path = new URL(String(input)).pathname;
      asked.push({ path, body: JSON.parse(String(init?.body)) });
      const answer = answers[path]?.shift() ?? 'unreached';
      if (answer === 'unreached') throw new TypeError('no network');
      return new Response(JSON.stringify(answer.body), { status: answer.status });
    },
    random: randomBytes,
    after: (delay, then) => {
      const timer = setTimeout(then, Math.min(delay, 20));
      return () => clearTimeout(timer);
    },
  };
  return { browser, kept, asked };
}

function enterDesk(browser: Browser): EntryStore {
  const entry = enter({
    role: 'desk',
    views: ['queue:main'],
    nameFor: (badge) => `Desk ${badge}`,
    browser,
    monotonic: () => performance.now(),
    wallClock: () => 0,
  });
  entries.push(entry);
  return entry;
}

const becomes = (entry: EntryStore, what: (entry: Entry) => boolean) =>
  vi.waitFor(() => expect(what(entry.getState())).toBe(true), { timeout: 10_000, interval: 10 });
const ok = (body: unknown): Answered => ({ status: 200, body });
const refused = (code: string): Answered => ({ status: 403, body: { code, params: {} } });
const pairing = ok({ request: 'r1', secret: 'sixteen-letters-', code: '204816', expires: 9 });
const joined = { device: 'd', token: 'tok', role: 'desk' };

test('the secret of the address becomes a token and leaves the address', async () => {
  const { browser, kept, asked } = browserAt('/desk?device=2#join=sixteen-letters-', {
    '/api/v1/join': [ok(joined)],
  });
  const entry = enterDesk(browser);
  await becomes(entry, ({ phase }) => phase === 'joined');
  expect(asked[0]?.body).toEqual({ secret: 'sixteen-letters-', name: null });
  expect(kept.get('ns:desk:2')).toBe('tok');
  expect(kept.get('address')).toBe('/desk?device=2');
});

test('a kept token is used, and the secret is not spent', async () => {
  const { browser, kept, asked } = browserAt('/desk#join=sixteen-letters-', {});
  kept.set('ns:desk:1', 'mine');
  await becomes(enterDesk(browser), ({ phase }) => phase === 'joined');
  expect(asked).toEqual([]);
});

test('a token that is no longer good gives way to the secret of the address', async () => {
  const { browser, kept } = browserAt('/desk#join=sixteen-letters-', { '/api/v1/join': [ok(joined)] });
  kept.set('ns:desk:1', 'old');
  office.turnsAway.set('old', 'notJoined');
  enterDesk(browser);
  await vi.waitFor(() => expect(kept.get('ns:desk:1')).toBe('tok'));
});

describe('in a window that keeps the token itself', () => {
  /** `tokens`: what it answers, one after the other; an error while it does not know which hub this is. */
  function vaultWith(...tokens: (string | null | Error)[]) {
    const told: (string | null)[] = [];
    const token = async () => {
      const next = tokens.shift() ?? null;
      if (next instanceof Error) throw next;
      return next;
    };
    return { told, vault: { token, keepToken: async (one: string | null) => void told.push(one) } };
  }

  test('that one is used, once it is known which hub this is', async () => {
    const { browser, kept, asked } = browserAt('/desk#join=sixteen-letters-', {});
    kept.set('ns:desk:1', 'of another time');
    const { vault, told } = vaultWith(new Error('refused'), 'mine');
    await becomes(enterDesk({ ...browser, vault }), ({ phase }) => phase === 'joined');
    expect({ asked, told }).toEqual({ asked: [], told: [] });
    await vi.waitFor(() => expect(office.tokens).toEqual(['mine']));
  });

  test('a new one is given to the window, and not to the browser', async () => {
    const { browser, kept } = browserAt('/desk#join=sixteen-letters-', { '/api/v1/join': [ok(joined)] });
    const { vault, told } = vaultWith(null);
    await becomes(enterDesk({ ...browser, vault }), ({ phase }) => phase === 'joined');
    expect(told).toEqual(['tok']);
    expect(kept.has('ns:desk:1')).toBe(false);
  });

  test('one that is no longer good is forgotten', async () => {
    const { browser } = browserAt('/desk', { '/api/v1/pair': [pairing] });
    office.turnsAway.set('old', 'revoked');
    const { vault, told } = vaultWith('old');
    await becomes(enterDesk({ ...browser, vault }), ({ phase }) => phase === 'pairing');
    expect(told).toEqual([null]);
  });
});

test('without either it shows its code, and enters when it was approved', async () => {
  const { browser, kept, asked } = browserAt('/desk', {
    '/api/v1/pair': [pairing],
    '/api/v1/pair/wait': [ok({ state: 'waiting' }), 'unreached', ok({ state: 'admitted', ...joined })],
  });
  const entry = enterDesk(browser);
  await becomes(entry, (now) => now.phase === 'pairing' && now.code === '204816');
  expect(asked[0]?.body).toEqual({ name: expect.stringMatching(/^Desk [A-Z]{3}$/), role: 'desk' });
  await becomes(entry, ({ phase }) => phase === 'joined');
  expect(kept.get('ns:desk:1')).toBe('tok');
});

test('a spent secret is told beside the code', async () => {
  const { browser } = browserAt('/desk#join=sixteen-letters-', {
    '/api/v1/join': [refused('joinSecretUsed')],
    '/api/v1/pair': [pairing],
  });
  await becomes(enterDesk(browser), (now) => now.phase === 'pairing' && now.notice?.code === 'joinSecretUsed');
});

test('a code that ran out is replaced by a new one', async () => {
  const second = ok({ request: 'r2', secret: 'sixteen-letters-', code: '777777', expires: 9 });
  const { browser } = browserAt('/desk', {
    '/api/v1/pair': [pairing, second],
    '/api/v1/pair/wait': [refused('joinExpired')],
  });
  await becomes(enterDesk(browser), (now) => now.phase === 'pairing' && now.code === '777777');
});

test('an admin who says no is obeyed until somebody asks again', async () => {
  const { browser } = browserAt('/desk', {
    '/api/v1/pair': [pairing, pairing],
    '/api/v1/pair/wait': [ok({ state: 'refused' })],
  });
  const entry = enterDesk(browser);
  await becomes(entry, ({ phase }) => phase === 'closed');
  const state = entry.getState();
  if (state.phase === 'closed') state.again();
  await becomes(entry, ({ phase }) => phase === 'pairing');
});

test('a hub that cannot be reached is tried until it answers', async () => {
  const { browser } = browserAt('/desk', { '/api/v1/pair': ['unreached', 'unreached', pairing] });
  const entry = enterDesk(browser);
  await becomes(entry, (now) => now.phase === 'waiting' && !now.reached);
  await becomes(entry, ({ phase }) => phase === 'pairing');
});

test('a device revoked while it works says so and shows a new code', async () => {
  const { browser, kept } = browserAt('/desk', { '/api/v1/pair': [pairing] });
  kept.set('ns:desk:1', 'mine');
  const entry = enterDesk(browser);
  await becomes(entry, (now) => now.phase === 'joined' && now.hub.store.getState().link === 'online');
  office.bye('revoked');
  await becomes(entry, (now) => now.phase === 'pairing' && now.notice?.code === 'revoked');
  expect(kept.has('ns:desk:1')).toBe(false);
});

test('a page of another version says so instead of pairing again', async () => {
  const { browser, kept } = browserAt('/desk', {});
  kept.set('ns:desk:1', 'mine');
  office.turnsAway.set('mine', 'protocolNew');
  await becomes(enterDesk(browser), (now) => now.phase === 'closed' && now.refusal.code === 'protocolNew');
  expect(kept.get('ns:desk:1')).toBe('mine');
});
