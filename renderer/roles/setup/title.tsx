import type { ReactNode } from 'react';

const begin = (title: HTMLHeadingElement | null) => title?.focus();

/** What a step asks: keyboards and screen readers begin here, since what was pressed before is gone. */
export const Title = ({ children }: { children: ReactNode }) => (
  <h1 ref={begin} tabIndex={-1}>
    {children}
  </h1>
);
