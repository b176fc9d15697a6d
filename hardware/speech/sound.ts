import type { Sound } from './wav.ts';

/** Makes sounds of different engines and recordings alike: one rate, one level, no silence around them. */

/** Every sound of the voice, samples a second: keeps all that espeak-ng and a recording of speech hold. */
export const RATE = 22_050;
/** -3 dB of full scale. */
const PEAK = 10 ** (-3 / 20);
/** -48 dB of the loudest: the breath of an f or an s at the end is louder. */
const SILENT = 10 ** (-48 / 20);
/** Zero crossings of the filter on each side. */
const CROSSINGS = 16;

/** At `RATE`, without silence but for `margin` milliseconds at each end, faded so that joins do not click. */
export function tidy(sound: Sound, margin: number): Float32Array {
  return faded(trimmed(resampled(sound.samples, sound.rate, RATE), Math.round((RATE * margin) / 1000)));
}

/** @throws Error when there is no sound in it */
export function levelled(samples: Float32Array): Sound {
  const peak = peakOf(samples);
  if (peak === 0) throw new Error('silence');
  return { rate: RATE, samples: samples.map((sample) => (sample * PEAK) / peak) };
}

/** One behind the other, without a gap. */
export function joined(parts: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

const peakOf = (samples: Float32Array): number => samples.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0);

function trimmed(samples: Float32Array, margin: number): Float32Array {
  const limit = peakOf(samples) * SILENT;
  const isSound = (sample: number) => Math.abs(sample) > limit;
  const first = samples.findIndex(isSound);
  if (first === -1) return new Float32Array(0);
  return samples.slice(Math.max(0, first - margin), samples.findLastIndex(isSound) + 1 + margin);
}

/** Rises and falls over 3 ms. Changes the array it gets. */
function faded(samples: Float32Array): Float32Array {
  const length = Math.min(Math.round(RATE * 0.003), samples.length >> 1);
  for (let at = 0; at < length; at += 1) {
    samples[at] = (samples[at] ?? 0) * (at / length);
    samples[samples.length - 1 - at] = (samples[samples.length - 1 - at] ?? 0) * (at / length);
  }
  return samples;
}

/** A low-pass filter between two rates: the weights of `taps` samples for each of the places between two samples that come up. */
interface Filter {
  up: number;
  down: number;
  half: number;
  weights: Float32Array;
}
/** Computed once for each pair of rates: an engine and a folder of recordings have one rate each. */
const FILTERS = new Map<string, Filter>();

/** From one rate to another by a windowed sinc, low-pass at the lower of both (J. O. Smith, Digital Audio Resampling). */
export function resampled(samples: Float32Array, from: number, to: number): Float32Array {
  if (from === to) return samples;
  const filter = FILTERS.get(`${from} ${to}`) ?? filterFor(from, to);
  FILTERS.set(`${from} ${to}`, filter);
  const { up, down, half } = filter;
  const padded = new Float32Array(samples.length + half * 2);
  padded.set(samples, half);
  const result = new Float32Array(Math.floor((samples.length * up) / down));
  for (let at = 0; at < result.length; at += 1) {
    const place = Math.floor((at * down) / up);
    result[at] = weighed(padded, place + 1, filter, (at * down) % up);
  }
  return result;
}

function weighed(samples: Float32Array, first: number, { half, weights }: Filter, phase: number): number {
  const [taps, from] = [half * 2, phase * half * 2];
  let sum = 0;
  for (let tap = 0; tap < taps; tap += 1) sum += (samples[first + tap] ?? 0) * (weights[from + tap] ?? 0);
  return sum;
}

function filterFor(from: number, to: number): Filter {
  const common = greatestCommon(from, to);
  const [up, down] = [to / common, from / common];
  const cutoff = Math.min(1, to / from);
  const half = Math.ceil(CROSSINGS / cutoff);
  const weights = Float32Array.from({ length: up * half * 2 }, (_, at) => {
    const distance = (at % (half * 2)) - half + 1 - Math.floor(at / (half * 2)) / up;
    const window = 0.5 + 0.5 * Math.cos((Math.PI * distance) / half);
    return cutoff * sinc(cutoff * distance) * window;
  });
  return { up, down, half, weights };
}

const sinc = (x: number): number => (x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x));

const greatestCommon = (a: number, b: number): number => (b === 0 ? a : greatestCommon(b, a % b));
