import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

interface Fit<E extends HTMLElement> {
  /** Of a box whose size does not depend on what it holds. */
  box: RefObject<E | null>;
  /** How many of the items fit. */
  count: number;
}

/**
 * How many of `total` items fit into a box without scrolling: shows all, and takes `step` away while the content is higher
 * than the box. Begins again when the box gets another size or `content` changes.
 */
export function useFitCount<E extends HTMLElement>(total: number, step: number, content: string): Fit<E> {
  const box = useRef<E>(null);
  const [asked, setAsked] = useState({ key: '', taken: 0 });
  const [size, setSize] = useState('');
  const key = `${total} ${step} ${size} ${content}`;
  const taken = asked.key === key ? asked.taken : 0;
  const count = Math.max(Math.min(step, total), total - taken);
  useLayoutEffect(() => {
    const element = box.current;
    if (element && element.scrollHeight > element.clientHeight + 1 && count > step) {
      setAsked({ key, taken: total - Math.floor((count - 1) / step) * step });
    }
  });
  useLayoutEffect(() => watchSize(box.current, setSize), []);
  return { box, count };
}

function watchSize(element: HTMLElement | null, tell: (size: string) => void): (() => void) | undefined {
  if (element === null) return undefined;
  const observer = new ResizeObserver(() => tell(`${element.clientWidth}x${element.clientHeight}`));
  observer.observe(element);
  void document.fonts.ready.then(() => tell(`${element.clientWidth}x${element.clientHeight} ready`));
  return () => observer.disconnect();
}
