import { setTimeout as delay } from 'node:timers/promises';
import type { HardwareTime } from '#hardware/ports.ts';
import { HandTime } from '../hub.ts';

/** The clocks of this computer. */
export const realTime: HardwareTime = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  after: (wait, callback) => {
    const timer = setTimeout(callback, wait);
    return () => clearTimeout(timer);
  },
};

/** Clocks under the hand of a test. */
export class HandHardwareTime extends HandTime implements HardwareTime {
  now(): number {
    return this.wall();
  }
}

const LONGEST_MS = 20_000;
const STEP_MS = 5;

/**
 * Waits until `check` holds; `time`, when given, runs ten times as fast as the computer's meanwhile, for what is
 * waited for hangs on real bytes and on timers.
 */
export async function until(what: string, check: () => boolean, time?: HandTime): Promise<void> {
  const end = performance.now() + LONGEST_MS;
  while (!check()) {
    if (performance.now() > end) throw new Error(`not within ${LONGEST_MS} ms: ${what}`);
    await delay(STEP_MS);
    time?.pass(10 * STEP_MS);
  }
}
