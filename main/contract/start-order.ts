import { z } from 'zod';

/** What `npm start` says of the office whose windows it opens: the option `--start`, as JSON. An installed app is not told it. */
export const StartOrder = z.strictObject({
  /** Folder of the office's data, and of what its windows keep. */
  dataDir: z.string().min(1),
  /** 0: any that is free. */
  port: z.int().min(0).max(65_535),
  /** The only address to listen on; null: all. */
  host: z.string().nullable(),
  /** Names under which screens may ask, besides its own. */
  hosts: z.array(z.string()),
  /** What a new office begins with; whether somebody named it. */
  preset: z.string().min(1),
  presetNamed: z.boolean(),
  demo: z.boolean(),
  /** Of the demo. */
  speed: z.number().positive(),
  mdns: z.boolean(),
  station: z.boolean(),
  /** Whether the terminal shows QR codes. */
  qr: z.boolean(),
  /** Its windows have frames and can be closed, whatever their roles: somebody has a look. */
  windowed: z.boolean(),
});
export type StartOrder = z.infer<typeof StartOrder>;
