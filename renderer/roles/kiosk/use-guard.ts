import { type MouseEvent, useCallback, useEffect, useRef } from 'react';
import type { Duration } from '#contract/ids.ts';

/**
 * Swallows presses for `quiet` ms after `step` changed: the second of two quick taps must not press whatever stands there
 * now. Returns the handler for `onClickCapture`.
 */
export function useGuard(step: string, quiet: Duration): (event: MouseEvent) => void {
  const since = useRef(Number.NEGATIVE_INFINITY);
  const last = useRef(step);
  useEffect(() => {
    if (last.current !== step) since.current = performance.now();
    last.current = step;
  }, [step]);
  return useCallback(
    (event: MouseEvent) => {
      if (performance.now() - since.current >= quiet) return;
      event.preventDefault();
      event.stopPropagation();
    },
    [quiet],
  );
}
