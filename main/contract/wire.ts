import { z } from 'zod';
import type { CommandInput, CommandResults, CommandType } from './commands.ts';
import type { EventBody } from './events.ts';
import { type HardwareReport, Silence, TicketTemplateValue } from './hardware.ts';
import type { DayKey, DeviceId, Instant, PersonId, Seq } from './ids.ts';
import { Id, Language, line, localText } from './ids.ts';
import type { Refusal } from './refusals.ts';
import type { CheckStep } from './self-check.ts';
import type { Role } from './settings.ts';
import { ROLES } from './settings.ts';
import type { ViewHeads, ViewRow } from './views.ts';

/** `display:<group>`, `kiosk:<site>`, `queue:<site>`, `desk:<id>`, `admin:<site>`, `station:<device>`. */
export const VIEW_KINDS = ['display', 'kiosk', 'queue', 'desk', 'admin', 'station'] as const;
export type ViewKind = (typeof VIEW_KINDS)[number];
export const ViewName = z.string().regex(/^(display|kiosk|queue|desk|admin|station):[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/);
export type ViewName = `${ViewKind}:${string}`;

/** What a connection says first. */
export const Auth = z.strictObject({ token: z.string().max(128), protocol: z.int() });

/** `epoch` and `seq` are the highest this client ever saw: a hub that is behind them was rolled back. */
export const Hello = z.strictObject({
  views: z.array(ViewName).max(8),
  epoch: z.int().min(0).nullable().default(null),
  seq: z.int().min(0).default(0),
});
/** Without `newPin`: sign in. With it: choose the PIN (first sign-in) or change it. */
export const SignIn = z.strictObject({
  person: Id,
  pin: z.string().max(64),
  newPin: z.string().max(64).nullable().default(null),
});
/** A display says which calls stood on its screen and were heard, and how its sound is; without calls when that changes. */
export const Shown = z.strictObject({
  calls: z.array(z.strictObject({ transaction: Id, calls: z.int().min(1) })).max(50),
  /** It can be heard now; not so in a quiet hour. */
  sound: z.boolean(),
  silence: Silence.nullable().default(null),
  /** Calls that were spoken to the end. */
  spoken: z
    .array(z.strictObject({ transaction: Id, calls: z.int().min(1) }))
    .max(50)
    .default([]),
});
export const AdminRequests = {
  /** Approve or refuse a device that waits with its code on its screen. */
  admitDevice: z.strictObject({
    request: Id,
    code: z.string().regex(/^\d{6}$/),
    role: z.enum(ROLES),
    name: line(60),
    group: Id.nullable().default(null),
  }),
  refuseDevice: z.strictObject({ request: Id }),
  /** A fresh one-time address for one more device of this role. */
  joinLink: z.strictObject({ role: z.enum(ROLES) }),
  resetPin: z.strictObject({ person: Id }),
  /** The PIN by which staff leave the office's kiosks; null: none. At a kiosk there are digits only. */
  kioskPin: z.strictObject({
    pin: z
      .string()
      .regex(/^\d{4,12}$/)
      .nullable(),
  }),
  backUp: z.strictObject({}),
  /** A ticket without a number, so that the paper itself can be seen. */
  testTicket: z.strictObject({ printer: Id }),
  /** Looks at everything now: the hub, its screens, and what its stations say of their hardware. */
  selfCheck: z.strictObject({}),
} as const;

/** `POST /api/v1/preview` of an admin: a template as it stands in the form, answered with the ticket as PNG. */
export const PreviewRequest = z.strictObject({
  template: TicketTemplateValue,
  paper: z.enum(['80', '58']),
  service: Id.nullable(),
  language: Language,
});
export type PreviewRequest = z.infer<typeof PreviewRequest>;
/**
 * `POST /api/v1/test-sound` of an admin or a display: a call that nobody made, answered with WAV and heard by whoever asked only.
 */
export const TestSoundRequest = z.strictObject({ desk: Id, languages: z.array(Language).min(1).max(5) });
export type TestSoundRequest = z.infer<typeof TestSoundRequest>;

/**
 * What the hub asks a station, which answers with `PUT /api/v1/answers/<id>`: WAV, PNG or JSON, or `{refusal}`. What is
 * not answered in time is forgotten.
 */
export const StationAsk = z.discriminatedUnion('what', [
  /** Sound of a call, or of an announcement. `languages` in the order to speak. */
  z.strictObject({
    what: z.literal('speak'),
    number: z.string().max(16).nullable(),
    desk: Id.nullable(),
    texts: localText(200).nullable(),
    languages: z.array(Language).min(1).max(5),
  }),
  /** The picture of a ticket that does not exist, by the code that prints. */
  z.strictObject({ what: z.literal('preview'), ...PreviewRequest.shape }),
  z.strictObject({ what: z.literal('testTicket'), printer: Id }),
  /** How its hardware is, each piece asked now; answered as JSON `StationChecks`. */
  z.strictObject({ what: z.literal('check') }),
]);
export type StationAsk = z.infer<typeof StationAsk>;
/** Largest answer of a station: about 40 seconds of sound. */
export const MAX_ANSWER = 2_097_152;

export type Answer<T> = { ok: true; result: T } | { ok: false; refusal: Refusal };
export type Ack<T> = (answer: Answer<T>) => void;

/** An event as a screen may see it: enough to announce it once. */
export type ViewEvent = { seq: Seq; at: Instant; type: EventBody['type']; key: string | null };

/** Rows of a view: `put` replaces by key, `del` removes. */
export interface ViewRows {
  put: ViewRow[];
  del: string[];
}
/**
 * Both the first picture of a view and each later change. `n` rises by one per message of the view: a gap, or another
 * epoch, asks for `hello` again. `head` is null when it did not change.
 */
export interface ViewMessage<K extends ViewKind = ViewKind> {
  view: ViewName;
  epoch: number;
  n: number;
  seq: Seq;
  now: Instant;
  events: ViewEvent[];
  head: ViewHeads[K] | null;
  rows: ViewRows;
}
export interface Beat {
  epoch: number;
  now: Instant;
}

/** Who the hub takes this connection for. */
export interface Identity {
  hub: string;
  epoch: number;
  now: Instant;
  device: DeviceId;
  name: string;
  role: Role;
  /** Display group of a display. */
  group: string | null;
  person: PersonId | null;
}

export interface ClientToHub {
  hello: (hello: z.input<typeof Hello>, ack: Ack<Identity>) => void;
  command: (command: WireCommand, ack: Ack<CommandResults[CommandType]>) => void;
  signIn: (signIn: z.input<typeof SignIn>, ack: Ack<{ person: PersonId }>) => void;
  signOut: (nothing: Record<string, never>, ack: Ack<null>) => void;
  shown: (shown: z.input<typeof Shown>, ack: Ack<null>) => void;
  admitDevice: (admit: z.input<typeof AdminRequests.admitDevice>, ack: Ack<{ device: DeviceId }>) => void;
  refuseDevice: (refuse: z.input<typeof AdminRequests.refuseDevice>, ack: Ack<null>) => void;
  joinLink: (link: z.input<typeof AdminRequests.joinLink>, ack: Ack<{ path: string }>) => void;
  resetPin: (reset: z.input<typeof AdminRequests.resetPin>, ack: Ack<null>) => void;
  kioskPin: (set: z.input<typeof AdminRequests.kioskPin>, ack: Ack<null>) => void;
  backUp: (nothing: Record<string, never>, ack: Ack<{ file: string; bytes: number; at: Instant }>) => void;
  testTicket: (test: z.input<typeof AdminRequests.testTicket>, ack: Ack<null>) => void;
  selfCheck: (nothing: Record<string, never>, ack: Ack<{ steps: CheckStep[] }>) => void;
  /** A station tells how its hardware is. */
  hardware: (report: z.input<typeof HardwareReport>, ack: Ack<null>) => void;
}
export type WireCommand = CommandInput & { commandId: string; age: number };
export interface HubToClient {
  snapshot: (message: ViewMessage) => void;
  change: (message: ViewMessage) => void;
  beat: (beat: Beat) => void;
  /** Signed out elsewhere, a new group, a new name. */
  identity: (identity: Identity) => void;
  /** The hub is about to close this connection, and why. */
  bye: (refusal: Refusal) => void;
  /** To stations only; the answer comes by HTTP. */
  ask: (ask: { id: string; ask: StationAsk }) => void;
}

/** `POST /api/v1/join`: a one-time secret from an address becomes a device's token. */
export const JoinRequest = z.strictObject({
  secret: z.string().min(16).max(64),
  name: line(60).nullable().default(null),
});
/** `POST /api/v1/pair`: a device without an address asks, and shows `code` until an admin approves. */
export const PairRequest = z.strictObject({ name: line(60), role: z.enum(ROLES) });
/** `POST /api/v1/pair/wait`: asks whether it was approved; answers at once. */
export const PairWait = z.strictObject({ request: Id, secret: z.string().min(16).max(64) });
export interface Joined {
  device: DeviceId;
  token: string;
  role: Role;
}
export interface PairStarted {
  request: string;
  secret: string;
  code: string;
  expires: Instant;
}
export type PairState = { state: 'waiting' } | { state: 'refused' } | ({ state: 'admitted' } & Joined);

/** `GET /api/v1/status`, for the public. */
export interface Status {
  site: string;
  day: DayKey | null;
  services: { id: string; name: Record<string, string>; open: boolean; waiting: number }[];
  nowServing: { number: string; desk: Record<string, string> }[];
}

/** Turns the type of a command into the type of its result. */
export type ResultOf<C> = C extends { type: infer T extends CommandType } ? CommandResults[T] : never;
