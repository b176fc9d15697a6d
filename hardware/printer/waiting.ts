import type { Duration } from '#contract/ids.ts';
import type { HardwareTime } from '#hardware/ports.ts';

/** Resolves after `delay`. */
export const pause = (time: HardwareTime, delay: Duration): Promise<void> =>
  new Promise((resolve) => {
    time.after(delay, resolve);
  });

/** What comes first: the promise's end, or `late()` after `limit`. What ends later is forgotten, its failure too. */
export async function within<T>(
  time: HardwareTime,
  limit: Duration,
  promise: Promise<T>,
  late: () => T | Promise<T>,
): Promise<T> {
  let cancel = () => {};
  const alarm = new Promise<'late'>((resolve) => {
    cancel = time.after(limit, () => resolve('late'));
  });
  const first = await Promise.race([promise.then((value) => ({ value })), alarm]).finally(() => cancel());
  return first === 'late' ? late() : first.value;
}
