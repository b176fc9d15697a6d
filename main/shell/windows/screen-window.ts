import type { BridgeTold, LocalPage, WindowRole } from '#contract/bridge.ts';
import type { Duration } from '#contract/ids.ts';
import { isMoveKey, isStaffKey, mayGo, mayPress, mayUse, ownerOf } from '#shell/guard.ts';
import { localUrl } from '#shell/local-pages.ts';
import type { OwnTrouble } from '#shell/own-hub.ts';
import type { Bounds, Desktop, DesktopWindow, KeyPress, Monitor, WindowEvents } from '#shell/ports.ts';
import { Crashes } from './crashes.ts';
import type { WindowKind } from './kinds.ts';
import { boundsOn } from './placing.ts';
import { nameOf, type Seat } from './stands.ts';

/** What the windows of one run share. */
export interface WindowParts {
  desktop: Desktop;
  /** Origin of the paired hub; it may change while the window stands. */
  hub(): string | null;
  /** Why the hub does not run, when it is this PC's own. */
  trouble(): OwnTrouble | null;
  /** Whether that hub answers, and is the one it should be. Never rejects. */
  answers(hub: string): Promise<boolean>;
  /** Whether another office answers where the hub was. */
  isOtherOffice(): boolean;
  /** The page of this hub has no connection to it, or has one again. */
  linked(isLinked: boolean): void;
  monotonic(): Duration;
  after(delay: Duration, then: () => void): () => void;
  /** For the log: what happened to which window, without anything that a page says. */
  note(what: string, facts: Record<string, string>): void;
}

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

const LOOK_AGAIN: Duration = 1_000;
/** The first moment belongs to "One moment": a hub that starts beside this window is not missed. */
const MISSED_AFTER: Duration = 10_000;
/** A page of the hub's that has no connection by then has lost it, whatever the page says or does not. */
const LINKED_WITHIN: Duration = 3_000;
const HUNG_FOR: Duration = 15_000;
/** After a loop of crashes a screen that nobody attends tries once more by itself. */
const RECOVERS_AFTER: Duration = 5 * 60_000;
/** Not even the page that says so stands: it is not tried any faster than this. */
const PAUSE: Duration = 30_000;
/** Nobody types the PIN: the public gets its kiosk back. */
const PIN_ASKED_FOR: Duration = 20_000;

/** One window and what it shows: the hub's page while there is one, else what stands in for it. */
export class ScreenWindow {
  readonly role: WindowRole;
  readonly #parts: WindowParts;
  readonly #plan: WindowPlan;
  #window: DesktopWindow;
  #kind: WindowKind;
  readonly #crashes = new Crashes();
  readonly #missedAt: Duration;
  readonly #told: WindowTold;
  #shown: LocalPage | 'hub' | null = null;
  #localUrl = '';
  /** Origin of the hub whose page was shown last. */
  #openedAt: string | null = null;
  /** Rises with each decision, so that a slow answer of the hub changes nothing that was decided since. */
  #turn = 0;
  #cancel: () => void = () => {};
  #cancelHung: () => void = () => {};
  #cancelLink: () => void = () => {};
  #isServing = false;
  #hasStopped = false;
  #mayGo = false;
  #isAside = false;

  constructor(parts: WindowParts, plan: WindowPlan, told: WindowTold) {
    this.role = plan.seat.role;
    this.#parts = parts;
    this.#plan = plan;
    this.#told = told;
    this.#missedAt = parts.monotonic() + MISSED_AFTER;
    this.#kind = plan.frame.kind;
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
    return this.#shown === 'choosePin';
  }

  get kind(): WindowKind {
    return this.#kind;
  }

  get isFocused(): boolean {
    return this.#window.isFocused();
  }

  get isServing(): boolean {
    return this.#isServing;
  }

  /** From now on the window shows what it can. */
  start(): void {
    this.#show(this.#plan.asksForPin ? 'choosePin' : 'moment');
    if (!this.#plan.asksForPin) void this.#look();
  }

  /** Of a page, or of a person: try now. */
  again(): void {
    this.#crashes.forget();
    this.#hasStopped = false;
    void this.#look();
  }

  /**
   * The hub is there, or elsewhere, and its page belongs where it is; or the one of this PC does not run, and staff are told why
   * its page stands still.
   */
  hubTurned(): void {
    const hub = this.#parts.hub();
    const trouble = this.#parts.trouble();
    const isFailed = trouble !== null && trouble.why !== 'starting';
    const isElsewhere = this.#shown === 'hub' && hub !== null && hub !== this.#openedAt;
    if (isElsewhere || (trouble === null && this.#isWaiting)) void this.#look();
    else if (isFailed && this.#shown === 'hub' && !this.kind.isPublic) this.#wait();
  }

  /** Told by the page of the hub's. */
  linked(isLinked: boolean): void {
    if (this.#shown !== 'hub') return;
    this.#parts.linked(isLinked);
    if (isLinked) this.#cancelLink();
    else this.#awaitLink();
  }

  /** Asks for the PIN, and gives up when nobody types it. */
  askPin(): void {
    if (this.#shown === 'leave' || this.#shown === 'choosePin' || this.kind.closes !== 'pin') return;
    this.#told.pinAsked();
    this.#show('leave');
    this.#later(PIN_ASKED_FOR, () => void this.#look());
  }

  get #isWaiting(): boolean {
    return this.#shown === 'moment' || this.#shown === 'unreachable' || this.#shown === 'trouble';
  }

  serving(isServing: boolean): void {
    this.#isServing = isServing;
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
    this.#shown = null;
    void this.#look();
  }

  callAttention(): void {
    this.#window.callAttention();
  }

  /** The computer slept: what is shown is looked at again, at once. */
  woke(): void {
    if (this.#isWaiting) void this.#look();
    else this.tell({ type: 'woke' });
  }

  /** Its page hears this, if it is the hub's. */
  tell(what: BridgeTold): void {
    if (this.#shown === 'hub') this.#window.tell(what);
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
      failed: (url) => this.#failed(url),
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
    const may = closes === 'freely' || (closes === 'asks' && !this.#isServing);
    this.#mayGo ||= may;
    if (!may) this.#told.closeAsked();
    return may;
  }

  /** Looks for the hub until it answers, then shows its page. */
  async #look(): Promise<void> {
    this.#cancel();
    this.#turn += 1;
    const turn = this.#turn;
    const hub = this.#parts.hub();
    const isThere = hub !== null && (await this.#parts.answers(hub));
    if (turn !== this.#turn) return;
    const secret = hub !== null && isThere ? this.#plan.secret() : 'later';
    if (hub === null || secret === 'later') this.#wait();
    else this.#open(hub, secret);
  }

  #wait(): void {
    this.#show(this.#standIn());
    this.#later(LOOK_AGAIN, () => void this.#look());
  }

  #standIn(): LocalPage {
    if (this.kind.isPublic) return 'moment';
    const isMissed = this.#parts.monotonic() >= this.#missedAt;
    const trouble = this.#parts.trouble();
    if (trouble && (isMissed || trouble.why !== 'starting')) return 'trouble';
    return isMissed ? 'unreachable' : 'moment';
  }

  #open(hub: string, secret: string | null): void {
    this.#shown = 'hub';
    this.#openedAt = hub;
    this.#awaitLink();
    this.#isServing = false;
    const { role, device } = this.#plan.seat;
    this.#window.load(`${hub}/${role}?device=${device}${secret === null ? '' : `#join=${secret}`}`);
  }

  #awaitLink(): void {
    this.#cancelLink();
    this.#cancelLink = this.#parts.after(LINKED_WITHIN, () => this.linked(false));
  }

  #show(page: LocalPage): void {
    const url = localUrl(page, this.role, this.#factsFor(page));
    if (this.#shown === page && this.#localUrl === url) return;
    this.#cancelLink();
    this.#shown = page;
    this.#isServing = false;
    this.#localUrl = url;
    this.#window.load(url);
  }

  #factsFor(page: LocalPage): Record<string, string> {
    const hub = this.#parts.hub();
    const trouble = this.#parts.trouble();
    if (page === 'unreachable' && hub !== null) return { hub, ...(this.#parts.isOtherOffice() ? { other: '1' } : {}) };
    return page === 'trouble' && trouble ? { ...trouble } : {};
  }

  #loaded(url: string): void {
    if (this.#isAside || ownerOf(url, this.#parts.hub()) === 'nobody') return;
    // Whoever types at a desk goes on typing there.
    if (this.role === 'display') this.#window.reveal();
    else this.#window.show();
  }

  #failed(url: string): void {
    this.#parts.note('a page could not be loaded', { role: this.role });
    if (ownerOf(url, this.#parts.hub()) !== 'hub') return;
    this.#parts.linked(false);
    this.#shown = null;
    this.#wait();
  }

  #died(reason: string): void {
    this.#cancelHung();
    this.#cancelLink();
    this.#isServing = false;
    this.#shown = null;
    const isLoop = this.#crashes.note(this.#parts.monotonic());
    this.#parts.note(isLoop ? 'a page ended again and again' : 'a page ended', { role: this.role, reason });
    if (!isLoop && !this.#hasStopped) void this.#look();
    else if (this.#hasStopped) this.#later(PAUSE, () => this.#stop());
    else this.#stop();
  }

  #stop(): void {
    this.#hasStopped = true;
    this.#show('stopped');
    this.#later(RECOVERS_AFTER, () => this.again());
  }

  #hung(): void {
    this.#cancelHung();
    this.#cancelHung = this.#parts.after(HUNG_FOR, () => this.#window.crash());
  }

  #closed(): void {
    this.#turn += 1;
    this.#cancel();
    this.#cancelHung();
    this.#cancelLink();
    this.#told.gone(!this.#mayGo);
  }

  #later(delay: Duration, then: () => void): void {
    this.#turn += 1;
    this.#cancel();
    this.#cancel = this.#parts.after(delay, then);
  }
}
