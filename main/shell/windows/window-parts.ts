import type { Duration, Language } from '#contract/ids.ts';
import type { OwnTrouble } from '#shell/own-hub.ts';
import type { Bounds, Desktop } from '#shell/ports.ts';
import type { WindowKind } from './kinds.ts';
import type { Seat } from './stands.ts';

/** What the windows of one run share. */
export interface WindowParts {
  desktop: Desktop;
  /** Of the app's own pages; null: the person's. */
  language: Language | null;
  /** Origin of the paired hub; it may change while the window stands. */
  hub(): string | null;
  /** Why the hub does not run, when it is this PC's own. */
  trouble(): OwnTrouble | null;
  /** Whether that hub answers, and is the one it should be. Never rejects. */
  answers(hub: string): Promise<boolean>;
  /** Whether somebody at a window of this kind may join an office again: the hub is another PC's, and nobody gets past a PIN by it. */
  mayRejoin(kind: WindowKind): boolean;
  /** Whether another office answers where the hub was. */
  isOtherOffice(): boolean;
  /** The page of this hub has no connection to it, or has one again. */
  linked(isLinked: boolean): void;
  monotonic(): Duration;
  after(delay: Duration, then: () => void): () => void;
  /** For the log: what happened to which window, without anything that a page says. */
  note(what: string, facts: Record<string, string>): void;
}

/** What one window is to be. */
export interface WindowPlan {
  seat: Seat;
  /** One-time secret that lets its page into the office, when it was not let in before; `later`: there will be one soon. */
  secret(): string | null | 'later';
  /** Whether it begins by asking for a PIN of its own. */
  asksForPin: boolean;
  /** As what and where it opens. */
  frame: Frame;
  title: string;
}

/** What a window is and where it stands. */
export interface Frame {
  kind: WindowKind;
  bounds: Bounds;
}

/** What a window tells of itself. */
export interface WindowTold {
  /** The window is closed. `byForce`: although nothing and nobody allowed it, as a page can that closes itself. */
  gone(byForce: boolean): void;
  /** Somebody wants to close it and may not just so. */
  closeAsked(): void;
  /** It asks for the PIN that leaves it. */
  pinAsked(): void;
  /** Somebody wants it on another monitor. */
  moveAsked(): void;
}
