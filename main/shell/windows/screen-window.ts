import type { BridgeTold } from '#contract/bridge.ts';
import type { Duration } from '#contract/ids.ts';
import type { WindowRole } from '#contract/windows.ts';
import { isMoveKey, isStaffKey, mayGo, mayPress, mayUse, ownerOf } from '#shell/guard.ts';
import type { Bounds, DesktopWindow, KeyPress, Monitor, WindowEvents } from '#shell/ports.ts';
import type { WindowKind } from './kinds.ts';
import { boundsOn } from './placing.ts';
import { nameOf, type Seat } from './stands.ts';
import { WindowPage } from './window-page.ts';
import type { Frame, WindowParts, WindowPlan, WindowTold } from './window-parts.ts';

/** Until a page that does not answer is ended. */
const HUNG_FOR: Duration = 15_000;

/** One window of this PC: its form, where it stands, what is pressed in it and who may close it. */
export class ScreenWindow {
  readonly role: WindowRole;
  readonly #parts: WindowParts;
  readonly #plan: WindowPlan;
  #window: DesktopWindow;
  #kind: WindowKind;
  readonly #told: WindowTold;
  readonly #page: WindowPage;
  #cancelHung: () => void = () => {};
  #mayGo = false;
  #isAside = false;

  constructor(parts: WindowParts, plan: WindowPlan, told: WindowTold) {
    this.role = plan.seat.role;
    this.#parts = parts;
    this.#plan = plan;
    this.#told = told;
    this.#kind = plan.frame.kind;
    this.#page = new WindowPage({
      ...parts,
      plan,
      kind: () => this.#kind,
      load: (url) => this.#window.load(url),
      pinAsked: () => told.pinAsked(),
    });
    this.#window = this.#openWindow(plan.frame);
  }

  get id(): number {
    return this.#window.id;
  }

  /** Of this PC's windows: its role, and which of several. */
  get name(): string {
    return nameOf(this.#plan.seat);
  }

  get seat(): Seat {
    return this.#plan.seat;
  }

  get isChoosingPin(): boolean {
    return this.#page.isChoosingPin;
  }

  get kind(): WindowKind {
    return this.#kind;
  }

  get isFocused(): boolean {
    return this.#window.isFocused();
  }

  get isServing(): boolean {
    return this.#page.isServing;
  }

  /** From now on the window shows what it can. */
  start(): void {
    this.#page.start();
  }

  /** Of a page, or of a person: try now. */
  again(): void {
    this.#page.again();
  }

  /** The hub is there, or elsewhere, or the one of this PC does not run. */
  hubTurned(): void {
    this.#page.hubTurned();
  }

  /** Told by the page of the hub's. */
  linked(isLinked: boolean): void {
    this.#page.linked(isLinked);
  }

  /** Told by the page of a desk. */
  serving(isServing: boolean): void {
    this.#page.serving(isServing);
  }

  /** Asks for the PIN, and gives up when nobody types it. */
  askPin(): void {
    this.#page.askPin();
  }

  /** Covers this monitor; null: its monitor is off, and it covers no other one. */
  stand(monitor: Monitor | null): void {
    const wasAside = this.#isAside;
    this.#isAside = monitor === null;
    if (monitor === null) {
      if (!wasAside) this.#window.hide();
      return;
    }
    this.#window.place(boundsOn(this.role, monitor));
    if (wasAside) this.#window.reveal();
  }

  /** A window with or without a frame is another one to the system: the same page moves to it. */
  become(frame: Frame): void {
    const before = this.#window;
    this.#window = this.#openWindow(frame);
    before.destroy();
    this.#page.moved();
  }

  callAttention(): void {
    this.#window.callAttention();
  }

  /** The computer slept: what is shown is looked at again, at once. */
  woke(): void {
    if (this.#page.isWaiting) this.#page.look();
    else this.tell({ type: 'woke' });
  }

  /** Its page hears this, if it is the hub's. */
  tell(what: BridgeTold): void {
    if (this.#page.isHubs) this.#window.tell(what);
  }

  place(bounds: Bounds): void {
    this.#window.place(bounds);
  }

  /** Somebody wants to see it, on this monitor when its own is off. */
  focus(otherwise: Monitor | undefined): void {
    if (this.#isAside && otherwise) this.stand(otherwise);
    this.#window.show();
  }

  destroy(): void {
    this.#mayGo = true;
    this.#window.destroy();
  }

  #openWindow({ kind, bounds }: Frame): DesktopWindow {
    const { title } = this.#plan;
    const options = { kind, partition: `persist:${this.name}`, bounds, title };
    this.#kind = kind;
    const isMine = () => this.#window === window;
    const window: DesktopWindow = this.#parts.desktop.openWindow(options, this.#eventsOf(isMine));
    return window;
  }

  /** What a window says that another one has taken the place of counts no more. */
  #eventsOf(isMine: () => boolean): WindowEvents {
    const all = this.#events();
    return {
      ...all,
      loaded: (url) => isMine() && all.loaded(url),
      failed: (url) => isMine() && all.failed(url),
      gone: (reason) => isMine() && all.gone(reason),
      hung: () => isMine() && all.hung(),
      closed: () => isMine() && all.closed(),
    };
  }

  #events(): WindowEvents {
    const { hub } = this.#parts;
    return {
      mayGo: (url) => mayGo(url, hub()),
      mayUse: (permission, url) => mayUse(permission, url, this.kind, hub()),
      mayDownload: () => this.kind.downloads,
      mayPress: (key) => this.#pressed(key),
      mayClose: () => this.#mayClose(),
      loaded: (url) => this.#loaded(url),
      failed: (url) => this.#page.failed(url),
      gone: (reason) => this.#died(reason),
      hung: () => this.#hung(),
      woke: () => this.#cancelHung(),
      closed: () => this.#closed(),
    };
  }

  #pressed(key: KeyPress): boolean {
    if (this.role === 'kiosk' && isStaffKey(key)) this.askPin();
    if (this.role === 'display' && isMoveKey(key)) this.#told.moveAsked();
    return mayPress(key, this.kind);
  }

  #mayClose(): boolean {
    const { closes } = this.kind;
    const may = closes === 'freely' || (closes === 'asks' && !this.#page.isServing);
    this.#mayGo ||= may;
    if (!may) this.#told.closeAsked();
    return may;
  }

  #loaded(url: string): void {
    if (this.#isAside || ownerOf(url, this.#parts.hub()) === 'nobody') return;
    // Whoever types at a desk goes on typing there.
    if (this.role === 'display') this.#window.reveal();
    else this.#window.show();
  }

  #died(reason: string): void {
    this.#cancelHung();
    this.#page.died(reason);
  }

  #hung(): void {
    this.#cancelHung();
    this.#cancelHung = this.#parts.after(HUNG_FOR, () => this.#window.crash());
  }

  #closed(): void {
    this.#cancelHung();
    this.#page.closed();
    this.#told.gone(!this.#mayGo);
  }
}
