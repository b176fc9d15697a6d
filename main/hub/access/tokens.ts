import { hash } from 'node:crypto';
import type { RandomHex } from '#hub/ports.ts';

const TOKEN_BYTES = 32;
const ONE_TIME_BYTES = 16;

/** A device's token: 256 random bits. */
export const newToken = (random: RandomHex): string => random(TOKEN_BYTES);
/** The secret of a one-time address or of a waiting request: 128 random bits. */
export const newSecret = (random: RandomHex): string => random(ONE_TIME_BYTES);
/** How a secret is kept. Random bits of this length need no salt and no slow hash. */
export const keptAs = (secret: string): string => hash('sha256', secret, 'hex');

/** Six digits to compare by eye; every code is equally likely. */
export function newCode(random: RandomHex): string {
  const LARGEST = 2 ** 32 - (2 ** 32 % 1_000_000);
  let drawn = Number.parseInt(random(4), 16);
  while (drawn >= LARGEST) drawn = Number.parseInt(random(4), 16);
  return String(drawn % 1_000_000).padStart(6, '0');
}
