import type { BridgeTold } from '#contract/bridge.ts';
import type { LoginItem } from '#shell/autostart.ts';
import type {
  Asker,
  Bounds,
  ChildEntry,
  Desktop,
  DesktopWindow,
  HelperGone,
  KeyPress,
  Monitor,
  Notice,
  TrayLine,
  WindowEvents,
  WindowOptions,
} from '#shell/ports.ts';
import type { Child, Exit } from '#shell/supervise/ports.ts';

/** A window that only writes down what is done to it. */
export class PlayedWindow implements DesktopWindow {
  readonly id: number;
  readonly options: WindowOptions;
  readonly events: WindowEvents;
  readonly loads: string[] = [];
  readonly places: Bounds[] = [];
  readonly told: BridgeTold[] = [];
  focused = false;
  shows = 0;
  isHidden = true;
  calls = 0;
  crashes = 0;
  isClosed = false;

  constructor(id: number, options: WindowOptions, events: WindowEvents) {
    this.id = id;
    this.options = options;
    this.events = events;
  }

  get url(): string {
    return this.loads.at(-1) ?? '';
  }

  load(url: string): void {
    this.loads.push(url);
  }
  place(bounds: Bounds): void {
    this.places.push(bounds);
  }
  hide(): void {
    this.isHidden = true;
  }
  show(): void {
    this.shows += 1;
    this.isHidden = false;
  }
  reveal(): void {
    this.isHidden = false;
  }
  callAttention(): void {
    this.calls += 1;
  }
  isFocused(): boolean {
    return this.focused;
  }
  tell(what: BridgeTold): void {
    this.told.push(what);
  }
  crash(): void {
    this.crashes += 1;
  }
  destroy(): void {
    this.isClosed = true;
    this.events.closed();
  }

  /** As by its frame, or by the system. */
  close(): void {
    if (this.events.mayClose()) this.destroy();
  }
}

/** A process that only says what a test says. */
export class PlayedChild implements Child {
  readonly entry: ChildEntry;
  readonly order: object;
  says: (message: unknown) => void = () => {};
  exits: (exit: Exit) => void = () => {};
  ends = 0;
  endsNow = 0;
  kills = 0;

  constructor(entry: ChildEntry, order: object) {
    this.entry = entry;
    this.order = order;
  }

  onMessage(told: (message: unknown) => void): void {
    this.says = told;
  }
  onExit(told: (exit: Exit) => void): void {
    this.exits = told;
  }
  end(): void {
    this.ends += 1;
    this.exits({ code: 0, signal: null });
  }
  endNow(): boolean {
    this.endsNow += 1;
    return true;
  }
  kill(): void {
    this.kills += 1;
    this.exits({ code: null, signal: 'SIGKILL' });
  }
}

/** A desktop without Electron. */
export class PlayedDesktop implements Desktop {
  readonly windows: PlayedWindow[] = [];
  readonly children: PlayedChild[] = [];
  screens: Monitor[] = [{ id: 1, label: 'one', bounds: { x: 0, y: 0, width: 1920, height: 1080 }, isPrimary: true }];
  free: Bounds = { x: 0, y: 0, width: 1920, height: 1040 };
  answer: (asker: Asker, asked: unknown) => Promise<unknown> = async () => undefined;
  monitorsChanged = () => {};
  quitAsked = () => {};
  sessionEnds = () => {};
  helperGone: (gone: HelperGone) => void = () => {};
  quits = 0;
  /** How often it is held awake just now, for what. */
  readonly awake = { display: 0, app: 0 };
  woke = () => {};
  shortcuts: ReadonlyMap<string, () => void> = new Map();
  /** Keys that another program has. */
  taken: string[] = [];
  readonly notices: Notice[] = [];
  tray: TrayLine[] = [];
  installed: string | null = null;
  loginItem: LoginItem | undefined;
  /** The button that is pressed in the next question, and the questions so far. */
  presses = 0;
  readonly questions: string[] = [];

  claim(): boolean {
    return true;
  }
  async whenReady(): Promise<void> {}
  folder(): string {
    return '/home/office';
  }
  fork(entry: ChildEntry, order: object): Child {
    const child = new PlayedChild(entry, order);
    this.children.push(child);
    return child;
  }
  languages(): string[] {
    return ['fr-CA'];
  }
  monitors(): Monitor[] {
    return this.screens;
  }
  workArea(): Bounds {
    return this.free;
  }
  onMonitorsChanged(told: () => void): void {
    this.monitorsChanged = told;
  }
  onSecondLaunch(): void {}
  onAsk(answer: (asker: Asker, asked: unknown) => Promise<unknown>): void {
    this.answer = answer;
  }
  serveLocal(): void {}
  openWindow(options: WindowOptions, events: WindowEvents): DesktopWindow {
    const window = new PlayedWindow(this.windows.length + 1, options, events);
    this.windows.push(window);
    return window;
  }
  keepAwake(what: 'display' | 'app'): () => void {
    this.awake[what] += 1;
    return () => {
      this.awake[what] -= 1;
    };
  }
  onWoke(told: () => void): void {
    this.woke = told;
  }
  setShortcuts(keys: ReadonlyMap<string, () => void>): string[] {
    this.shortcuts = new Map([...keys].filter(([key]) => !this.taken.includes(key)));
    return [...keys.keys()].filter((key) => this.taken.includes(key));
  }
  notify(notice: Notice): void {
    this.notices.push(notice);
  }
  showTray(_tip: string, lines: TrayLine[]): void {
    this.tray = lines;
  }
  program(): string | null {
    return this.installed;
  }
  setLoginItem(item: LoginItem): void {
    this.loginItem = item;
  }
  onLine(): void {}
  async choose({ message }: { message: string }): Promise<number> {
    this.questions.push(message);
    return this.presses;
  }
  onQuitAsked(told: () => void): void {
    this.quitAsked = told;
  }
  onHelperGone(told: (gone: HelperGone) => void): void {
    this.helperGone = told;
  }
  onSessionEnd(told: () => void): void {
    this.sessionEnds = told;
  }
  quit(): void {
    this.quits += 1;
  }

  /** The newest of its kind. */
  child(entry: ChildEntry): PlayedChild {
    const found = this.children.findLast((child) => child.entry === entry);
    if (!found) throw new Error(`no ${entry}`);
    return found;
  }

  /** The newest window whose title begins like this. */
  window(title: string): PlayedWindow {
    const found = this.windows.findLast(({ options, isClosed }) => !isClosed && options.title.startsWith(title));
    if (!found) throw new Error(`no window ${title}`);
    return found;
  }
}

export const press = (key: string, ...held: ('control' | 'alt' | 'shift' | 'meta')[]): KeyPress => ({
  key,
  control: held.includes('control'),
  alt: held.includes('alt'),
  shift: held.includes('shift'),
  meta: held.includes('meta'),
});
