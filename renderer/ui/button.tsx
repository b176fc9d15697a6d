import type { ButtonHTMLAttributes, ReactNode } from 'react';
import './button.css';

export type ButtonKind = 'plain' | 'act' | 'quiet' | 'bad';

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** `act` is the one thing to do; `quiet` has no edge; `bad` takes something away. */
  kind?: ButtonKind;
  icon?: ReactNode;
}

/** A button of at least `--target`, with an optional icon before its words. */
export function Button({ kind = 'plain', icon, className = '', children, ...rest }: Props) {
  return (
    <button type="button" className={`button button-${kind} ${className}`} {...rest}>
      {icon}
      {children}
    </button>
  );
}
