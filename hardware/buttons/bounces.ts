import type { Duration } from '#contract/ids.ts';

const ONE_PRESS_MS = 400;
const REMEMBERED = 64;

/**
 * Tells a new press from more of the same: a worn contact, a nervous finger, a key that is stuck and repeats itself.
 * The same key counts again only when it was quiet for 400 ms.
 */
export class Bounces {
  readonly #last = new Map<string, Duration>();

  /** True when this belongs to a press that was seen before; `now` by a clock that only measures durations. */
  isBounce(desk: number, key: string, now: Duration): boolean {
    const name = `${desk} ${key}`;
    const last = this.#last.get(name);
    // Deleted first, so that the map stays in the order of the last presses.
    this.#last.delete(name);
    this.#last.set(name, now);
    if (this.#last.size > REMEMBERED) this.#forgetOld(now);
    return last !== undefined && now - last < ONE_PRESS_MS;
  }

  #forgetOld(now: Duration): void {
    for (const [name, last] of this.#last) {
      if (now - last < ONE_PRESS_MS) return;
      this.#last.delete(name);
    }
  }
}
