import type { Limits } from '#hub/limits.ts';
import { LIMITS } from '#hub/limits.ts';

/** One computer plays a whole office here, and each of its visitors presses without a pause. */
export const RAISED: Limits = {
  ...LIMITS,
  connections: 10_000,
  connectionsPerAddress: 10_000,
  pendingPerAddress: 10_000,
  events: { rate: 1e6, burst: 1e6 },
  packets: { rate: 1e6, burst: 1e6 },
  unsentMessages: 100_000,
  joins: { rate: 1e6, burst: 1e6 },
  requests: { rate: 1e6, burst: 1e6 },
};

/** Says which limits the measured hub does not have like every other. */
export function raisedInWords(): string {
  const words = (value: unknown) => JSON.stringify(value);
  const changed = (Object.keys(LIMITS) as (keyof Limits)[]).filter((key) => words(LIMITS[key]) !== words(RAISED[key]));
  return changed.map((key) => `${key} ${words(LIMITS[key])} -> ${words(RAISED[key])}`).join(', ');
}
