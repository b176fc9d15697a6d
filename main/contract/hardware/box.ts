import { z } from 'zod';
import { Id, line } from '#contract/ids.ts';
import { compilePattern } from '#contract/line-pattern.ts';
import { typedBytes } from '#contract/typed-bytes.ts';
import { KeyAction } from './keys.ts';
import { readBy } from './read-by.ts';
import { SerialPort } from './serial-port.ts';
import { refuseTwice } from './twice.ts';

/** A name for a key as its box tells it: `1`, `F2`, `GREEN`. */
const Key = z.string().regex(/^[A-Za-z0-9_+-]{1,16}$/);

const Byte = z.int().min(0).max(255);

/** Whether the key byte of a frame stands between its start and its checksum or end. */
export const keyIsInFrame = (frame: { length: number; keyAt: number; checksum: 'none' | 'xor' | 'sum8' }): boolean =>
  frame.keyAt < frame.length - (frame.checksum === 'none' ? 1 : 2);

/** How a box or a sign speaks. */
export const BoxProtocol = z.discriminatedUnion('type', [
  /** QBOX/1, documented in hardware/buttons/QBOX.md: lines with acknowledgement, lamps, digits, heartbeat. */
  z.strictObject({ type: z.literal('qbox') }),
  /**
   * Any box that sends a line for a key: the pattern's `key` and, perhaps, `desk` groups name them; `line-pattern.ts` tells
   * which patterns are safe. `reply` is typed as in `typed-bytes.ts`.
   */
  z.strictObject({
    type: z.literal('lines'),
    pattern: readBy(compilePattern, z.string().min(1).max(120), 'pattern'),
    reply: readBy(typedBytes, z.string().max(60), 'escapes').nullable(),
  }),
  /** Frames of bytes between a start and an end, with a key byte at a fixed place and perhaps a checksum. */
  z
    .strictObject({
      type: z.literal('frames'),
      start: Byte,
      end: Byte,
      length: z.int().min(3).max(64),
      keyAt: z.int().min(1).max(62),
      checksum: z.enum(['none', 'xor', 'sum8']),
    })
    .refine(keyIsInFrame, { path: ['keyAt'], error: 'keyPlace' }),
]);
export type BoxProtocol = z.infer<typeof BoxProtocol>;

const BoxKey = z.strictObject({ key: Key, press: z.enum(['short', 'long', 'double']), does: KeyAction });

export const ButtonBoxValue = z.strictObject({
  name: line(60),
  station: Id,
  port: SerialPort,
  protocol: BoxProtocol,
  /** The desks of the box, its desk 1 first; empty for a dispenser of tickets. */
  desks: z.array(Id).max(8),
  keys: z.array(BoxKey).max(64).superRefine(refuseTwice('key')),
  enabled: z.boolean(),
});
