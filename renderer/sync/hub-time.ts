import type { Duration, Instant } from '#contract/ids.ts';

/** How long one observation of the hub's clock counts, ms. */
const WINDOW = 15_000;

/**
 * Estimates hub time from the `now` of its messages. A message can only arrive late, never early, so the largest
 * difference to the own steady clock within the window is the nearest to the truth.
 */
export interface HubTime {
  observe(now: Instant): void;
  /** Hub time, or undefined before the first message. */
  now(): Instant | undefined;
}

/** @param monotonic the device's own steady clock */
export function hubTime(monotonic: () => Duration): HubTime {
  let seen: { offset: number; at: number }[] = [];
  return {
    observe(now) {
      const at = monotonic();
      const offset = now - at;
      // What is both older and smaller than the newest can never be the largest again.
      seen = [...seen.filter((one) => one.at > at - WINDOW && one.offset > offset), { offset, at }];
    },
    now() {
      const best = seen[0];
      return best === undefined ? undefined : Math.round(best.offset + monotonic());
    },
  };
}
