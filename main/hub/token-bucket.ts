import type { Duration } from '#contract/ids.ts';

/** How often something may happen: `rate` a second on average, `burst` at once. */
export interface Rate {
  rate: number;
  burst: number;
}

/** A bucket that fills by `rate` tokens a second up to `burst`; each event takes one. */
export class TokenBucket {
  readonly #limit: Rate;
  readonly #monotonic: () => Duration;
  #tokens: number;
  #filledAt: Duration;

  constructor(limit: Rate, monotonic: () => Duration) {
    this.#limit = limit;
    this.#monotonic = monotonic;
    this.#tokens = limit.burst;
    this.#filledAt = monotonic();
  }

  /** Whether one more is allowed now. */
  take(): boolean {
    const now = this.#monotonic();
    const filled = this.#tokens + ((now - this.#filledAt) / 1_000) * this.#limit.rate;
    this.#tokens = Math.min(this.#limit.burst, filled);
    this.#filledAt = now;
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }
}

/** One bucket a key, such as an address; only the keys seen last are remembered. */
export class TokenBuckets {
  readonly #limit: Rate;
  readonly #monotonic: () => Duration;
  readonly #most: number;
  readonly #buckets = new Map<string, TokenBucket>();

  constructor(limit: Rate, monotonic: () => Duration, most: number) {
    this.#limit = limit;
    this.#monotonic = monotonic;
    this.#most = most;
  }

  take(key: string): boolean {
    const bucket = this.#buckets.get(key) ?? new TokenBucket(this.#limit, this.#monotonic);
    // Taken out and put back, so that the first key is always the one that was quiet for the longest.
    this.#buckets.delete(key);
    this.#buckets.set(key, bucket);
    if (this.#buckets.size > this.#most) this.#buckets.delete(this.#buckets.keys().next().value ?? '');
    return bucket.take();
  }
}
