import type { Duration } from '#contract/ids.ts';

/** Two falling tones, E5 and C5, seconds and hertz; heard through talk without startling anybody. */
const TONES = [
  { at: 0, hertz: 659.26 },
  { at: 0.42, hertz: 523.25 },
] as const;
/** Each tone has a quiet octave above it, as a bell has. */
const PARTS = [
  { multiple: 1, share: 1 },
  { multiple: 2, share: 0.18 },
] as const;
const RISE = 0.015;
const FADE = 1.1;
const LOUDNESS = 0.5;
const SILENT = 0.0001;
const SECONDS = 0.42 + FADE;

/** How long the chime lasts, ms. */
export const CHIME: Duration = SECONDS * 1_000;

/** The chime as samples between -1 and 1: a soft bell, struck twice, dying away. */
export function chimeSamples(rate: number): Float32Array<ArrayBuffer> {
  const samples = new Float32Array(Math.ceil(SECONDS * rate));
  for (const { at, hertz } of TONES) {
    for (const { multiple, share } of PARTS) strike(samples, rate, at, hertz * multiple, LOUDNESS * share);
  }
  return samples;
}

function strike(samples: Float32Array, rate: number, at: number, hertz: number, loudness: number): void {
  const first = Math.round(at * rate);
  for (let i = first; i < samples.length; i += 1) {
    const seconds = (i - first) / rate;
    samples[i] = (samples[i] ?? 0) + loudness * fading(seconds, loudness) * Math.sin(2 * Math.PI * hertz * seconds);
  }
}

/** Rises in a moment, then dies away to nothing in `FADE` seconds. */
function fading(seconds: number, loudness: number): number {
  if (seconds < RISE) return seconds / RISE;
  return (SILENT / loudness) ** Math.min(1, (seconds - RISE) / (FADE - RISE));
}
