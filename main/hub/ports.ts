import type { Instant } from '#contract/ids.ts';

/** What the hub needs from the world around it; passed in by whoever composes it, so that tests can move time. */

export interface Clock {
  /** Hub time: it rises steadily, whatever happens to the computer's clock. */
  now(): Instant;
  /** Milliseconds of a clock that only measures durations. */
  monotonic(): number;
  /** Calls back once at or soon after `at` (hub time); the returned function cancels. */
  at(at: Instant, callback: () => void): () => void;
}

/** One line of the hub's journal for the people who run it: never a name, a phone number or a secret. */
export interface Journal {
  info(message: string, facts?: Record<string, string | number | boolean | null>): void;
  warn(message: string, facts?: Record<string, string | number | boolean | null>): void;
  error(message: string, facts?: Record<string, string | number | boolean | null>): void;
}

/** Ends the process; `hub` never does so itself. */
export type Exit = (code: number) => void;

/** `bytes` of cryptographic randomness as lower-case hexadecimal. */
export type RandomHex = (bytes: number) => string;
