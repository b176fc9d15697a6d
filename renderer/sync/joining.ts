import type { Duration } from '#contract/ids.ts';

import { asRefusal, type Refusal } from '#contract/refusals.ts';
import type { Role } from '#contract/settings.ts';
import type { Joined, PairStarted, PairState } from '#contract/wire.ts';
import type { Mark } from './mark.ts';

/** What joining needs from the browser, passed in. */
export interface Browser {
  location: Pick<Location, 'hash' | 'search' | 'pathname' | 'origin'>;
  history: Pick<History, 'replaceState'>;
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  /** Where the token is kept instead, when the page stands in a window that does so: it outlives the hub's address. */
  vault: Vault | null;
  fetch: typeof fetch;
  random(bytes: number): Uint8Array;
  after(delay: Duration, then: () => void): () => void;
}

export interface Vault {
  /** Rejects while it is not known which hub this is. */
  token(): Promise<string | null>;
  keepToken(token: string | null): Promise<void>;
}

/** `unreached`: no hub answered at all. */
export type Asked<T> = { ok: true; value: T } | { ok: false; refusal: Refusal | 'unreached' };

/** Several screens of one role can live in one browser: `?device=2` names its slot. */
export function slotOf(search: string): string {
  const named = new URLSearchParams(search).get('device') ?? '';
  return /^[A-Za-z0-9_-]{1,32}$/.test(named) ? named : '1';
}

/** What this device keeps between visits of the page. */
export class Keepsake {
  readonly #storage: Browser['storage'];
  readonly #vault: Vault | null;
  readonly #key: string;

  constructor(browser: Browser, role: Role) {
    this.#storage = browser.storage;
    this.#vault = browser.vault;
    this.#key = `ns:${role}:${slotOf(browser.location.search)}`;
  }

  token(): string | null {
    return this.#storage.getItem(this.#key);
  }

  keepToken(token: string): void {
    if (this.#vault) keepIn(this.#vault, token);
    else this.#storage.setItem(this.#key, token);
  }

  /** The token opens nothing any more; the mark belonged to it. */
  forget(): void {
    if (this.#vault) keepIn(this.#vault, null);
    this.#storage.removeItem(this.#key);
    this.#storage.removeItem(`${this.#key}:mark`);
  }

  /** A short name part of this device's own, so that two kiosks that wait for approval can be told apart. */
  badge(random: Browser['random']): string {
    const kept = this.#storage.getItem(`${this.#key}:badge`);
    if (kept !== null) return kept;
    const made = [...random(3)].map((byte) => LETTERS.charAt(byte % LETTERS.length)).join('');
    this.#storage.setItem(`${this.#key}:badge`, made);
    return made;
  }

  readonly mark = {
    load: (): Mark | null => parseMark(this.#storage.getItem(`${this.#key}:mark`)),
    save: ({ epoch, seq }: Mark): void => this.#storage.setItem(`${this.#key}:mark`, `${epoch}.${seq}`),
  };
}

/** What is not kept is missed at the next start, not now. */
function keepIn(vault: Vault, token: string | null): void {
  vault.keepToken(token).catch(() => {});
}

/** Letters that nobody mistakes for one another when reading aloud, and that spell no words. */
const LETTERS = 'CFHKLMNPRTWX';

/** The one-time secret of `#join=…`, taken out of the address so that nobody bookmarks or photographs it. */
export function takeSecret(browser: Browser): string | null {
  const secret = new URLSearchParams(browser.location.hash.slice(1)).get('join');
  if (secret === null) return null;
  browser.history.replaceState(null, '', browser.location.pathname + browser.location.search);
  return secret;
}

/** Turns a one-time secret into a token. */
export const join = (browser: Browser, secret: string, name: string | null): Promise<Asked<Joined>> =>
  ask(browser, '/api/v1/join', { secret, name });

/** Asks to be let in by a code that an admin compares. */
export const startPairing = (browser: Browser, name: string, role: Role): Promise<Asked<PairStarted>> =>
  ask(browser, '/api/v1/pair', { name, role });

/** What became of that. */
export const pairingState = (browser: Browser, { request, secret }: PairStarted): Promise<Asked<PairState>> =>
  ask(browser, '/api/v1/pair/wait', { request, secret });

async function ask<T>(browser: Browser, path: string, body: unknown): Promise<Asked<T>> {
  try {
    const headers = { 'content-type': 'application/json' };
    const init = { method: 'POST', headers, body: JSON.stringify(body) };
    const answer = await browser.fetch(browser.location.origin + path, init);
    const value: unknown = await answer.json();
    if (answer.ok) return { ok: true, value: value as T };
    return { ok: false, refusal: refusalIn(value) };
  } catch {
    return { ok: false, refusal: 'unreached' };
  }
}

function refusalIn(body: unknown): Refusal | 'unreached' {
  return asRefusal((body as { refusal?: unknown } | null)?.refusal ?? body) ?? 'unreached';
}

function parseMark(text: string | null): Mark | null {
  const [epoch, seq] = (text ?? '').split('.').map(Number);
  return Number.isInteger(epoch) && Number.isInteger(seq) ? ({ epoch, seq } as Mark) : null;
}
