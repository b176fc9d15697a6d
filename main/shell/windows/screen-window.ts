import type { LocalPage, WindowRole } from '#contract/bridge.ts';
import type { Duration } from '#contract/ids.ts';
import { isStaffKey, kindOf, mayGo, mayPress, mayUse, ownerOf } from '#shell/guard.ts';
import { localUrl } from '#shell/local-pages.ts';
import type { OwnTrouble } from '#shell/own-hub.ts';
import type { Bounds, Desktop, DesktopWindow, KeyPress, WindowEvents } from '#shell/ports.ts';
import { Crashes } from './crashes.ts';

/** What the windows of one run share. */
export interface WindowParts {
  desktop: Desktop;
  /** Origin of the paired hub; it may change while the window stands. */
  hub(): string | null;
  /** Why the hub does not run, when it is this PC's own. */
  trouble(): OwnTrouble | null;
  /** Whether that hub answers. Never rejects. */
  answers(hub: string): Promise<boolean>;
  monotonic(): Duration;
  after(delay: Duration, then: () => void): () => void;
  /** For the log: what happened to which window, without anything that a page says. */
  note(what: string, facts: Record<string, string>): void;
}

export interface WindowPlan {
  role: WindowRole;
  /** Which of several of its role, from 1. */
  device: string;
  /** One-time secret that lets its page into the office, when it was not let in before. */
  secret(): string | null;
  bounds: Bounds;
  title: string;
}

export interface WindowTold {
  /** The window is closed. `byForce`: although nothing and nobody allowed it, as a page can that closes itself. */
  gone(byForce: boolean): void;
  /** Somebody wants to close it and may not just so. */
  closeAsked(): void;
}

const LOOK_AGAIN: Duration = 1_000;
/** The first moment belongs to "One moment": a hub that starts beside this window is not missed. */
const MISSED_AFTER: Duration = 10_000;
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
  readonly #window: DesktopWindow;
  readonly #crashes = new Crashes();
  readonly #missedAt: Duration;
  readonly #gone: WindowTold['gone'];
  #shown: LocalPage | 'hub' | null = null;
  #localUrl = '';
  /** Rises with each decision, so that a slow answer of the hub changes nothing that was decided since. */
  #turn = 0;
  #cancel: () => void = () => {};
  #cancelHung: () => void = () => {};
  #isServing = false;
  #hasStopped = false;
  readonly #closeAsked: () => void;
  #mayGo = false;

  constructor(parts: WindowParts, plan: WindowPlan, told: WindowTold) {
    this.role = plan.role;
    this.#parts = parts;
    this.#plan = plan;
    this.#gone = told.gone;
    this.#closeAsked = told.closeAsked;
    this.#missedAt = parts.monotonic() + MISSED_AFTER;
    const { role, device, bounds, title } = plan;
    const options = { kind: kindOf(role), partition: `persist:${role}-${device}`, bounds, title };
    this.#window = parts.desktop.openWindow(options, this.#events());
  }

  get id(): number {
    return this.#window.id;
  }

  /** Of this PC's windows: its role, and which of several. */
  get name(): string {
    return `${this.role}-${this.#plan.device}`;
  }

  get isServing(): boolean {
    return this.#isServing;
  }

  /** From now on the window shows what it can. */
  start(): void {
    this.#show('moment');
    void this.#look();
  }

  /** Of a page, or of a person: try now. */
  again(): void {
    this.#crashes.forget();
    this.#hasStopped = false;
    void this.#look();
  }

  /** The hub of this PC runs, or it does not and staff are told why its page stands still. */
  hubTurned(): void {
    const trouble = this.#parts.trouble();
    const isFailed = trouble !== null && trouble.why !== 'starting';
    if (trouble === null && this.#isWaiting) void this.#look();
    else if (isFailed && this.#shown === 'hub' && !kindOf(this.role).isPublic) this.#wait();
  }

  /** Asks for the PIN, and gives up when nobody types it. */
  askPin(): void {
    if (this.#shown === 'leave') return;
    this.#show('leave');
    this.#later(PIN_ASKED_FOR, () => void this.#look());
  }

  get #isWaiting(): boolean {
    return this.#shown === 'moment' || this.#shown === 'unreachable' || this.#shown === 'trouble';
  }

  serving(isServing: boolean): void {
    this.#isServing = isServing;
  }

  place(bounds: Bounds): void {
    this.#window.place(bounds);
  }

  focus(): void {
    this.#window.show();
  }

  destroy(): void {
    this.#mayGo = true;
    this.#window.destroy();
  }

  #events(): WindowEvents {
    const kind = kindOf(this.role);
    const { hub } = this.#parts;
    return {
      mayGo: (url) => mayGo(url, hub()),
      mayUse: (permission, url) => mayUse(permission, url, kind, hub()),
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
    return mayPress(key, kindOf(this.role));
  }

  #mayClose(): boolean {
    const { closes } = kindOf(this.role);
    const may = closes === 'freely' || (closes === 'asks' && !this.#isServing);
    this.#mayGo ||= may;
    if (!may) this.#closeAsked();
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
    if (hub !== null && isThere) this.#open(hub);
    else this.#wait();
  }

  #wait(): void {
    this.#show(this.#standIn());
    this.#later(LOOK_AGAIN, () => void this.#look());
  }

  #standIn(): LocalPage {
    if (kindOf(this.role).isPublic) return 'moment';
    const isMissed = this.#parts.monotonic() >= this.#missedAt;
    const trouble = this.#parts.trouble();
    if (trouble && (isMissed || trouble.why !== 'starting')) return 'trouble';
    return isMissed ? 'unreachable' : 'moment';
  }

  #open(hub: string): void {
    this.#shown = 'hub';
    this.#isServing = false;
    const { role, device } = this.#plan;
    const secret = this.#plan.secret();
    this.#window.load(`${hub}/${role}?device=${device}${secret === null ? '' : `#join=${secret}`}`);
  }

  #show(page: LocalPage): void {
    const url = localUrl(page, this.role, this.#factsFor(page));
    if (this.#shown === page && this.#localUrl === url) return;
    this.#shown = page;
    this.#isServing = false;
    this.#localUrl = url;
    this.#window.load(url);
  }

  #factsFor(page: LocalPage): Record<string, string> {
    const hub = this.#parts.hub();
    const trouble = this.#parts.trouble();
    if (page === 'unreachable' && hub !== null) return { hub };
    return page === 'trouble' && trouble ? { ...trouble } : {};
  }

  #loaded(url: string): void {
    if (ownerOf(url, this.#parts.hub()) !== 'nobody') this.#window.show();
  }

  #failed(url: string): void {
    this.#parts.note('a page could not be loaded', { role: this.role });
    if (ownerOf(url, this.#parts.hub()) !== 'hub') return;
    this.#shown = null;
    this.#wait();
  }

  #died(reason: string): void {
    this.#cancelHung();
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
    this.#gone(!this.#mayGo);
  }

  #later(delay: Duration, then: () => void): void {
    this.#turn += 1;
    this.#cancel();
    this.#cancel = this.#parts.after(delay, then);
  }
}
