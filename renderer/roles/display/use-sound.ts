import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { Hub } from '../../sync/hub.ts';
import { devicesOf } from './outputs.ts';
import { createSpeaker, type SoundState, type Speaker } from './speaker.ts';

/** The page's speaker and whether it may sound; any key or touch unlocks it. */
export function useSound(hub: Hub): { speaker: Speaker; sound: SoundState } {
  const speaker = useMemo(
    () =>
      createSpeaker({
        // Sounds are set ahead: a buffer that a busy computer does not run out of costs nothing.
        makeContext: () => new AudioContext({ latencyHint: 'playback' }),
        devices: devicesOf(navigator),
        now: () => hub.now(),
      }),
    [hub],
  );
  const subscribe = useMemo(() => speaker.subscribe.bind(speaker), [speaker]);
  const sound = useSyncExternalStore(subscribe, () => speaker.state());
  useEffect(() => {
    const unlock = () => speaker.unlock();
    const events = ['pointerdown', 'keydown'] as const;
    for (const event of events) window.addEventListener(event, unlock);
    return () => {
      for (const event of events) window.removeEventListener(event, unlock);
    };
  }, [speaker]);
  return { speaker, sound };
}
