import { z } from 'zod';
import { Id, line } from '#contract/ids.ts';
import { DevicePath, SerialPort } from './serial-port.ts';

/**
 * As the operating system names it: `tickets`, `EPSON TM-T20III (1)`, `\\server\Tickets`. Nothing that could pass for an
 * option or a command.
 */
const QueueName = z.string().regex(/^(\\\\[\w.-]{1,63}\\)?[\p{L}\p{N}][\p{L}\p{N} ().#_-]{0,126}$/u);

/** Name or address of a printer on the network, without scheme or port. */
const HostName = z.string().regex(/^[A-Za-z0-9]([A-Za-z0-9.:-]{0,251}[A-Za-z0-9])?$/);

export const PrinterConnection = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('tcp'), host: HostName, port: z.int().min(1).max(65_535) }),
  /** The Linux character device of a USB printer, `/dev/usb/lp0`. */
  z.strictObject({ type: z.literal('usb'), path: DevicePath }),
  /** A serial printer, or one behind a virtual COM port. */
  z.strictObject({ type: z.literal('serial'), port: SerialPort, flow: z.enum(['none', 'rtscts', 'xonxoff']) }),
  /** A queue of the operating system, sent raw. */
  z.strictObject({ type: z.literal('spooler'), queue: QueueName }),
  /** Pictures in the station's own folder: no paper at all, for trying out. */
  z.strictObject({ type: z.literal('file') }),
]);
export type PrinterConnection = z.infer<typeof PrinterConnection>;

/** Where its tickets come out, seen by whoever stands before the screen of a kiosk it serves. */
export const PrinterSlot = z.enum(['below', 'left', 'right']);
export type PrinterSlot = z.infer<typeof PrinterSlot>;

export const PrinterValue = z.strictObject({
  name: line(60),
  station: Id,
  connection: PrinterConnection,
  /** Width of the roll, mm: 576 or 384 dots. */
  paper: z.enum(['80', '58']),
  /** `picture` prints any script; `text` is for slow serial printers and knows the printer's own letters only. */
  mode: z.enum(['picture', 'text']),
  /**
   * What the printer answers: `all` tells its state and acknowledges what was printed, `status` tells its state only,
   * `none` says nothing, and the screens say so.
   */
  answers: z.enum(['all', 'status', 'none']),
  copies: z.int().min(1).max(2),
  /** Devices whose tickets come out here; empty: every kiosk that no other printer serves. */
  serves: z.array(Id).max(50),
  slot: PrinterSlot.default('below'),
  /** Whether a kiosk still gives numbers while this printer cannot print. */
  paperless: z.boolean(),
  /** Whether a ticket that surely never came out is taken back when the printer is given up. */
  voidWhenGivenUp: z.boolean(),
  enabled: z.boolean(),
});
