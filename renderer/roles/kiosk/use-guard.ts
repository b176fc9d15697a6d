import { type MouseEvent, useCallback, useEffect, useRef } from 'react';
import type { Duration } from '#contract/ids.ts';

/**
 * Swallows presses for `quiet` ms after `step` changed: the second of two quick taps must not press whatever stands there
 * now. Returns the handler for `onClickCapture`.
 */
export function useGuard(step: string, quiet: Duration): (event: MouseEvent) => void {
  const since = useRef(Number.NEGATIVE_INFINITY);
  const first = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new step begins a new quiet time
  useEffect(() => {
    if (!first.current) since.current = performance.now();
    first.current = false;
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
