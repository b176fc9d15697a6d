import { z } from 'zod';
import type { DeviceId } from '#contract/ids.ts';
import { Id } from '#contract/ids.ts';

/** How hardware and displays are, as they say it themselves. */

export type HardwareKind = 'printer' | 'buttonBox' | 'sign' | 'voice';
export const HARDWARE_KINDS = ['printer', 'buttonBox', 'sign', 'voice'] as const;

/** Reasons of a printer, a box, a sign or a voice for not doing its work; the words live in the screens' translations. */
export const PROBLEMS = [
  // the station
  'stationOffline',
  'stationRestarted',
  'stationLost',
  'badSettings',
  // the way to the device
  'notFound',
  'notAllowed',
  'notADevice',
  'refused',
  'timeout',
  'stalled',
  'disconnected',
  'busy',
  // the printer
  'offline',
  'coverOpen',
  'paperOut',
  'paperLow',
  'cutter',
  'printerError',
  'noStatus',
  'queueHeld',
  // the voice
  'noEngine',
  'noVoice',
  'noSound',
  'internal',
] as const;
export type Problem = (typeof PROBLEMS)[number];
export const Problem = z.enum(PROBLEMS);

/** How a piece of hardware is. `unknown`: it works as far as anyone can tell, but it cannot say so. */
export const HardwareState = z.enum(['ready', 'warning', 'down', 'unknown']);
export type HardwareState = z.infer<typeof HardwareState>;

/**
 * Why nobody hears a display that is meant to be heard: its browser waits for a touch, it knows of no loudspeaker, or it has
 * no sound at all.
 */
export const Silence = z.enum(['locked', 'noOutput', 'none']);
export type Silence = z.infer<typeof Silence>;

/** What a display did with a call. */
export interface DisplayShowing {
  device: DeviceId;
  name: string;
  state: 'shown' | 'waiting' | 'silent';
  spoken: boolean;
  /** Null: it sounds, or is not meant to. */
  silence: Silence | null;
}

/** What a station says of the hardware of its PC. */
export const HardwareReport = z.strictObject({
  items: z
    .array(z.strictObject({ of: z.enum(HARDWARE_KINDS), id: Id, state: HardwareState, problem: Problem.nullable() }))
    .max(60),
});
export type HardwareReport = z.infer<typeof HardwareReport>;
