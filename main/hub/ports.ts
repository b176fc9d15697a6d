import type { HubFacts } from '#contract/hub.ts';
import type { Duration, Instant } from '#contract/ids.ts';

/** What the hub needs from the world around it; passed in by whoever composes it, so that tests can move time. */

/** The computer's own clocks. A replay passes one that runs faster. */
export interface TimeSource {
  /** The wall clock as the computer has it, right or wrong. */
  wall(): Instant;
  /** Milliseconds of a clock that only measures durations. */
  monotonic(): Duration;
  /** Calls back once after `delay`; the returned function cancels. */
  after(delay: Duration, callback: () => void): () => void;
}

export interface Clock {
  /** Hub time: it rises steadily, whatever happens to the computer's clock. */
  now(): Instant;
  /** Milliseconds of a clock that only measures durations. */
  monotonic(): number;
  /** Calls back once at or soon after `at` (hub time); the returned function cancels. */
  at(at: Instant, callback: () => void): () => void;
}

export type Facts = Record<string, string | number | boolean | null>;

/** One line of the hub's journal for the people who run it: never a name, a phone number or a secret. */
export interface Journal {
  info(message: string, facts?: Facts): void;
  warn(message: string, facts?: Facts): void;
  error(message: string, facts?: Facts): void;
}

/** Ends the process; `hub` never does so itself. */
export type Exit = (code: number) => void;

/** `bytes` of cryptographic randomness as lower-case hexadecimal. */
export type RandomHex = (bytes: number) => string;

/** What the network is told of a hub, as it is at that moment. */
export type AboutHub = () => Pick<HubFacts, 'id' | 'site' | 'protocol'> & { port: number };
/** Tells the network that this hub is there, until the returned function is called; that one says goodbye. */
export type Announce = (about: AboutHub) => () => Promise<void>;
