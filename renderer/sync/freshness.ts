import type { Duration } from '#contract/ids.ts';

/** `quiet`: a beat or two are missing. `stale`: what the screen shows may be wrong by now. */
export type Freshness = 'current' | 'quiet' | 'stale';

/** Beats come every second. Times in ms; `notes/screens.md`, "Not current". */
export const QUIET_AFTER: Duration = 5_000;
const STALE_AFTER: Duration = 30_000;

/** How far a screen may trust what it shows, by the time since it last knew that it was right. */
export function freshnessAfter(silence: Duration): Freshness {
  if (silence > STALE_AFTER) return 'stale';
  return silence > QUIET_AFTER ? 'quiet' : 'current';
}
