import type { Duration } from '#contract/ids.ts';

/** More of them in a minute say nothing new, and would push all else out of the log. */
const MOST = 20;
const MINUTE: Duration = 60_000;

/** Tells of what happens, but not more often than somebody could read. */
export function rarely<T>(monotonic: () => Duration, tell: (what: T) => void): (what: T) => void {
  let times: Duration[] = [];
  return (what) => {
    const now = monotonic();
    times = times.filter((at) => now - at < MINUTE);
    if (times.length >= MOST) return;
    times.push(now);
    tell(what);
  };
}
