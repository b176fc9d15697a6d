import { z } from 'zod';
import type { DeviceId } from './ids.ts';
import { Id, Language, LocalTime, line, localText } from './ids.ts';
import { compilePattern } from './line-pattern.ts';
import { isLogo } from './logo.ts';
import { signBytes, typedBytes } from './typed-bytes.ts';

/**
 * What hangs on the PCs of an office: printers, boxes with buttons, signs over desks, the voice. Each belongs to the
 * station (a device) of the PC that it hangs on, and is set up like everything else: by `configure`.
 */

/** Reasons of a printer, a box, a sign or a voice for not doing its work; the words live in the screens' translations. */
export const PROBLEMS = [
  // the station
  'stationOffline',
  'stationRestarted',
  'stationLost',
  'badSettings',
  // the way to the device
  'notFound',
  'notAllowed',
  'notADevice',
  'refused',
  'timeout',
  'stalled',
  'disconnected',
  'busy',
  // the printer
  'offline',
  'coverOpen',
  'paperOut',
  'paperLow',
  'cutter',
  'printerError',
  'noStatus',
  'queueHeld',
  // the voice
  'noEngine',
  'noVoice',
  'noSound',
  'internal',
] as const;
export type Problem = (typeof PROBLEMS)[number];
export const Problem = z.enum(PROBLEMS);

/** Absolute path of a device of this PC (`/dev/serial/by-id/…`, `COM3`); never read as a command. */
const DevicePath = z
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
  /** Whether a kiosk still gives numbers while this printer cannot print. */
  paperless: z.boolean(),
  /** Whether a ticket that surely never came out is taken back when the printer is given up. */
  voidWhenGivenUp: z.boolean(),
  enabled: z.boolean(),
});

/** A picture for paper: PNG, base64; small, for it travels with every change of its template. */
const Logo = z.base64().min(1).max(10_000).refine(isLogo, { error: 'notPng' });
const Size = z.enum(['small', 'normal', 'large']);

/** One part of a ticket, from top to bottom. `estimate` and `phone` take no place while nothing stands behind them. */
export const TicketBlock = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('logo'), png: Logo }),
  z.strictObject({ type: z.literal('site') }),
  z.strictObject({ type: z.literal('service') }),
  z.strictObject({ type: z.literal('number') }),
  z.strictObject({ type: z.literal('time') }),
  z.strictObject({ type: z.literal('ahead') }),
  z.strictObject({ type: z.literal('estimate') }),
  z.strictObject({ type: z.literal('phone') }),
  /** What the service wants visitors to prepare. */
  z.strictObject({ type: z.literal('message') }),
  z.strictObject({ type: z.literal('text'), text: localText(200), size: Size }),
  z.strictObject({ type: z.literal('line') }),
]);
export type TicketBlock = z.infer<typeof TicketBlock>;

/** The ticket of an office that made no template: nobody has to. */
export const USUAL_TICKET: readonly TicketBlock[] = [
  { type: 'site' },
  { type: 'line' },
  { type: 'service' },
  { type: 'number' },
  { type: 'ahead' },
  { type: 'estimate' },
  { type: 'time' },
  { type: 'message' },
  { type: 'phone' },
];

const showsNumber = (blocks: TicketBlock[]): boolean => blocks.some(({ type }) => type === 'number');

/**
 * [P10] How a ticket looks; without its number it would be no ticket. The most telling one is used: for its service and language,
 * then service, then language, then any.
 */
export const TicketTemplateValue = z.strictObject({
  name: line(60),
  service: Id.nullable(),
  language: Language.nullable(),
  blocks: z.array(TicketBlock).max(20).refine(showsNumber, 'noNumber'),
});
export type TicketTemplate = z.infer<typeof TicketTemplateValue>;

/** What the tickets of one service say besides; its id is the service's. */
export const TicketMessageValue = z.strictObject({ text: localText(400) });

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

/** A name for a key as its box tells it: `1`, `F2`, `GREEN`. */
const Key = z.string().regex(/^[A-Za-z0-9_+-]{1,16}$/);
/** A text that a driver reads by this very function, which throws for one that cannot work. */
const readBy = (read: (text: string) => unknown, text: z.ZodString, error: 'pattern' | 'escapes') =>
  text.refine((typed) => isReadBy(read, typed), { error });

function isReadBy(read: (text: string) => unknown, typed: string): boolean {
  try {
    read(typed);
    return true;
  } catch {
    return false;
  }
}
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
/** One press does one thing: a later entry for the same key, which `field` names, and press is refused there. */
const refuseTwice =
  <F extends string>(field: F) =>
  (keys: (Record<F, string> & { press: string })[], { addIssue }: { addIssue: z.RefinementCtx['addIssue'] }): void => {
    const seen = new Set<string>();
    for (const [index, key] of keys.entries()) {
      const hit = `${key[field]} ${key.press}`;
      if (seen.has(hit)) addIssue({ code: 'custom', path: [index, field], message: 'twice' });
      seen.add(hit);
    }
  };

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

/** Keys that no page can do without: Tab leads from one thing to the next, the others only change what a key means. */
export const KEPT_KEYS: readonly string[] = [
  'Tab',
  'ShiftLeft',
  'ShiftRight',
  'ControlLeft',
  'ControlRight',
  'AltLeft',
  'AltRight',
  'MetaLeft',
  'MetaRight',
  'CapsLock',
  'NumLock',
  'ScrollLock',
  'Fn',
];

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

/** How calls are spoken; the only id is the site's. */
export const VoiceValue = z.strictObject({
  /** The station that makes the sound. */
  station: Id,
  /** Spoken one after the other; empty: the site's first language. */
  languages: z.array(Language).max(4),
  /** Whether the visitor's own language comes first. */
  visitorFirst: z.boolean(),
  /** How often a call is spoken. */
  repeats: z.int().min(1).max(3),
  /** `natural`: forty-two; `digits`: four, two. */
  numbers: z.enum(['natural', 'digits']),
  /** Percent. */
  volume: z.int().min(0).max(100),
  /** Times of the day with another volume, in the site's zone. */
  quiet: z.array(z.strictObject({ from: LocalTime, to: LocalTime, volume: z.int().min(0).max(100) })).max(12),
  enabled: z.boolean(),
});

/** How a desk is spoken when its name does not say it well; its id is the desk's. */
export const SpokenDeskValue = z.strictObject({ text: localText(60) });

export const HARDWARE_SETTINGS = {
  printer: PrinterValue,
  ticketTemplate: TicketTemplateValue,
  ticketMessage: TicketMessageValue,
  buttonBox: ButtonBoxValue,
  sign: SignValue,
  keyMap: KeyMapValue,
  voice: VoiceValue,
  spokenDesk: SpokenDeskValue,
} as const;
export type HardwareKind = 'printer' | 'buttonBox' | 'sign' | 'voice';
export const HARDWARE_KINDS = ['printer', 'buttonBox', 'sign', 'voice'] as const;

/** How a piece of hardware is. `unknown`: it works as far as anyone can tell, but it cannot say so. */
export const HardwareState = z.enum(['ready', 'warning', 'down', 'unknown']);
export type HardwareState = z.infer<typeof HardwareState>;

/**
 * Why nobody hears a display that is meant to be heard: its browser waits for a touch, it knows of no loudspeaker, or it has
 * no sound at all.
 */
export const Silence = z.enum(['locked', 'noOutput', 'none']);
export type Silence = z.infer<typeof Silence>;

/** What a display did with a call. */
export interface DisplayShowing {
  device: DeviceId;
  name: string;
  state: 'shown' | 'waiting' | 'silent';
  spoken: boolean;
  /** Null: it sounds, or is not meant to. */
  silence: Silence | null;
}

/** What a station says of the hardware of its PC. */
export const HardwareReport = z.strictObject({
  items: z
    .array(z.strictObject({ of: z.enum(HARDWARE_KINDS), id: Id, state: HardwareState, problem: Problem.nullable() }))
    .max(60),
});
export type HardwareReport = z.infer<typeof HardwareReport>;
