import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { type Chime, createChime, type SoundState } from './chime.ts';

/** The page's chime and whether it may sound; any key or touch unlocks it. */
export function useSound(): { chime: Chime; sound: SoundState } {
  const chime = useMemo(() => createChime(() => new AudioContext()), []);
  const sound = useSyncExternalStore(chime.subscribe, chime.state);
  useEffect(() => {
    const events = ['pointerdown', 'keydown'] as const;
    for (const event of events) window.addEventListener(event, chime.unlock);
    return () => {
      for (const event of events) window.removeEventListener(event, chime.unlock);
    };
  }, [chime]);
  return { chime, sound };
}
