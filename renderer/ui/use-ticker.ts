import { useEffect, useState } from 'react';
import type { Duration, Instant } from '#contract/ids.ts';

/**
 * What `now` says, read again every `every` ms. Pass the hub's time of the screen's link, so that every screen of an
 * office shows the same minute.
 */
export function useTicker(now: () => Instant, every: Duration): Instant {
  const [at, setAt] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => setAt(now()), every);
    return () => clearInterval(timer);
  }, [now, every]);
  return at;
}
