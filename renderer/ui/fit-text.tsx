import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { whenFontsChange } from './when-fonts-change.ts';
import './fit-text.css';

interface Props {
  className?: string;
  children: ReactNode;
  /** Text that decides the size: measured again when it changes. */
  measure: string;
  /** `one` line shrinks to the width; `many` wrap, and shrink to the box, whose height comes from outside. */
  lines: 'one' | 'many';
}

/** Smallest share of its own size to which a text shrinks. */
const SMALLEST = 0.2;
const STEPS = 8;

/** Text that keeps the size its class gives it while it fits, and shrinks when it does not: a long number is never clipped. */
export function FitText({ className = '', children, measure, lines }: Props) {
  const box = useRef<HTMLSpanElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text has another size
  useLayoutEffect(() => keepFitting(box.current), [measure]);
  return (
    <span ref={box} className={`fit-text fit-text-${lines} ${className}`}>
      <span>{children}</span>
    </span>
  );
}

function keepFitting(box: HTMLElement | null): (() => void) | undefined {
  const text = box?.firstElementChild;
  if (!(box && text instanceof HTMLElement)) return undefined;
  const shrink = () => shrinkToFit(box, text);
  shrink();
  const observer = new ResizeObserver(shrink);
  observer.observe(box);
  const ignoreFonts = whenFontsChange(shrink);
  return () => {
    observer.disconnect();
    ignoreFonts();
  };
}

/** One line of at least this share of its own size is better than two. */
const BETTER_ON_ONE_LINE = 0.72;

/** Below this share of its own size nobody reads a text across the room: rather a long word goes on in the next line. */
const READ_ACROSS_THE_ROOM = 0.4;

/** Finds the largest size that fits, by halving. */
function shrinkToFit(box: HTMLElement, text: HTMLElement): void {
  const mayWrap = box.classList.contains('fit-text-many');
  text.style.wordBreak = '';
  setSize(text, 1, mayWrap ? 'normal' : 'nowrap');
  const room = { width: box.clientWidth, height: box.clientHeight };
  if (room.width === 0) return;
  const fits = () => text.offsetWidth <= room.width && (!mayWrap || text.offsetHeight <= room.height);
  const oneLine = largest(text, 'nowrap', fits);
  if (!mayWrap || oneLine >= BETTER_ON_ONE_LINE || largest(text, 'normal', fits) >= READ_ACROSS_THE_ROOM) return;
  // Old engines know no `overflow-wrap: anywhere`; this is the same.
  text.style.wordBreak = 'break-word';
  largest(text, 'normal', fits);
}

/** Leaves the text at the largest size at which `fits` holds, and returns that share of its own size. */
function largest(text: HTMLElement, whiteSpace: string, fits: () => boolean): number {
  setSize(text, 1, whiteSpace);
  if (fits()) return 1;
  let [low, high] = [SMALLEST, 1];
  for (let step = 0; step < STEPS; step += 1) {
    const middle = (low + high) / 2;
    setSize(text, middle, whiteSpace);
    if (fits()) low = middle;
    else high = middle;
  }
  setSize(text, low, whiteSpace);
  return low;
}

function setSize(text: HTMLElement, scale: number, whiteSpace: string): void {
  text.style.whiteSpace = whiteSpace;
  text.style.fontSize = scale === 1 ? '' : `${scale}em`;
}
