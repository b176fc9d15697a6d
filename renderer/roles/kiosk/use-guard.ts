import { type MouseEvent, useCallback, useEffect, useRef } from 'react';
import type { Duration } from '#contract/ids.ts';

interface Guard {
  /** The handler for `onClickCapture`. */
  swallow: (event: MouseEvent) => void;
  /** Whether the step is so new that nobody can have meant it yet. */
  isTooSoon: () => boolean;
}

/**
 * Swallows presses for `quiet` ms after `step` changed: the second of two quick taps must not press whatever stands there
 * now.
 */
export function useGuard(step: string, quiet: Duration): Guard {
  const since = useRef(Number.NEGATIVE_INFINITY);
  const last = useRef(step);
  useEffect(() => {
    if (last.current !== step) since.current = performance.now();
    last.current = step;
  }, [step]);
  const isTooSoon = useCallback(() => performance.now() - since.current < quiet, [quiet]);
  const swallow = useCallback(
    (event: MouseEvent) => {
      if (!isTooSoon()) return;
      event.preventDefault();
      event.stopPropagation();
    },
    [isTooSoon],
  );
  return { swallow, isTooSoon };
}
