import type { Duration, Instant } from '#contract/ids.ts';

const MINUTE = 60_000;
/** Where the target stands on a wait bar, as a share of its length: room is left to see by how much it was passed. */
export const TARGET_AT = 0.7;
/** From this share of the target on a wait is near it. */
const NEAR = 0.6;

/** A wait against the target of its service. */
export interface Wait {
  ms: Duration;
  /** Length of its bar, 0 to 1; the target stands at `TARGET_AT`. */
  share: number;
  tone: 'good' | 'near' | 'over';
}

/** @param target minutes */
export function waitOf(since: Instant, target: number, now: Instant): Wait {
  const ms = Math.max(0, now - since);
  const part = ms / (target * MINUTE);
  const within = part >= NEAR ? 'near' : 'good';
  return { ms, share: Math.min(1, part * TARGET_AT), tone: part >= 1 ? 'over' : within };
}

/** Whether a visit at the desk takes clearly longer than usual (minutes): worth a word, long before it counts as left open. */
export function takesLong(startedAt: Instant, usual: number, now: Instant): boolean {
  return now - startedAt > 2 * usual * MINUTE;
}
