import { isIPv4 } from 'node:net';
import type { Duration } from '#contract/ids.ts';
import { MOST_NEIGHBOURS } from '#contract/neighbours.ts';

/** A PC that did not ask for this long may be away for good, and its address be somebody else's. */
const KNOWN_FOR: Duration = 24 * 3_600_000;
const MOST_KNOWN = 256;

/** Addresses of the PCs that tell each other where this hub is. Known anew after a start: each asks again within minutes. */
export class Neighbours {
  readonly #monotonic: () => Duration;
  /** When each was seen last, the first of them longest ago. */
  readonly #seen = new Map<string, Duration>();

  constructor(monotonic: () => Duration) {
    this.#monotonic = monotonic;
  }

  /** Whoever asks from this address is one of them from now on. Answers the others, the last seen first. */
  meet(remote: string): string[] {
    const address = remote.replace(/^::ffff:/, '');
    if (isIPv4(address)) this.#note(address);
    return [...this.#seen.keys()]
      .reverse()
      .filter((one) => one !== address && isLoopback(one) === isLoopback(address))
      .slice(0, MOST_NEIGHBOURS);
  }

  #note(address: string): void {
    const now = this.#monotonic();
    this.#seen.delete(address);
    this.#seen.set(address, now);
    for (const [one, at] of this.#seen) {
      if (this.#seen.size > MOST_KNOWN || now - at > KNOWN_FOR) this.#seen.delete(one);
    }
  }
}

/** Means another computer on each. */
const isLoopback = (address: string): boolean => address.startsWith('127.');
