import { type RefObject, useEffect, useState } from 'react';

/** In px: less than this below the edge is a border, nothing to read. */
const SLACK = 4;

/** Whether something of a box that scrolls still stands below what is seen of it. */
export function useMoreBelow(box: RefObject<HTMLElement | null>): boolean {
  const [more, setMore] = useState(false);
  useEffect(() => (box.current === null ? undefined : followEnd(box.current, setMore)), [box]);
  return more;
}

function followEnd(box: HTMLElement, tell: (more: boolean) => void): () => void {
  const look = () => tell(box.scrollTop + box.clientHeight < box.scrollHeight - SLACK);
  const sizes = new ResizeObserver(look);
  const observeAll = () => {
    sizes.disconnect();
    for (const part of [box, ...box.children]) sizes.observe(part);
  };
  const parts = new MutationObserver(observeAll);
  observeAll();
  parts.observe(box, { childList: true });
  box.addEventListener('scroll', look);
  return () => {
    sizes.disconnect();
    parts.disconnect();
    box.removeEventListener('scroll', look);
  };
}
