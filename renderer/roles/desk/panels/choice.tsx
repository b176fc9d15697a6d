import type { ReactNode } from 'react';
import { usePressState } from '../desk-tools.tsx';

interface Props {
  press: () => void;
  off?: boolean;
  icon?: ReactNode;
  /** A quieter word at the end. */
  aside?: ReactNode;
  children: ReactNode;
}

/** One answer of a panel: the whole row presses. */
export function Choice({ press, off = false, icon, aside, children }: Props) {
  const busy = usePressState(({ running }) => running !== null);
  const disabled = off || busy;
  return (
    <button type="button" className="choice" aria-disabled={disabled} onClick={() => !disabled && press()}>
      {icon}
      <span className="choice-words">{children}</span>
      {aside !== undefined && <span className="choice-aside">{aside}</span>}
    </button>
  );
}
