import { useEffect, useState } from 'react';
import { HEAD_START } from './sound-plan.ts';
import type { Speaker } from './speaker.ts';

/** Whether the test card is shown: `?test` in the address, or the key T, which also rings the chime once. */
export function useTestCard(speaker: Speaker, gain: number): boolean {
  const [shown, setShown] = useState(() => new URLSearchParams(window.location.search).has('test'));
  useEffect(() => {
    const toggle = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 't' || event.ctrlKey || event.metaKey || event.altKey) return;
      setShown((before) => !before);
      speaker.play({ at: -HEAD_START, chime: true, gain, words: null, repeats: 0, reader: null });
    };
    window.addEventListener('keydown', toggle);
    return () => window.removeEventListener('keydown', toggle);
  }, [speaker, gain]);
  return shown;
}
