import { type RefObject, useEffect, useRef, useState } from 'react';
import type { DeskHead } from '#contract/views.ts';
import { useDesk } from './desk-tools.tsx';

interface ListFirst {
  isShown: boolean;
  show: () => void;
  back: () => void;
  /** The way back; it has the focus when the list comes. */
  backButton: RefObject<HTMLButtonElement | null>;
}

/**
 * Where there is room for the bar only, the list can take its place. It gives it back when something happens at the desk, which
 * only the bar tells: whoever was called from the list, by a key or by themselves stands there.
 */
export function useListFirst(visit: DeskHead['visit']): ListFirst {
  const { nextButton } = useDesk();
  const backButton = useRef<HTMLButtonElement>(null);
  const here = visit === null ? 'nobody' : `${visit.transaction} ${visit.state}`;
  const [shownWith, setShownWith] = useState<string | null>(null);
  const isShown = shownWith === here;
  const wasShown = useRef(isShown);
  useEffect(() => {
    if (wasShown.current === isShown) return;
    wasShown.current = isShown;
    const button = isShown ? backButton : nextButton;
    if (isFree(document.activeElement)) button.current?.focus({ preventScroll: true });
  }, [isShown, nextButton]);
  return { isShown, show: () => setShownWith(here), back: () => setShownWith(null), backButton };
}

/** A panel that opened in the same moment keeps the focus. */
const isFree = (focused: Element | null): boolean => focused?.closest('.panel') == null;
