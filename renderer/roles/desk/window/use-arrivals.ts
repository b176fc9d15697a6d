import { useEffect, useRef } from 'react';
import type { DeskHead } from '#contract/views.ts';
import { useDesk } from '../desk-tools.tsx';

type Here = Pick<DeskHead, 'day' | 'visit' | 'session' | 'waiting'>;

/** Whether a desk that stood idle, with nobody to call, has somebody now; also when the hub called whoever came at once. */
export function hasArrived(before: Here, now: Here): boolean {
  if (!isIdle(before) || before.waiting > 0) return false;
  return (isIdle(now) && now.waiting > 0) || now.visit?.state === 'called';
}

const isIdle = ({ day, visit, session }: Here): boolean =>
  day !== null && visit === null && session !== null && session.break === null;

/** Tells the window when the first visitor comes. */
export function useArrivals(head: Here): void {
  const { window } = useDesk();
  const before = useRef(head);
  useEffect(() => {
    if (hasArrived(before.current, head)) window.arrived();
    before.current = head;
  }, [head, window]);
}
