const DEEPEST = 8;
const MOST_KEYS = 2_000;
/** Keys that a careless merge would turn into somebody's prototype. */
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Whether a value may go on to its schema: plain JSON of bounded depth and size, without bytes, and without keys that reach
 * for a prototype. Never throws, whatever it is given.
 */
export function isTame(value: unknown): boolean {
  let keys = 0;
  const check = (inner: unknown, depth: number): boolean => {
    if (typeof inner === 'string' || typeof inner === 'boolean' || inner === null) return true;
    if (typeof inner === 'number') return Number.isFinite(inner);
    if (typeof inner !== 'object' || depth >= DEEPEST) return false;
    if (!Array.isArray(inner) && Object.getPrototypeOf(inner) !== Object.prototype) return false;
    const names = Object.keys(inner);
    keys += names.length;
    if (keys > MOST_KEYS || names.some((name) => FORBIDDEN.has(name))) return false;
    return names.every((name) => check((inner as Record<string, unknown>)[name], depth + 1));
  };
  return check(value, 0);
}
