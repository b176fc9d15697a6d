import { randomBytes } from 'node:crypto';

/**
 * Makes the command ids of one client: UUIDs of version 7 (RFC 9562, 5.7), milliseconds first, then a counter that keeps
 * the ids of one millisecond in order (method 1 of 6.2).
 */
export function commandIds(now: () => number): () => string {
  let last = 0;
  let count = 0;
  return () => {
    const ms = Math.max(now(), last);
    count = ms === last ? count + 1 : 0;
    last = ms;
    if (count > 0xfff) {
      last += 1;
      count = 0;
    }
    return uuid7(last, count);
  };
}

function uuid7(ms: number, count: number): string {
  const random = randomBytes(8);
  random[0] = 0x80 | ((random[0] ?? 0) & 0x3f);
  const time = ms.toString(16).padStart(12, '0');
  const tail = random.toString('hex');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${count.toString(16).padStart(3, '0')}-${tail.slice(0, 4)}-${tail.slice(4)}`;
}
