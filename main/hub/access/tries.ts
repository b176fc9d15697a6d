import type { Duration } from '#contract/ids.ts';

const WINDOW: Duration = 15 * 60_000;
/** The pause after the second wrong try; each further one doubles it. */
const FIRST_PAUSE: Duration = 1_000;

/** Tries by key: at most `most` wrong ones in a quarter of an hour, with a growing pause between them. */
export class Tries {
  readonly #most: number;
  readonly #monotonic: () => Duration;
  readonly #times = new Map<string, Duration[]>();

  constructor(most: number, monotonic: () => Duration) {
    this.#most = most;
    this.#monotonic = monotonic;
  }

  /**
   * Milliseconds until the next try is allowed; 0 begins one. It counts as wrong until `succeed`, so that tries at the same
   * time cannot slip through together.
   */
  begin(key: string): Duration {
    const now = this.#monotonic();
    const times = (this.#times.get(key) ?? []).filter((time) => now - time < WINDOW);
    const wait = this.#wait(times, now);
    this.#times.set(key, wait > 0 ? times : [...times, now]);
    return wait;
  }

  succeed(key: string): void {
    this.#times.delete(key);
  }

  #wait(times: Duration[], now: Duration): Duration {
    const [oldest] = times;
    const last = times.at(-1);
    if (oldest === undefined || last === undefined) return 0;
    if (times.length >= this.#most) return oldest + WINDOW - now;
    const pause = times.length < 2 ? 0 : FIRST_PAUSE * 2 ** (times.length - 2);
    return Math.max(0, last + pause - now);
  }
}
