/** A seeded source of numbers in [0, 1): mulberry32 by Tommy Ettinger (public domain), so that a seed gives the same day anywhere. */
export type Random = () => number;

export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function pick<T>(random: Random, among: readonly T[]): T {
  const one = among[Math.floor(random() * among.length)];
  if (one === undefined) throw new Error('nothing to pick from');
  return one;
}

/** One of the values, each with the chance of its weight. */
export function weighted<T>(random: Random, among: readonly (readonly [weight: number, value: T])[]): T {
  let left = random() * among.reduce((sum, [weight]) => sum + weight, 0);
  for (const [weight, value] of among) {
    if (left < weight) return value;
    left -= weight;
  }
  throw new Error('nothing to draw from');
}
