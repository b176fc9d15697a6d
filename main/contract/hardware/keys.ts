import { z } from 'zod';
import type { DeviceId } from '#contract/ids.ts';
import { Id, line } from '#contract/ids.ts';
import { KEPT_KEYS } from './kept-keys.ts';
import { refuseTwice } from './twice.ts';

/** What a key does at its desk, or for its kiosk. */
export const KeyAction = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.enum(['callNext', 'recall', 'moreTime', 'start', 'end', 'noShow', 'recycle', 'undo', 'resume']),
  }),
  z.strictObject({ type: z.literal('park'), reason: line(80) }),
  z.strictObject({ type: z.literal('takeBreak'), reason: line(80) }),
  z.strictObject({ type: z.literal('transfer'), service: Id }),
  z.strictObject({ type: z.literal('walkUp'), service: Id }),
  /** A visitor takes a ticket. */
  z.strictObject({ type: z.literal('issue'), service: Id }),
]);
export type KeyAction = z.infer<typeof KeyAction>;

/** A key as browsers name it (`KeyboardEvent.code`): `F13`, `Numpad1`, `PageDown`. */
export const KeyCode = z
  .string()
  .regex(/^[A-Za-z0-9]{1,24}$/)
  .refine((code) => !KEPT_KEYS.includes(code), 'kept');

/** What a key of a keyboard does when it is hit, or held. */
export const MappedKey = z.strictObject({ code: KeyCode, press: z.enum(['short', 'long']), does: KeyAction });
export type MappedKey = z.infer<typeof MappedKey>;
/** [B2] The keys of one device, in the view of its role. */
export interface KeysRow {
  key: `keys:${DeviceId}`;
  table: 'keys';
  device: DeviceId;
  keys: MappedKey[];
}

/** [B2] Keys of pedals, clickers and keypads that are keyboards, for one desk's or kiosk's device; its id is the device's. */
export const KeyMapValue = z.strictObject({
  keys: z.array(MappedKey).max(32).superRefine(refuseTwice('code')),
});
