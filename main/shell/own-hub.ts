import type { Duration } from '#contract/ids.ts';
import type { HubTrouble, WindowRole } from '#contract/windows.ts';
import { type HubOrder, HubSaying, type StationOrder, StationSaying } from './children/messages.ts';
import type { ChildEntry } from './ports.ts';
import { type ChildLimits, type ChildState, KeptChild, type Meaning } from './supervise/kept-child.ts';
import type { Child, SuperviseTime } from './supervise/ports.ts';
import { type StopStep, stopInOrder } from './supervise/stop-in-order.ts';

/** Why the hub of this PC does not run, and a sentence of its own, where it said one. */
export interface OwnTrouble {
  why: HubTrouble;
  sentence: string;
}

export interface OwnHubParts {
  fork(entry: ChildEntry, order: object): Child;
  time: SuperviseTime;
  note(what: string, facts: Record<string, string>): void;
  /** `trouble` may be another one now, or none. */
  turned(): void;
}

/** A large office takes a while to be read; how long is left to `patienceWith`. */
const HUB_LIMITS: ChildLimits = {
  ...{ ready: 120_000, silence: 30_000, stop: 11_000, pauses: [200, 500, 1_000, 2_000, 5_000], calm: 60_000 },
  loop: { crashes: 4, within: 60_000 },
};
const STATION_LIMITS: ChildLimits = {
  ...{ ready: 30_000, silence: null, stop: 5_000, pauses: [500, 2_000, 5_000, 15_000, 30_000], calm: 60_000 },
  loop: { crashes: 8, within: 120_000 },
};
/** So much of the data is done in a millisecond: each byte is read and written a few times, on a slow disk. */
const BYTES_A_MS = 1_000;
/** Windows waits five seconds, all in all, for a program that it ends with the session. */
const ENDS_NOW = { station: 1_000, hub: 3_000 };
/** Killing takes a moment besides. */
const DIES_WITHIN: Duration = 3_000;
/** What failed gets another chance by itself: nobody may stand at this PC. */
const TRIES_AGAIN_AFTER: Duration = 2 * 60_000;

/** The hub of this PC and its station, each in a process of its own that is kept alive. */
export class OwnHub {
  readonly #parts: OwnHubParts;
  readonly #order: HubOrder;
  readonly #hub: KeptChild;
  readonly #station: KeptChild;
  readonly #secrets = new Map<WindowRole, string>();
  #url: string | null = null;
  #isDayOpen = false;
  #folder: string | null = null;
  #final: OwnTrouble | null = null;
  readonly #cancels = new Map<KeptChild, () => void>();

  constructor(parts: OwnHubParts, order: HubOrder) {
    const { fork, time } = parts;
    this.#parts = parts;
    this.#order = order;
    this.#hub = new KeptChild({
      ...{ time, limits: HUB_LIMITS, begin: () => fork('hub', this.#orderNow()) },
      meaningOf: (message) => this.#hubSaid(HubSaying.parse(message)),
      turned: (state) => this.#turned('hub', this.#hub, state),
    });
    this.#station = new KeptChild({
      ...{ time, limits: STATION_LIMITS, begin: () => fork('station', this.#stationOrder()) },
      meaningOf: (message) => stationSaid(StationSaying.parse(message)),
      turned: (state) => this.#turned('station', this.#station, state),
    });
  }

  /** Origin of the hub, from its first start on: it comes back where it was. */
  get url(): string | null {
    return this.#url;
  }

  /** Whether visitors are received today: nothing of this office may stop meanwhile. */
  get isDayOpen(): boolean {
    return this.#isDayOpen && this.#hub.state.is !== 'failed';
  }

  get trouble(): OwnTrouble | null {
    const { state } = this.#hub;
    if (state.is === 'running') return null;
    if (state.is !== 'failed') return { why: state.is === 'preparing' ? 'preparing' : 'starting', sentence: '' };
    return state.failure.why === 'final' ? this.#final : { why: 'crashLoop', sentence: '' };
  }

  /** One-time secret that lets a window of this PC in. */
  secretOf(role: WindowRole): string | null {
    return this.#secrets.get(role) ?? null;
  }

  /** Of a person, too, who wants to try again what failed. */
  start(): void {
    this.#hub.start();
    if (this.#folder !== null) this.#station.start();
  }

  /** The station first, so that what it still has to say is heard. Never rejects. */
  async stop(): Promise<void> {
    for (const cancel of this.#cancels.values()) cancel();
    const step = (name: string, child: KeptChild, { stop }: ChildLimits): StopStep => ({
      ...{ name, limit: stop + DIES_WITHIN, stop: () => child.stop() },
    });
    const steps = [step('station', this.#station, STATION_LIMITS), step('hub', this.#hub, HUB_LIMITS)];
    for (const { name, how, took } of await stopInOrder(steps, this.#parts.time))
      this.#parts.note(`the ${name} has stopped`, { how, ms: took.toFixed(0) });
  }

  /** The same when the system ends this program as soon as this returns. */
  endNow(): void {
    for (const cancel of this.#cancels.values()) cancel();
    const station = this.#station.endNow(ENDS_NOW.station);
    const hub = this.#hub.endNow(ENDS_NOW.hub);
    this.#parts.note('the session ends', { station: inWords(station), hub: inWords(hub) });
  }

  /** Screens know the hub by its address: started again, it listens where it did. */
  #orderNow(): HubOrder {
    return this.#url === null ? this.#order : { ...this.#order, port: Number(new URL(this.#url).port || '80') };
  }

  #stationOrder(): StationOrder {
    if (this.#url === null || this.#folder === null) throw new Error('the hub has let no station in yet');
    return { url: this.#url, folder: this.#folder };
  }

  #hubSaid(saying: HubSaying): Meaning {
    switch (saying.says) {
      case 'ready':
        this.#url = new URL(saying.url).origin;
        for (const [role, secret] of Object.entries(saying.secrets)) this.#secrets.set(role as WindowRole, secret);
        return { says: 'ready' };
      case 'secret':
        this.#secrets.set(saying.role, saying.secret);
        return { says: 'alive' };
      case 'station':
        this.#folder = saying.folder;
        this.#station.start();
        return { says: 'alive' };
      case 'day':
        this.#isDayOpen = saying.isOpen;
        this.#parts.turned();
        return { says: 'alive' };
      case 'alive':
        return { says: 'alive' };
      case 'preparing':
        return { says: 'preparing', within: patienceWith(saying.bytes) };
      case 'final':
        this.#final = { why: saying.why, sentence: saying.sentence };
        return { says: 'final', word: saying.why };
      default:
        return saying satisfies never;
    }
  }

  #turned(name: ChildEntry, child: KeptChild, state: ChildState): void {
    this.#parts.note(`the ${name} is ${state.is}`, factsOf(state));
    this.#cancels.get(child)?.();
    if (state.is === 'failed')
      this.#cancels.set(
        child,
        this.#parts.time.after(TRIES_AGAIN_AFTER, () => child.start()),
      );
    this.#parts.turned();
  }
}

/** How long a hub may be silent that brings so much data up to date in one go: */
const patienceWith = (bytes: number): Duration => HUB_LIMITS.ready + bytes / BYTES_A_MS;

const inWords = (inOrder: boolean): string => (inOrder ? 'stopped' : 'left behind');

function stationSaid(saying: StationSaying): Meaning {
  return saying.says === 'ready' ? saying : { says: 'final', word: saying.sentence };
}

function factsOf(state: ChildState): Record<string, string> {
  if (state.is === 'preparing') return { mayTakeMs: `${state.within}` };
  if (state.is === 'waiting') return { ms: `${state.delay}`, ...endingOf(state.last) };
  if (state.is !== 'failed') return {};
  const { failure } = state;
  return failure.why === 'final' ? { why: failure.word } : { why: failure.why, ...endingOf(failure.last) };
}

function endingOf(last: (ChildState & { is: 'waiting' })['last']): Record<string, string> {
  if (last.how === 'exit') return { how: `${last.exit.signal ?? last.exit.code}` };
  return last.how === 'notBegun' ? { how: last.how, error: last.error } : { how: last.how };
}
