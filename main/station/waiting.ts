import type { Duration } from '#contract/ids.ts';
import type { HardwareTime } from '#hardware/ports.ts';

/**
 * What `work` comes to, or `late()` when it takes longer than `limit`: nobody here waits for ever for a driver. What it
 * comes to afterwards is dropped. @throws whatever `work` throws in time
 */
export async function within<T>(
  time: HardwareTime,
  limit: Duration,
  work: Promise<T>,
  late: () => T | Promise<T>,
): Promise<T> {
  const { promise, resolve } = Promise.withResolvers<'late'>();
  const cancel = time.after(limit, () => resolve('late'));
  work.catch(() => {});
  try {
    const first = await Promise.race([work.then((value) => ({ value })), promise]);
    return first === 'late' ? await late() : first.value;
  } finally {
    cancel();
  }
}

/** Those who use one thing, one after the other. */
export class Turns {
  #last: Promise<void> = Promise.resolve();
  #here = 0;

  /** Nobody uses it, and nobody waits for it. */
  get idle(): boolean {
    return this.#here === 0;
  }

  /** Resolves when all who came before have gone, with what ends the turn. */
  async enter(): Promise<() => void> {
    this.#here += 1;
    const before = this.#last;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#last = promise;
    await before;
    return () => {
      this.#here -= 1;
      resolve();
    };
  }
}
