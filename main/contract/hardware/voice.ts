import { z } from 'zod';
import { Id, Language, LocalTime, localText } from '#contract/ids.ts';

/** How calls are spoken; the only id is the site's. */
export const VoiceValue = z.strictObject({
  /** The station that makes the sound. */
  station: Id,
  /** Spoken one after the other; empty: the site's first language. */
  languages: z.array(Language).max(4),
  /** Whether the visitor's own language comes first. */
  visitorFirst: z.boolean(),
  /** How often a call is spoken. */
  repeats: z.int().min(1).max(3),
  /** `natural`: forty-two; `digits`: four, two. */
  numbers: z.enum(['natural', 'digits']),
  /** Percent. */
  volume: z.int().min(0).max(100),
  /** Times of the day with another volume, in the site's zone. */
  quiet: z.array(z.strictObject({ from: LocalTime, to: LocalTime, volume: z.int().min(0).max(100) })).max(12),
  enabled: z.boolean(),
});

/** How a desk is spoken when its name does not say it well; its id is the desk's. */
export const SpokenDeskValue = z.strictObject({ text: localText(60) });
