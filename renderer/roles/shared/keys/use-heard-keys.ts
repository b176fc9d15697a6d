import { useEffect, useRef } from 'react';
import { codeOf, isCombined, isKept, partsOf, takesPress } from './pressed.ts';

/** A key as the browser tells it. */
export interface HeardKey {
  /** Null: the browser has no name for it. */
  code: string | null;
  key: string;
  /** With Control, Alt or the system's key held down. */
  combined: boolean;
}

/**
 * Tells each key of the page instead of what it would do, to learn it or to try it out. Tab still moves, Escape still leaves,
 * and Space and Enter still press a button that has the focus: nobody is caught.
 */
export function useHeardKeys(listening: boolean, heard: (key: HeardKey) => void): void {
  const latest = useRef(heard);
  useEffect(() => {
    latest.current = heard;
  });
  useEffect(() => {
    if (!listening) return undefined;
    const down = (event: KeyboardEvent) => {
      const pressed = partsOf(event);
      const code = codeOf(pressed);
      const presses = (code === 'Space' || code === 'Enter') && takesPress(pressed.target);
      if (code === 'Escape' || presses || (code !== null && isKept(code))) return;
      event.preventDefault();
      if (!event.repeat) latest.current({ code, key: event.key, combined: isCombined(pressed) });
    };
    window.addEventListener('keydown', down, true);
    return () => window.removeEventListener('keydown', down, true);
  }, [listening]);
}

/** What to call a key: `F13`, and `NumpadAdd (+)` where it also writes something. */
export function keyText({ code, key }: Pick<HeardKey, 'code' | 'key'>): string {
  const written = [...key].length === 1 && key.trim() !== '';
  return written ? `${code ?? ''} (${key})`.trim() : (code ?? key);
}
