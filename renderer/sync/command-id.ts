import type { CommandId, Instant } from '#contract/ids.ts';

/** Room for the counter that keeps the ids of one millisecond in order. */
const COUNTS = 0x1000;

/** What an id maker needs from the browser. */
export interface IdSources {
  /** The best knowledge of hub time: ids of a device whose own clock is years off would be refused as too old. */
  now(): Instant;
  random(bytes: number): Uint8Array;
}

/**
 * Makes UUIDs of version 7 that rise within one page: milliseconds, a counter (RFC 9562, 6.2, method 1), random bits.
 * `crypto.randomUUID` is no help: it is missing on plain http and in older browsers.
 */
export function commandIds(sources: IdSources): () => CommandId {
  let last = 0;
  let count = 0;
  return () => {
    const now = Math.max(Math.floor(sources.now()), last);
    count = now === last ? count + 1 : 0;
    last = count < COUNTS ? now : now + 1;
    if (count === COUNTS) count = 0;
    return format(last, count, sources.random(8));
  };
}

/** Browser randomness, also on plain http. */
export function randomBytes(bytes: number): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(bytes));
}

function format(ms: number, count: number, random: Uint8Array): CommandId {
  const time = ms.toString(16).padStart(12, '0');
  const tail = [...random].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const variant = (8 + ((random[0] ?? 0) & 3)).toString(16);
  const counted = `7${count.toString(16).padStart(3, '0')}`;
  return `${time.slice(0, 8)}-${time.slice(8)}-${counted}-${variant}${tail.slice(1, 4)}-${tail.slice(4)}`;
}
