import type { Duration, Instant } from '#contract/ids.ts';
import type { Clock, TimeSource } from './ports.ts';

const MINUTE: Duration = 60_000;
const HOUR: Duration = 60 * MINUTE;
const WEEK: Duration = 7 * 24 * HOUR;
/** What time servers correct while the hub was off; beyond it a boot clock behind the last event is in doubt. */
const SMALL_STEP_AT_BOOT = MINUTE;
/** While the computer's clock is behind, hub time runs at this speed until they meet. */
const SLOWED = 0.5;
/** Waiting is cut into pieces, so that a clock that was set forward is noticed. */
const LONGEST_WAIT = 30_000;

/** Why the computer's clock is in doubt: it jumped while we ran, or woke before the last event, or long after it. */
export type ClockDoubt = 'clockJumped' | 'clockBehind' | 'clockAhead';

/**
 * Hub time: the wall clock at boot, carried on by the monotonic clock. Small backward steps are absorbed by slowing,
 * forward ones are followed. A step of over an hour, or a boot clock that does not fit the last event, is not believed
 * until a person confirms it; meanwhile time runs on from what was known.
 */
export class HubClock implements Clock {
  readonly #source: TimeSource;
  readonly #doubted: (doubt: ClockDoubt) => void;
  /** Hub time when the monotonic clock read `#mark`. */
  #base = 0;
  #mark = 0;
  #doubt: ClockDoubt | null = null;

  constructor(source: TimeSource, doubted: (doubt: ClockDoubt) => void) {
    this.#source = source;
    this.#doubted = doubted;
  }

  /** Begins to count, judging the wall clock by the last event stored (0: none, so there is nothing to judge by). */
  begin(lastAt: Instant): void {
    const wall = this.#source.wall();
    this.#mark = this.#source.monotonic();
    this.#base = Math.max(wall, lastAt);
    if (lastAt === 0) return;
    if (lastAt - wall > SMALL_STEP_AT_BOOT) this.#raise('clockBehind');
    else if (wall - lastAt > WEEK) this.#raise('clockAhead');
  }

  now(): Instant {
    const mark = this.#source.monotonic();
    const elapsed = mark - this.#mark;
    this.#base = this.#after(elapsed, this.#source.wall());
    this.#mark = mark;
    return Math.floor(this.#base);
  }

  monotonic(): number {
    return this.#source.monotonic();
  }

  at(at: Instant, callback: () => void): () => void {
    let cancel = () => {};
    const wait = () => {
      const left = at - this.now();
      if (left <= 0) callback();
      else cancel = this.#source.after(Math.min(left, LONGEST_WAIT), wait);
    };
    cancel = this.#source.after(Math.min(Math.max(at - this.now(), 0), LONGEST_WAIT), wait);
    return () => cancel();
  }

  /** Why the wall clock is not believed, or null. */
  get doubt(): ClockDoubt | null {
    return this.#doubt;
  }

  /** A person says that the wall clock is right: hub time becomes it, whichever way that goes. */
  confirm(): void {
    this.#doubt = null;
    this.#base = this.#source.wall();
    this.#mark = this.#source.monotonic();
  }

  #after(elapsed: Duration, wall: Instant): number {
    const carried = this.#base + elapsed;
    if (this.#doubt !== null) return carried;
    if (Math.abs(wall - carried) > HOUR) {
      this.#raise('clockJumped');
      return carried;
    }
    return wall >= carried ? wall : Math.max(this.#base + elapsed * SLOWED, wall);
  }

  #raise(doubt: ClockDoubt): void {
    this.#doubt = doubt;
    this.#doubted(doubt);
  }
}
