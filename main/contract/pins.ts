import { z } from 'zod';
import type { PersonId } from './ids.ts';

/** PINs, as far as anybody but the hub's table of secrets knows of them. */

/** What is kept of the kiosks' PIN, by scrypt with this cost; a hub's answer must not keep a kiosk busy. */
export const KeptKioskPin = z.strictObject({
  N: z
    .int()
    .min(2)
    .max(2 ** 16),
  r: z.int().min(1).max(8),
  p: z.int().min(1).max(4),
  salt: z.string().min(16).max(128),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
});
export type KeptKioskPin = z.infer<typeof KeptKioskPin>;

/** Of the admin's view: whether the kiosks of the office have a PIN. */
export interface KioskPinRow {
  key: 'kioskPin';
  table: 'kioskPin';
  set: boolean;
}

/** Whether a person has chosen a PIN yet. */
export interface PinRow {
  key: `pin:${PersonId}`;
  table: 'pin';
  person: PersonId;
  set: boolean;
}
