import type { Duration } from '#contract/ids.ts';

/** What an ear can tell of a recording: where there is sound, and how much it is like a sound that is known. */

/** A null sink is absolutely still: only the last breath of a bell is quieter. */
const STILL = 0.0005;
/** A shorter stillness is a breath inside of one announcement. */
const BREATH: Duration = 400;

/** In ms from the beginning of the recording. */
export interface Stretch {
  begin: Duration;
  end: Duration;
}

/** Where there is sound, apart by stillness. */
export function stretchesOf(samples: Float32Array, rate: number): Stretch[] {
  const stretches: Stretch[] = [];
  samples.forEach((sample, index) => {
    if (Math.abs(sample) < STILL) return;
    const at = (index / rate) * 1_000;
    const last = stretches[stretches.length - 1];
    if (last && at - last.end < BREATH) last.end = at;
    else stretches.push({ begin: at, end: at });
  });
  return stretches;
}

/**
 * Where, within `reach` ms around `near`, a known sound begins, and how sure that is: 1 when nothing else is heard with it
 * (normalised cross-correlation).
 */
export function findSound(
  heard: Float32Array,
  known: Float32Array,
  { rate, near, reach }: { rate: number; near: Duration; reach: Duration },
): { at: Duration; likeness: number } {
  const middle = Math.round((near / 1_000) * rate);
  const away = Math.round((reach / 1_000) * rate);
  let best = { at: near, likeness: 0 };
  for (let begin = Math.max(0, middle - away); begin <= middle + away; begin += 1) {
    const likeness = likenessOf(heard.subarray(begin, begin + known.length), known);
    if (likeness > best.likeness) best = { at: (begin / rate) * 1_000, likeness };
  }
  return best;
}

function likenessOf(one: Float32Array, other: Float32Array): number {
  let [both, first, second] = [0, 0, 0];
  for (let i = 0; i < other.length; i += 1) {
    const [a, b] = [one[i] ?? 0, other[i] ?? 0];
    both += a * b;
    first += a * a;
    second += b * b;
  }
  return first === 0 || second === 0 ? 0 : both / Math.sqrt(first * second);
}
