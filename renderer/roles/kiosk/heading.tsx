import { type ReactNode, useEffect, useRef } from 'react';

/** The question of a step. A new one takes the focus, so that it is read aloud and the keyboard goes on from there. */
export function Heading({ children }: { children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // Not on a page that nobody has touched yet.
    if (document.activeElement !== document.body || navigator.userActivation?.hasBeenActive !== false) {
      heading.current?.focus({ preventScroll: true });
    }
  }, []);
  return (
    <h1 ref={heading} tabIndex={-1} className="k-heading">
      {children}
    </h1>
  );
}
