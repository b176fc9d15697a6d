import { useEffect, useState } from 'react';
import type { Chime } from './chime.ts';

/** Whether the test card is shown: `?test` in the address, or the key T, which also rings the chime once. */
export function useTestCard(chime: Chime): boolean {
  const [shown, setShown] = useState(() => new URLSearchParams(window.location.search).has('test'));
  useEffect(() => {
    const toggle = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 't' || event.ctrlKey || event.metaKey || event.altKey) return;
      setShown((before) => !before);
      chime.ring();
    };
    window.addEventListener('keydown', toggle);
    return () => window.removeEventListener('keydown', toggle);
  }, [chime]);
  return shown;
}
