import type { Duration, Instant } from '#contract/ids.ts';
import type { CallRow } from '#contract/views.ts';

/** After this the signal of a call ends, even when nobody came. */
export const SIGNAL_FOR: Duration = 90_000;

/** What stands in the band and in the rows below it. */
export interface Board {
  band: CallRow | null;
  /** The band is in the signal colour. */
  signal: boolean;
  rows: CallRow[];
}

/** Whether a call still says "now, you": until the visit starts, or for 90 s. */
export function isSignalling(call: CallRow, now: Instant): boolean {
  return call.state === 'called' && now - call.at < SIGNAL_FOR;
}

/**
 * The newest call that still signals has the band, else the newest of all; the others follow, newest first. A number that was
 * given again stands once, unless two people have it now.
 */
export function boardOf(calls: readonly CallRow[], now: Instant): Board {
  const all = [...calls].sort((a, b) => b.seq - a.seq);
  const isNewest = ({ number }: CallRow, at: number) => all.findIndex((call) => call.number === number) === at;
  const sorted = all.filter((call, at) => call.state !== 'over' || isNewest(call, at));
  const signalling = sorted.find((call) => isSignalling(call, now));
  const band = signalling ?? sorted[0] ?? null;
  return { band, signal: signalling !== undefined, rows: sorted.filter((call) => call !== band) };
}

/** Names one calling of one visit: a recall is another one. */
export const callingOf = ({ transaction, calls }: Pick<CallRow, 'transaction' | 'calls'>) => `${transaction} ${calls}`;
