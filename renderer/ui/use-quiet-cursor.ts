import { useEffect } from 'react';

const SEEN_FOR = 3_000;

/** Hides the mouse pointer of a screen that people look at or touch; a real mouse shows it for 3 s. */
export function useQuietCursor(): void {
  useEffect(() => {
    const page = document.documentElement;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const hide = () => page.classList.add('quiet-cursor');
    const show = (event: PointerEvent) => {
      if (event.pointerType !== 'mouse') return;
      page.classList.remove('quiet-cursor');
      clearTimeout(timer);
      timer = setTimeout(hide, SEEN_FOR);
    };
    hide();
    window.addEventListener('pointermove', show);
    return () => {
      clearTimeout(timer);
      page.classList.remove('quiet-cursor');
      window.removeEventListener('pointermove', show);
    };
  }, []);
}
