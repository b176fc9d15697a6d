import type { Crew } from './child.ts';

/** What every measurement is given. */
export interface Bench {
  /** Paired turns a figure. */
  turns: number;
  /** Short turns and small databases. */
  quick: boolean;
  /** Folder for databases; it is removed at the end. */
  folder: string;
  /** Starts the processes of the measurement. */
  crew: Crew;
  say(line: string): void;
}

/** One point of the curve of goal 2: delay from the instant a command was due until the last display showed it, ms. */
export interface CurvePoint {
  rate: number;
  contender: string;
  p50: number;
  p99: number;
}

/**
 * Runs each contender once a turn, one after another, beginning with another one each turn, so that none always runs on a
 * computer that another one has just warmed up.
 */
export async function interleaved<K extends string, T>(
  turns: number,
  contenders: readonly K[],
  run: (contender: K, turn: number) => Promise<T>,
): Promise<Record<K, T[]>> {
  const results = Object.fromEntries(contenders.map((name) => [name, [] as T[]])) as Record<K, T[]>;
  for (let turn = 0; turn < turns; turn += 1) {
    const shift = turn % contenders.length;
    for (const name of [...contenders.slice(shift), ...contenders.slice(0, shift)]) {
      results[name].push(await run(name, turn));
    }
  }
  return results;
}
