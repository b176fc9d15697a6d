import type { Duration } from '#contract/ids.ts';
import { CrashCount } from './crash-count.ts';
import type { Child, Exit, SuperviseTime } from './ports.ts';

/** Why a process is not begun again by itself. */
export type Failure =
  /** It ended too often in too short a time. */
  | { why: 'crashLoop'; crashes: number; within: Duration; last: Ending }
  /** It said itself that beginning again is in vain. */
  | { why: 'final'; word: string };

/** How it ended; `notReady` and `hung`: it was ended, because it said nothing for too long before it was ready, or after. */
export type Ending = { how: 'exit'; exit: Exit } | { how: 'notReady' | 'hung' } | { how: 'notBegun'; error: string };

export type ChildState =
  | { is: 'stopped' }
  | { is: 'starting' }
  /** It said that it has work to do before it is ready, during which it may be silent for so long. */
  | { is: 'preparing'; within: Duration }
  | { is: 'running' }
  | { is: 'waiting'; delay: Duration; last: Ending }
  | { is: 'failed'; failure: Failure }
  | { is: 'stopping' };

/** What a message of a process means. */
export type Meaning =
  | { says: 'ready' }
  /** Not ready yet, but at work; it may be silent for so long meanwhile. */
  | { says: 'preparing'; within: Duration }
  | { says: 'alive' }
  | { says: 'final'; word: string };

export interface ChildLimits {
  /** It must say something within this time until it is ready: what it does, or that it is alive. */
  ready: Duration;
  /** It must say something every so often; null: it need not. */
  silence: Duration | null;
  /** It must end within this time when it is asked to. */
  stop: Duration;
  /** Before each next start after a crash; the last for ever. */
  pauses: readonly Duration[];
  /** One that worked for so long begins anew with the first pause. */
  calm: Duration;
  /** More crashes within a time than these are a loop. */
  loop: { crashes: number; within: Duration };
}

export interface KeptChildParts {
  /** @throws Error when it cannot be begun */
  begin(): Child;
  meaningOf(message: unknown): Meaning;
  time: SuperviseTime;
  limits: ChildLimits;
  turned(state: ChildState): void;
}

/** Between the order to die and giving up on it. */
const DIES_WITHIN: Duration = 2_000;

/**
 * A limit passes in so many slices: some clocks go on while the computer sleeps, and when it wakes time is up before the process could
 * say anything. Of the slices only one is.
 */
const SLICES = 4;

/** A process that is kept alive: begun again after each end, less and less often, until it is stopped or it is a crash loop. */
export class KeptChild {
  readonly #parts: KeptChildParts;
  readonly #crashes: CrashCount;
  #state: ChildState = { is: 'stopped' };
  #child: Child | null = null;
  #cause: Ending | null = null;
  #cancel: () => void = () => {};
  #gone: () => void = () => {};

  constructor(parts: KeptChildParts) {
    this.#parts = parts;
    this.#crashes = new CrashCount(parts.limits, parts.time);
  }

  get state(): ChildState {
    return this.#state;
  }

  /** Begins it, when it does not run. After a failure: a person wants to try again. */
  start(): void {
    if (this.#state.is !== 'stopped' && this.#state.is !== 'failed') return;
    this.#crashes.forget();
    this.#begin();
  }

  /** Ends it in order, or at once when it takes too long. Whether it ended in order; resolves always. */
  async stop(): Promise<boolean> {
    this.#cancel();
    const child = this.#child;
    if (!child) {
      this.#turn({ is: 'stopped' });
      return true;
    }
    this.#turn({ is: 'stopping' });
    const gone = new Promise<boolean>((resolve) => this.#askToEnd(child, resolve));
    const inOrder = await gone;
    this.#turn({ is: 'stopped' });
    return inOrder;
  }

  /** The same while everything else stands still: what the system ends next has no other moment left. Whether it ended in order. */
  endNow(within: Duration): boolean {
    this.#cancel();
    const child = this.#child;
    this.#child = null;
    const inOrder = child?.endNow(within) ?? true;
    this.#turn({ is: 'stopped' });
    return inOrder;
  }

  #askToEnd(child: Child, ended: (inOrder: boolean) => void): void {
    const { time, limits } = this.#parts;
    this.#gone = () => ended(true);
    this.#cancel = time.after(limits.stop, () => {
      this.#gone = () => ended(false);
      this.#cancel = time.after(DIES_WITHIN, () => this.#gone());
      child.kill();
    });
    // Last: it may end at once.
    child.end();
  }

  #begin(): void {
    this.#cause = null;
    this.#turn({ is: 'starting' });
    try {
      const child = this.#parts.begin();
      this.#child = child;
      child.onMessage((message) => this.#heard(child, message));
      child.onExit((exit) => this.#ended(child, exit));
      this.#expect('notReady', this.#parts.limits.ready);
    } catch (error) {
      this.#crashed({ how: 'notBegun', error: String(error) });
    }
  }

  #heard(child: Child, message: unknown): void {
    if (child !== this.#child || this.#state.is === 'stopping') return;
    const meaning = this.#parts.meaningOf(message);
    if (meaning.says === 'final') {
      this.#fail({ why: 'final', word: meaning.word });
      child.kill();
    } else if (this.#state.is === 'running') this.#listen();
    else if (this.#state.is === 'starting' || this.#state.is === 'preparing') this.#comesUp(meaning);
  }

  /** One that works is left alone, however long it takes: ended and begun again it would have all of it to do once more. */
  #comesUp(meaning: Exclude<Meaning, { says: 'final' }>): void {
    if (meaning.says === 'preparing') this.#turn({ is: 'preparing', within: meaning.within });
    if (meaning.says === 'ready') this.#ready();
    else this.#expect('notReady', this.#patience);
  }

  get #patience(): Duration {
    const { ready } = this.#parts.limits;
    return this.#state.is === 'preparing' ? Math.max(ready, this.#state.within) : ready;
  }

  #ready(): void {
    this.#crashes.began();
    this.#turn({ is: 'running' });
    this.#listen();
  }

  #listen(): void {
    this.#cancel();
    const { silence } = this.#parts.limits;
    if (silence !== null) this.#expect('hung', silence);
  }

  /** Ends the child, with this as the cause, unless something else happens before. */
  #expect(otherwise: 'notReady' | 'hung', limit: Duration): void {
    this.#cancel();
    this.#await(otherwise, limit / SLICES, SLICES);
  }

  #await(otherwise: 'notReady' | 'hung', slice: Duration, left: number): void {
    this.#cancel = this.#parts.time.after(slice, () => {
      if (left > 1) return this.#await(otherwise, slice, left - 1);
      this.#cause = { how: otherwise };
      this.#child?.kill();
    });
  }

  #ended(child: Child, exit: Exit): void {
    if (child !== this.#child) return;
    this.#child = null;
    this.#cancel();
    if (this.#state.is === 'stopping') this.#gone();
    else if (this.#state.is !== 'failed') this.#crashed(this.#cause ?? { how: 'exit', exit });
  }

  #crashed(last: Ending): void {
    const { within } = this.#parts.limits.loop;
    const crashes = this.#crashes.crashed();
    if (this.#crashes.isLoop) this.#fail({ why: 'crashLoop', crashes, within, last });
    else this.#wait(last);
  }

  #wait(last: Ending): void {
    const delay = this.#crashes.pause;
    this.#turn({ is: 'waiting', delay, last });
    this.#cancel = this.#parts.time.after(delay, () => this.#begin());
  }

  #fail(failure: Failure): void {
    this.#cancel();
    this.#turn({ is: 'failed', failure });
  }

  #turn(state: ChildState): void {
    this.#state = state;
    this.#parts.turned(state);
  }
}
