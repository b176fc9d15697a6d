import { type ReactNode, useLayoutEffect, useRef } from 'react';

interface Props {
  className?: string;
  children: ReactNode;
  /** Text that decides the width: measured again when it changes. */
  measure: string;
}

/**
 * One line that keeps the size its class gives it while it fits, and shrinks to its column when it does not: a long
 * number is never clipped.
 */
export function FitText({ className = '', children, measure }: Props) {
  const box = useRef<HTMLSpanElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text has another width
  useLayoutEffect(() => keepFitting(box.current), [measure]);
  return (
    <span ref={box} className={`fit-text ${className}`} style={{ display: 'block', minWidth: 0, whiteSpace: 'nowrap' }}>
      <span style={{ display: 'inline-block' }}>{children}</span>
    </span>
  );
}

function keepFitting(box: HTMLElement | null): (() => void) | undefined {
  const line = box?.firstElementChild;
  if (!(box && line instanceof HTMLElement)) return undefined;
  const shrink = () => {
    line.style.fontSize = '';
    const room = box.clientWidth;
    const wide = line.offsetWidth;
    if (room > 0 && wide > room) line.style.fontSize = `${Math.floor((room / wide) * 1000) / 1000}em`;
  };
  shrink();
  const observer = new ResizeObserver(shrink);
  observer.observe(box);
  // The width is another one once the typeface is there.
  void document.fonts.ready.then(shrink);
  return () => observer.disconnect();
}
