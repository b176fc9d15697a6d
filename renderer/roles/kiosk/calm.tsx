import type { ReactNode } from 'react';
import { Heading } from './heading.tsx';

interface Props {
  title: string;
  details: string[];
  children?: ReactNode;
}

/** One sentence or two in place of choices. */
export function Calm({ title, details, children }: Props) {
  return (
    <section className="k-calm">
      <Heading>{title}</Heading>
      {details.map((detail) => (
        <p key={detail}>{detail}</p>
      ))}
      {children}
    </section>
  );
}
