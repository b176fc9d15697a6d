import { useEffect, useRef } from 'react';
import type { CallRow } from '#contract/views.ts';
import type { Hub } from '../../sync/hub-link.ts';
import { callingOf } from './calls.ts';

/** Told to the hub once each. */
const TOLD_AT_MOST = 500;

/** Tells the hub which calls stand on this screen, after the frame that painted them; again later when nobody listened. */
export function useShown(hub: Hub, visible: readonly CallRow[], sound: boolean): void {
  const told = useRef(new Set<string>());
  const isNews = (call: CallRow) => call.state === 'called' && !told.current.has(callingOf(call));
  const asking = [...new Map(visible.filter(isNews).map((call) => [callingOf(call), call])).values()];
  const names = asking.map(callingOf).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the names stand for the calls
  useEffect(() => {
    if (names === '') return undefined;
    const tell = async () => {
      const calls = asking.map(({ transaction, calls }) => ({ transaction, calls }));
      for (const call of asking) told.current.add(callingOf(call));
      const reply = await hub.request('shown', { calls, sound });
      if (reply === 'unreached') for (const call of asking) told.current.delete(callingOf(call));
      forgetOldest(told.current);
    };
    return afterPaint(() => void tell());
  }, [hub, names, sound]);
}

/** Two frames later the first one stands on the glass. A hidden page paints nothing, and says nothing. */
function afterPaint(then: () => void): () => void {
  let frame = requestAnimationFrame(() => {
    frame = requestAnimationFrame(then);
  });
  return () => cancelAnimationFrame(frame);
}

function forgetOldest(told: Set<string>): void {
  for (const name of told) {
    if (told.size <= TOLD_AT_MOST) return;
    told.delete(name);
  }
}
