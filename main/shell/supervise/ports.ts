import type { Duration } from '#contract/ids.ts';

/** What supervising needs from the world. */

export interface SuperviseTime {
  /** Milliseconds of a clock that only measures durations. */
  monotonic(): Duration;
  /** Calls back once after `delay`; the returned function cancels. */
  after(delay: Duration, callback: () => void): () => void;
}

/** How a process ended, as Node tells it. */
export interface Exit {
  code: number | null;
  signal: string | null;
}

/** A process that was begun. */
export interface Child {
  onMessage(told: (message: unknown) => void): void;
  /** Called once, also when it could not be begun after all. */
  onExit(told: (exit: Exit) => void): void;
  /** Asks it to end in order. */
  end(): void;
  /** Asks it to end in order, and lets nothing else happen here until it has. Whether it did within this time. */
  endNow(within: Duration): boolean;
  /** Ends it at once. */
  kill(): void;
}
