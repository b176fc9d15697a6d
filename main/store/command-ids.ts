import type { CommandId, Instant } from '#contract/ids.ts';

/** The lowest command id (a UUID of version 7, RFC 9562, 5.7) that a right clock could make at `at`. */
export function firstIdOf(at: Instant): CommandId {
  const ms = Math.max(0, at).toString(16).padStart(12, '0');
  return `${ms.slice(0, 8)}-${ms.slice(8)}-7000-8000-000000000000`;
}
