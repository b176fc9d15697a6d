import { z } from 'zod';

/** Absolute path of a device of this PC (`/dev/serial/by-id/…`, `COM3`); never read as a command. */
export const DevicePath = z
  .string()
  .regex(/^(\/dev\/[A-Za-z0-9._:/+-]{1,200}|COM\d{1,3})$/)
  .refine((path) => !path.includes('..'));
const UsbId = z.string().regex(/^[0-9a-fA-F]{4}$/);
/** How a serial device is found again after it was unplugged: a typed path, or what its plug says of itself. */
export const SerialPort = z
  .strictObject({
    path: DevicePath.nullable(),
    vendorId: UsbId.nullable(),
    productId: UsbId.nullable(),
    serialNumber: z
      .string()
      .regex(/^[A-Za-z0-9._:-]{1,64}$/)
      .nullable(),
    baud: z.union([1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200, 230400].map((baud) => z.literal(baud))),
  })
  .refine((port) => (port.path ?? port.vendorId ?? port.productId ?? port.serialNumber) !== null, {
    path: ['path'],
    error: 'plug',
  });
export type SerialPort = z.infer<typeof SerialPort>;
