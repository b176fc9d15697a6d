import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { whenFontsChange } from './when-fonts-change.ts';

interface Fit<B extends HTMLElement, L extends HTMLElement> {
  /** Its size comes from outside, whatever it holds. */
  box: RefObject<B | null>;
  /** Holds the items, inside the box or the box itself, and hides what sticks out. */
  list: RefObject<L | null>;
  /** How many of the items fit. */
  count: number;
  /** Names the room they have: another one when the box or the typeface changes. */
  room: string;
}

/**
 * How many of `total` items fit without scrolling: shows all, and takes `step` away while they are higher than their list.
 * Begins again when the box gets another size or `content` changes.
 */
export function useFitCount<B extends HTMLElement, L extends HTMLElement>(
  total: number,
  step: number,
  content: string,
): Fit<B, L> {
  const box = useRef<B>(null);
  const list = useRef<L>(null);
  const [asked, setAsked] = useState({ key: '', taken: 0 });
  const [size, setSize] = useState('');
  const key = `${total} ${step} ${size} ${content}`;
  const taken = asked.key === key ? asked.taken : 0;
  const count = Math.max(Math.min(step, total), total - taken);
  useLayoutEffect(() => {
    const element = list.current;
    if (element && element.scrollHeight > element.clientHeight + 1 && count > step) {
      setAsked({ key, taken: total - Math.floor((count - 1) / step) * step });
    }
  });
  useLayoutEffect(() => watchSize(box.current ?? list.current, setSize), []);
  return { box, list, count, room: size };
}

function watchSize(element: HTMLElement | null, tell: (size: string) => void): (() => void) | undefined {
  if (element === null) return undefined;
  let typefaces = 0;
  const measure = () => tell(`${element.clientWidth}x${element.clientHeight} ${typefaces}`);
  const observer = new ResizeObserver(measure);
  observer.observe(element);
  const ignoreFonts = whenFontsChange(() => {
    typefaces += 1;
    measure();
  });
  return () => {
    observer.disconnect();
    ignoreFonts();
  };
}
