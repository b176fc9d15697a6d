import type { Silence } from '#contract/hardware.ts';
import type { DisplayHead } from '#contract/views.ts';
import type { SoundState } from './speaker.ts';
import { sounds } from './use-voice.ts';

/** Why nobody hears this display; null while it sounds, and where it is not meant to. */
export function silenceOf(head: DisplayHead, sound: SoundState): Silence | null {
  return sound === 'ready' || !sounds(head) ? null : sound;
}
