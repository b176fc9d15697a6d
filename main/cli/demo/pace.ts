/** Pace and chance of the demo; nothing here decides anything about a queue. */

export interface Pace {
  /** Resolves after about `seconds` of the demo's own time; never when the demo has ended. */
  rest(seconds: number): Promise<void>;
  /** True with this probability. */
  chance(probability: number): boolean;
  /** One of these, each as likely. */
  pick<T>(from: readonly T[]): T | undefined;
  /** A duration that varies as real ones do: mostly shorter than `mean`, now and then much longer. */
  around(mean: number): number;
  /** Time until the next of many who come independently, `mean` on average. */
  untilNext(mean: number): number;
  stop(): void;
}

/** Spread of service times, as the standard deviation of their logarithm. */
const SPREAD = 0.6;

/** @param speed the demo's seconds in one of the clock's @param random from 0 to 1 */
export function paceOf(speed: number, random: () => number): Pace {
  const timers = new Set<NodeJS.Timeout>();
  return {
    rest: (seconds) =>
      new Promise((resolve) => {
        const timer = setTimeout(
          () => {
            timers.delete(timer);
            resolve();
          },
          (seconds * 1_000) / speed,
        );
        timers.add(timer);
      }),
    chance: (probability) => random() < probability,
    pick: (from) => from[Math.floor(random() * from.length)],
    around: (mean) => mean * Math.exp(SPREAD * normal(random) - SPREAD ** 2 / 2),
    untilNext: (mean) => -mean * Math.log(1 - random()),
    stop: () => {
      for (const timer of timers) clearTimeout(timer);
    },
  };
}

/** Box and Muller's transform of two uniform numbers. */
function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
