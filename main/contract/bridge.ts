import { z } from 'zod';
import { type ResolvedSettings, ShellSettings } from './shell-settings.ts';
import type { ShortcutAction } from './shortcuts.ts';

/** Between a page and the window it stands in. In a browser there is no window of ours, and no bridge. */

const Pin = z.string().regex(/^\d{4,12}$/);

/** What whoever sits at a desk chooses for its window; kept on this PC. */
export const DeskChoice = z.strictObject(
  ShellSettings.pick({ deskWindow: true, deskEdge: true, notifications: true, shortcuts: true }).partial().shape,
);
export type DeskChoice = z.infer<typeof DeskChoice>;

/** The desk's window, as its page may show it. */
export interface DeskState {
  settings: Pick<ResolvedSettings, keyof DeskChoice>;
  /** Actions whose key the system did not give: another program has it. */
  refused: ShortcutAction[];
}

/** Everything a page may ask of its window. */
export const BridgeAsk = z.discriminatedUnion('type', [
  /** Of a page of our own that says what is wrong: try now. */
  z.strictObject({ type: z.literal('again') }),
  /** Of a page of our own that stands there while the hub is missed: this PC shall belong to an office again, this one set up anew or another. */
  z.strictObject({ type: z.literal('chooseOffice') }),
  /** Staff touched the hidden corner of a kiosk: ask for the PIN. */
  z.strictObject({ type: z.literal('staff') }),
  /** Leaves the kiosk; `rejoins`: so that this PC belongs to an office again. */
  z.strictObject({ type: z.literal('leave'), pin: Pin, rejoins: z.boolean() }),
  /** Of a kiosk that was just set up: the PIN that leaves it; null: without one of its own. */
  z.strictObject({ type: z.literal('choosePin'), pin: Pin.nullable() }),
  /** Of a desk: whether a visitor is being served, so that nobody closes the window by mistake. */
  z.strictObject({ type: z.literal('serving'), isServing: z.boolean() }),
  /** Whether this page is connected to its hub: a hub that is lost is looked for elsewhere. */
  z.strictObject({ type: z.literal('linked'), isLinked: z.boolean() }),
  /** Of a desk: how its window is. */
  z.strictObject({ type: z.literal('desk') }),
  /** Of a desk: how its window shall be from now on. What the organisation decided stays. */
  z.strictObject({ type: z.literal('setDesk'), choice: DeskChoice }),
  /** Of a desk that serves nobody: somebody came to wait, the first one. */
  z.strictObject({ type: z.literal('arrived') }),
  /** What lets this window into the office, wherever its hub is by now. */
  z.strictObject({ type: z.literal('token') }),
  /** Keeps it for the next time; null: it opens nothing any more. */
  z.strictObject({ type: z.literal('keepToken'), token: z.string().min(1).max(512).nullable() }),
]);
export type BridgeAsk = z.infer<typeof BridgeAsk>;

/** `wait`: too many wrong PINs; the next try counts after this many milliseconds. */
export type LeaveAnswer = { ok: true } | { ok: false; why: 'wrong' } | { ok: false; why: 'wait'; delay: number };

/** What the window says to its page by itself. */
export type BridgeTold =
  /** A key that works in every program was pressed: as if somebody had pressed the button. */
  | { type: 'press'; action: ShortcutAction }
  /** The computer slept, or another person used it: what the page shows may be old. */
  | { type: 'woke' };

/** `window.nowServing`: one function for each thing to ask, and nothing else. */
export interface Bridge {
  again(): Promise<void>;
  chooseOffice(): Promise<void>;
  leave(pin: string, rejoins: boolean): Promise<LeaveAnswer>;
  choosePin(pin: string | null): Promise<void>;
  serving(isServing: boolean): Promise<void>;
  linked(isLinked: boolean): Promise<void>;
  desk(): Promise<DeskState>;
  setDesk(choice: DeskChoice): Promise<DeskState>;
  arrived(): Promise<void>;
  /** @returns how to stop hearing */
  hear(told: (what: BridgeTold) => void): () => void;
  /** Rejects while the hub has not proven which one it is. */
  token(): Promise<string | null>;
  keepToken(token: string | null): Promise<void>;
}
