import { scryptSync, timingSafeEqual } from 'node:crypto';
import type { LeaveAnswer } from '#contract/bridge.ts';
import type { Duration } from '#contract/ids.ts';

/** Wrong PINs that cost nothing; then each doubles the wait. */
const FREE_TRIES = 3;
const FIRST_WAIT: Duration = 5_000;
const LONGEST_WAIT: Duration = 5 * 60_000;
const KEY_BYTES = 32;
const COST = { N: 16_384, r: 8, p: 1 };

/** What is kept of a PIN: `salt:key` in hex, by scrypt. @param salt 16 random bytes in hex */
export const keptPin = (pin: string, salt: string): string => `${salt}:${keyOf(pin, salt).toString('hex')}`;

const keyOf = (pin: string, salt: string): Buffer => scryptSync(pin, Buffer.from(salt, 'hex'), KEY_BYTES, COST);

/** Whether it is the PIN of which this was kept. Takes a moment, on purpose. */
export function isPin(pin: string, kept: string): boolean {
  const [salt = '', key = ''] = kept.split(':');
  const given = keyOf(pin, salt);
  const right = Buffer.from(key, 'hex');
  return right.length === given.length && timingSafeEqual(right, given);
}

/** Guessing a PIN gets slower and slower, whoever guesses. */
export class PinLock {
  readonly #isRight: (pin: string) => boolean;
  readonly #monotonic: () => Duration;
  #wrong = 0;
  #opens: Duration = 0;

  constructor(isRight: (pin: string) => boolean, monotonic: () => Duration) {
    this.#isRight = isRight;
    this.#monotonic = monotonic;
  }

  try(pin: string): LeaveAnswer {
    const delay = this.#opens - this.#monotonic();
    if (delay > 0) return { ok: false, why: 'wait', delay };
    if (this.#isRight(pin)) {
      this.#wrong = 0;
      return { ok: true };
    }
    this.#wrong += 1;
    if (this.#wrong >= FREE_TRIES) this.#opens = this.#monotonic() + this.#wait();
    return { ok: false, why: 'wrong' };
  }

  #wait(): Duration {
    return Math.min(FIRST_WAIT * 2 ** (this.#wrong - FREE_TRIES), LONGEST_WAIT);
  }
}
