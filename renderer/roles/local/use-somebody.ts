import { useEffect, useState } from 'react';

/** Whoever did nothing for so long has gone, ms. */
const STAYS = 20_000;
const SIGNS = ['pointermove', 'pointerdown', 'keydown'] as const;

/** Whether somebody is at this screen: a mouse that is moved, a touch, a key. */
export function useSomebody(): boolean {
  const [last, setLast] = useState<number | null>(null);
  useEffect(() => {
    const seen = (event: Event) => {
      if (isMeant(event)) setLast(event.timeStamp);
    };
    for (const sign of SIGNS) window.addEventListener(sign, seen);
    return () => {
      for (const sign of SIGNS) window.removeEventListener(sign, seen);
    };
  }, []);
  useEffect(() => {
    if (last === null) return;
    const timer = setTimeout(() => setLast(null), STAYS);
    return () => clearTimeout(timer);
  }, [last]);
  return last !== null;
}

/** A page that appears below a mouse is told of it, too, although nobody moved it. */
function isMeant(event: Event): boolean {
  const { type, movementX, movementY } = event as PointerEvent;
  return type !== 'pointermove' || movementX !== 0 || movementY !== 0;
}
