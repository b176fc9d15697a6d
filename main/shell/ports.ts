import type { BridgeTold } from '#contract/bridge.ts';
import type { LoginItem } from './autostart.ts';
import type { Child } from './supervise/ports.ts';
import type { WindowKind } from './windows/kinds.ts';

/** What the shell needs of the desktop. Electron is one of it (`electron.ts`), a played one in tests another. */

/** In device-independent pixels of the whole desktop. */
export interface Bounds {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Monitor {
  id: number;
  label: string;
  bounds: Bounds;
  isPrimary: boolean;
}

export interface KeyPress {
  /** As in `KeyboardEvent.key`. */
  key: string;
  control: boolean;
  alt: boolean;
  shift: boolean;
  meta: boolean;
}

export interface WindowOptions {
  kind: WindowKind;
  /** What the page keeps stands in a store of this name. */
  partition: string;
  title: string;
  bounds: Bounds;
}

/** What becomes of a window, and what it may do: asked and told while it stands. */
export interface WindowEvents {
  /** Whether the page may go to this address by itself. */
  mayGo(url: string): boolean;
  /** Whether a page of this address may use this permission of Chromium's. */
  mayUse(permission: string, url: string): boolean;
  /** Whether it may hand files to the person. */
  mayDownload(): boolean;
  /** Whether the key reaches the page. */
  mayPress(key: KeyPress): boolean;
  /** Whether the window may close, as somebody asked it to. */
  mayClose(): boolean;
  loaded(url: string): void;
  failed(url: string): void;
  /** The page's process ended; `reason` in Chromium's words. */
  gone(reason: string): void;
  hung(): void;
  woke(): void;
  closed(): void;
}

export interface DesktopWindow {
  readonly id: number;
  load(url: string): void;
  /** Puts it on these bounds and covers them, when that is its kind. */
  place(bounds: Bounds): void;
  /** Nobody sees it any more, and its page knows; it goes on working. */
  hide(): void;
  show(): void;
  /** As `show`, but the keyboard stays where it is. */
  reveal(): void;
  /** Whether it is what the person works with just now. */
  isFocused(): boolean;
  /** Blinks in the list of windows until somebody looks. */
  callAttention(): void;
  /** Its page hears this over the bridge, if it listens. */
  tell(what: BridgeTold): void;
  /** Ends the page's process, which does not answer. */
  crash(): void;
  /** Closes it, whatever anybody says. */
  destroy(): void;
}

/** Who sent a message over the bridge. */
export interface Asker {
  windowId: number;
  /** Of the frame that sent it. */
  url: string;
  isMainFrame: boolean;
}

/** One file of the app's own pages, with the headers it is served with. */
export interface LocalFile {
  status: number;
  headers: Record<string, string>;
  body: Uint8Array;
}

/** One line of the menu beside the clock. */
export type TrayLine = { is: 'text'; label: string } | { is: 'line' } | { is: 'action'; label: string; press(): void };

/** A word of the system's that goes by itself; pressed, it does something. */
export interface Notice {
  title: string;
  body: string;
  clicked(): void;
}

/** A program of the app's own that has Node and no windows. */
export type ChildEntry = 'hub' | 'station';

/** How one of Chromium's processes ended, in its words; nothing of what it worked on. */
export interface HelperGone {
  type: string;
  name: string;
  reason: string;
  code: number;
}

export interface Desktop {
  /** Whether this is the only one running; if not, the other has been told `args`, with which this one was launched. */
  claim(args: string[]): boolean;
  whenReady(): Promise<void>;
  /** Where the app keeps the things of this person. */
  folder(): string;
  /** Begins one in a process of its own; it gets the order as JSON. @throws Error when it cannot be begun */
  fork(entry: ChildEntry, order: object): Child;
  /** Languages of the person, best first. */
  languages(): string[];
  monitors(): Monitor[];
  /** What system bars leave free of the first monitor. */
  workArea(): Bounds;
  onMonitorsChanged(told: () => void): void;
  onSecondLaunch(told: (args: string[]) => void): void;
  /** Every message over the bridge goes here; a rejection reaches the page as a bare refusal. */
  onAsk(answer: (asker: Asker, asked: unknown) => Promise<unknown>): void;
  /** Who answers for `app://` addresses. */
  serveLocal(find: (url: string) => Promise<LocalFile>): void;
  openWindow(options: WindowOptions, events: WindowEvents): DesktopWindow;
  /** Until the answer is called no screen of this computer goes dark, or (`app`) it does not sleep by itself. */
  keepAwake(what: 'display' | 'app'): () => void;
  /** The computer slept, or its screen was locked or another person's. */
  onWoke(told: () => void): void;
  /** Keys that work in every program, and no others. @returns those that the system did not give */
  setShortcuts(keys: ReadonlyMap<string, () => void>): string[];
  notify(notice: Notice): void;
  /** Shows the picture beside the clock, where the system has a place for it, with this menu. */
  showTray(tip: string, lines: TrayLine[]): void;
  /** Path of the installed program; null when it was not installed. */
  program(): string | null;
  /** Windows, macOS. */
  setLoginItem(item: LoginItem): void;
  /** What hub and station of this PC write down. */
  onLine(told: (line: string) => void): void;
  /** A question in a window of the system's. Resolves with the number of the button. */
  choose(question: { message: string; detail: string; buttons: string[]; quiet: number }): Promise<number>;
  /** A process of Chromium's ended that belongs to no window, such as the one that draws, and not in order. */
  onHelperGone(told: (gone: HelperGone) => void): void;
  /** The system or its user ends the app: it is the shell that ends it, in order, by `quit`. */
  onQuitAsked(told: () => void): void;
  /** Windows ends the session, and this program as soon as this returns: what has to be done is done by then. */
  onSessionEnd(told: () => void): void;
  /** At once. */
  quit(): void;
}
