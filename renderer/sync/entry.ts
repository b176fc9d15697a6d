import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Duration, Instant } from '#contract/ids.ts';
import type { Refusal } from '#contract/refusals.ts';
import type { Role } from '#contract/settings.ts';
import type { Joined, PairStarted, ViewName } from '#contract/wire.ts';
import type { Hub } from './hub.ts';
import { openHub } from './hub-link.ts';
import {
  type Asked,
  type Browser,
  join,
  Keepsake,
  pairingState,
  startPairing,
  takeSecret,
  type Vault,
} from './joining.ts';

/** How a page comes to its hub. */
export type Entry =
  /** Nothing to show yet but patience: joining, or the hub cannot be reached. */
  | { phase: 'waiting'; reached: boolean }
  /** Shows its code until an admin approves. `notice`: what became of the way it came in before. */
  | { phase: 'pairing'; code: string; name: string; expires: Instant; notice: Refusal | null }
  | { phase: 'joined'; hub: Hub }
  /** The hub will not talk to this page: another version, or the admin said no. `again` asks once more. */
  | { phase: 'closed'; refusal: Refusal; again: () => void };

export type EntryStore = Pick<StoreApi<Entry>, 'getState' | 'getInitialState' | 'subscribe'>;

export interface EntryOptions {
  role: Role;
  /** What this device calls itself while it waits for approval; `badge` tells it from others. */
  nameFor(badge: string): string;
  views: readonly ViewName[];
  browser: Browser;
  monotonic(): Duration;
  wallClock(): Instant;
}

const PAIR_POLL: Duration = 1_500;
const UNREACHED_RETRY: Duration = 1_000;
const REFUSED_BY_ADMIN: Refusal = { code: 'notAllowed', params: {} };

/**
 * Brings a page to its hub: by the token it keeps, else by the secret in its address, else by its code and an admin's
 * approval. A token that was revoked is forgotten, and the page says so while it shows a new code.
 */
export function enter(options: EntryOptions): EntryStore {
  return new Entrance(options).start();
}

class Entrance {
  readonly #options: EntryOptions;
  readonly #keepsake: Keepsake;
  readonly #store = createStore<Entry>()(() => ({ phase: 'waiting', reached: true }));
  #secret: string | null = null;
  #notice: Refusal | null = null;

  constructor(options: EntryOptions) {
    this.#options = options;
    this.#keepsake = new Keepsake(options.browser, options.role);
  }

  start(): EntryStore {
    this.#secret = takeSecret(this.#options.browser);
    const { vault } = this.#options.browser;
    if (vault) void this.#unlock(vault);
    else this.#enter(this.#keepsake.token());
    return this.#store;
  }

  async #unlock(vault: Vault): Promise<void> {
    try {
      this.#enter(await vault.token());
    } catch {
      this.#later(() => void this.#unlock(vault));
    }
  }

  #enter(token: string | null): void {
    if (token !== null) this.#open(token);
    else if (this.#secret !== null) void this.#join(this.#secret);
    else void this.#pair();
  }

  #open(token: string): void {
    const { browser, views, monotonic, wallClock } = this.#options;
    const url = browser.location.origin;
    // A browser knows a hub by its address only; a window by its identity, and answers for no other.
    const proven = async () => void (await browser.vault?.token());
    const hub = openHub({
      url,
      token,
      proven,
      views,
      monotonic,
      wallClock,
      random: browser.random,
      mark: this.#keepsake.mark,
    });
    hub.store.subscribe(({ turnedAway }, before) => {
      if (turnedAway !== null && before.turnedAway === null) this.#turnedAway(hub, turnedAway);
    });
    this.#store.setState({ phase: 'joined', hub }, true);
  }

  #turnedAway(hub: Hub, refusal: Refusal): void {
    hub.stop();
    if (refusal.code === 'protocolOld' || refusal.code === 'protocolNew') this.#close(refusal);
    else {
      this.#keepsake.forget();
      this.#notice = refusal;
      this.#enter(null);
    }
  }

  async #join(secret: string): Promise<void> {
    this.#store.setState({ phase: 'waiting', reached: true }, true);
    const joined = await join(this.#options.browser, secret, null);
    if (joined.ok) this.#keep(joined.value);
    else if (joined.refusal === 'unreached') this.#later(() => void this.#join(secret));
    else await this.#joinRefused(joined.refusal);
  }

  async #joinRefused(refusal: Refusal): Promise<void> {
    this.#secret = null;
    this.#notice = refusal;
    await this.#pair();
  }

  async #pair(): Promise<void> {
    const { browser, role, nameFor } = this.#options;
    const name = nameFor(this.#keepsake.badge(browser.random));
    const started = await startPairing(browser, name, role);
    if (started.ok) this.#showCode(started.value, name);
    else if (started.refusal === 'unreached') this.#later(() => void this.#pair());
    else this.#close(started.refusal);
  }

  #showCode(started: PairStarted, name: string): void {
    const { code, expires } = started;
    this.#store.setState({ phase: 'pairing', code, name, expires, notice: this.#notice }, true);
    this.#poll(started);
  }

  #poll(started: PairStarted): void {
    this.#options.browser.after(PAIR_POLL, () => void this.#askWhetherAdmitted(started));
  }

  async #askWhetherAdmitted(started: PairStarted): Promise<void> {
    const asked = await pairingState(this.#options.browser, started);
    if (!asked.ok) this.#pollFailed(started, asked);
    else if (asked.value.state === 'admitted') this.#keep(asked.value);
    else if (asked.value.state === 'refused') this.#close(REFUSED_BY_ADMIN);
    else this.#poll(started);
  }

  /** A code that ran out, or that a restarted hub no longer knows, gives way to a new one. */
  #pollFailed(started: PairStarted, { refusal }: Asked<never> & { ok: false }): void {
    if (refusal === 'unreached' || refusal.code === 'tooFast') this.#poll(started);
    else void this.#pair();
  }

  #keep(joined: Joined): void {
    this.#secret = null;
    this.#notice = null;
    this.#keepsake.keepToken(joined.token);
    this.#open(joined.token);
  }

  #later(again: () => void): void {
    this.#store.setState({ phase: 'waiting', reached: false }, true);
    this.#options.browser.after(UNREACHED_RETRY, again);
  }

  #close(refusal: Refusal): void {
    this.#store.setState({ phase: 'closed', refusal, again: () => void this.#pair() }, true);
  }
}
