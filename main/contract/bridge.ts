import { z } from 'zod';

/** Between a page and the window it stands in. In a browser there is no window of ours, and no bridge. */

/** What the desktop app can show. A PC that is the hub and nothing else shows the admin page. */
export const WINDOW_ROLES = ['desk', 'kiosk', 'display', 'admin'] as const;
export type WindowRole = (typeof WINDOW_ROLES)[number];

const Pin = z.string().regex(/^\d{4,12}$/);

/** Everything a page may ask of its window. */
export const BridgeAsk = z.discriminatedUnion('type', [
  /** Of a page of our own that says what is wrong: try now. */
  z.strictObject({ type: z.literal('again') }),
  /** Staff touched the hidden corner of a kiosk: ask for the PIN. */
  z.strictObject({ type: z.literal('staff') }),
  /** Leaves the kiosk. */
  z.strictObject({ type: z.literal('leave'), pin: Pin }),
  /** Of a kiosk that was just set up: the PIN that leaves it; null: without one of its own. */
  z.strictObject({ type: z.literal('choosePin'), pin: Pin.nullable() }),
  /** Of a desk: whether a visitor is being served, so that nobody closes the window by mistake. */
  z.strictObject({ type: z.literal('serving'), isServing: z.boolean() }),
  /** Whether this page is connected to its hub: a hub that is lost is looked for elsewhere. */
  z.strictObject({ type: z.literal('linked'), isLinked: z.boolean() }),
  /** What lets this window into the office, wherever its hub is by now. */
  z.strictObject({ type: z.literal('token') }),
  /** Keeps it for the next time; null: it opens nothing any more. */
  z.strictObject({ type: z.literal('keepToken'), token: z.string().min(1).max(512).nullable() }),
]);
export type BridgeAsk = z.infer<typeof BridgeAsk>;

/** `wait`: too many wrong PINs; the next try counts after this many milliseconds. */
export type LeaveAnswer = { ok: true } | { ok: false; why: 'wrong' } | { ok: false; why: 'wait'; delay: number };

/** `window.nowServing`: one function for each thing to ask, and nothing else. */
export interface Bridge {
  again(): Promise<void>;
  leave(pin: string): Promise<LeaveAnswer>;
  choosePin(pin: string | null): Promise<void>;
  serving(isServing: boolean): Promise<void>;
  linked(isLinked: boolean): Promise<void>;
  /** Rejects while the hub has not proven which one it is. */
  token(): Promise<string | null>;
  keepToken(token: string | null): Promise<void>;
}

/** Pages of the app itself, shown while there is none of the hub's. */
export const LOCAL_PAGES = ['moment', 'unreachable', 'trouble', 'stopped', 'leave', 'choosePin'] as const;
export type LocalPage = (typeof LOCAL_PAGES)[number];

/** Why the hub of this very PC does not run. */
export const HUB_TROUBLES = [
  'starting',
  'crashLoop',
  'portInUse',
  'portForbidden',
  'dataInUse',
  'data',
  'other',
] as const;
export type HubTrouble = (typeof HUB_TROUBLES)[number];
