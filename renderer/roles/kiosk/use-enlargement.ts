import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { whenFontsChange } from '#ui/when-fonts-change.ts';

const LARGER = 1.3;
/** Of one try to the next. */
const LESS = 0.96;
/** After these it is the usual size again. */
const MOST_TRIES = 8;

export interface Enlargement {
  /** How much larger than usual text is, 1 when nobody asked for it. */
  by: number;
  /** Not all has room: the heading, which is large anyway, stays as it is. */
  cramped: boolean;
}

/**
 * Text 1.3 times as large when somebody asked for it, less on a glass where something would be cut off or below the edge. It
 * does not grow again before it is asked for anew, so that text keeps its size from page to page.
 */
export function useEnlargement(asked: boolean): Enlargement {
  const [tries, setTries] = useState(0);
  useEffect(() => {
    if (!asked) return undefined;
    const settle = () => {
      for (let turn = 0; turn < MOST_TRIES && isCramped(); turn += 1) flushSync(() => setTries((before) => before + 1));
    };
    const stop = whenPageChanges(settle);
    return () => {
      stop();
      setTries(0);
    };
  }, [asked]);
  const by = LARGER * LESS ** Math.max(0, tries - 1);
  return asked ? { by: Math.max(1, by), cramped: tries > 0 } : { by: 1, cramped: false };
}

/** A page that was zoomed in may scroll: whoever did that can. */
function isCramped(): boolean {
  if (window.outerWidth > window.innerWidth * 1.1) return false;
  const boxes = [document.documentElement, ...document.querySelectorAll('.k-list')];
  return boxes.some(({ scrollHeight, clientHeight }) => scrollHeight > clientHeight);
}

/** Tells of what may need more room than before, at once and before it is painted. Returns how to stop. */
function whenPageChanges(tell: () => void): () => void {
  let frame = 0;
  const ask = () => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(tell);
  };
  const observer = new MutationObserver(ask);
  observer.observe(document.body, { childList: true, subtree: true, characterData: true });
  window.addEventListener('resize', ask);
  const ignoreFonts = whenFontsChange(ask);
  ask();
  return () => {
    cancelAnimationFrame(frame);
    observer.disconnect();
    window.removeEventListener('resize', ask);
    ignoreFonts();
  };
}
