import { type ReactNode, useLayoutEffect, useRef } from 'react';
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
  // The text is of another size once the typeface is there.
  void document.fonts.ready.then(shrink);
  return () => observer.disconnect();
}

/** Finds the largest size that fits, by halving. */
function shrinkToFit(box: HTMLElement, text: HTMLElement): void {
  const room = { width: box.clientWidth, height: box.clientHeight };
  const oneLine = box.classList.contains('fit-text-one');
  const fitsAt = (scale: number) => {
    text.style.fontSize = scale === 1 ? '' : `${scale}em`;
    return text.offsetWidth <= room.width && (oneLine || text.offsetHeight <= room.height);
  };
  if (room.width === 0 || fitsAt(1)) return;
  let [low, high] = [SMALLEST, 1];
  for (let step = 0; step < STEPS; step += 1) {
    const middle = (low + high) / 2;
    if (fitsAt(middle)) low = middle;
    else high = middle;
  }
  fitsAt(low);
}
