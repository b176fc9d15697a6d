import type { Duration } from '#contract/ids.ts';

/** More ends of a page's process than this within the window are a loop: loading it again helps nobody. */
const MOST = 3;
const WINDOW: Duration = 5 * 60_000;

/** How often the page's process of one window ended lately. Times are of a monotonic clock, ms. */
export class Crashes {
  #times: Duration[] = [];

  /** Notes one more; tells whether it is a loop. */
  note(now: Duration): boolean {
    this.#times = [...this.#times.filter((time) => now - time < WINDOW), now];
    return this.#times.length > MOST;
  }

  /** Somebody asked to try again. */
  forget(): void {
    this.#times = [];
  }
}
