import { z } from 'zod';
import { Id, line } from '#contract/ids.ts';
import { signBytes, typedBytes } from '#contract/typed-bytes.ts';
import { readBy } from './read-by.ts';
import { SerialPort } from './serial-port.ts';

/** A sign over a desk that shows its number. */
export const SignValue = z.strictObject({
  name: line(60),
  station: Id,
  port: SerialPort,
  desk: Id,
  /**
   * What is sent for a number, and what clears the sign: `\x02` for a byte; in `show` the number at `{number}`, its last four
   * characters behind spaces at `{number:4}`, behind zeros at `{number:04}`, and without letters at `{digits}`, `{digits:04}`.
   */
  show: readBy(signBytes, z.string().min(1).max(120), 'escapes'),
  clear: readBy(typedBytes, z.string().max(120), 'escapes'),
  enabled: z.boolean(),
});
