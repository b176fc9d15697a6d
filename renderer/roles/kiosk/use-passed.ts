import { useEffect, useState } from 'react';
import type { Duration } from '#contract/ids.ts';

/** Whether `delay` has passed since this part of the page came. */
export function usePassed(delay: Duration): boolean {
  const [passed, setPassed] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setPassed(true), delay);
    return () => clearTimeout(timer);
  }, [delay]);
  return passed;
}
