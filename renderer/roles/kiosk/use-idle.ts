import { useCallback, useEffect, useRef, useState } from 'react';
import { type Idle, idleAfter, type Patience } from './idle.ts';

const EVERY = 250;
const HERE: Idle = { is: 'here', left: Number.POSITIVE_INFINITY };

interface IdleUse {
  idle: Idle;
  /** Counts as a touch: somebody answered. */
  touch: () => void;
}

/**
 * Watches for touches and keys anywhere on the page. While `watching` is false nobody is expected to be there.
 *
 * @param step names the present step: with each new one the waiting begins again
 */
export function useIdle(patience: Patience, watching: boolean, step: string): IdleUse {
  const { quiet, answer } = patience;
  const touchedAt = useRef(performance.now());
  const judge = useCallback(() => idleAfter(performance.now() - touchedAt.current, { quiet, answer }), [quiet, answer]);
  const [idle, setIdle] = useState<Idle>(judge);
  const touch = useCallback(() => {
    touchedAt.current = performance.now();
    setIdle(judge());
  }, [judge]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new step is as good as a touch
  useEffect(() => {
    touch();
    if (!watching) return undefined;
    const timer = setInterval(() => setIdle(judge()), EVERY);
    const events = ['pointerdown', 'keydown'] as const;
    for (const event of events) window.addEventListener(event, touch);
    return () => {
      clearInterval(timer);
      for (const event of events) window.removeEventListener(event, touch);
    };
  }, [watching, judge, touch, step]);
  return { idle: watching ? idle : HERE, touch };
}
