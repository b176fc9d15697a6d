import type { Duration } from '#contract/ids.ts';
import type { HubTrouble, LocalPage, WindowRole } from '#contract/windows.ts';
import { ownerOf } from '#shell/guard.ts';
import { localUrl } from '#shell/local-pages.ts';
import { Crashes } from './crashes.ts';
import type { WindowKind } from './kinds.ts';
import type { WindowParts, WindowPlan } from './window-parts.ts';

export interface WindowPageParts extends Omit<WindowParts, 'desktop'> {
  plan: Pick<WindowPlan, 'seat' | 'secret' | 'asksForPin'>;
  /** As what the window stands now. */
  kind(): WindowKind;
  load(url: string): void;
  /** It asks for the PIN that leaves the window. */
  pinAsked(): void;
}

/** What is no trouble yet: the hub comes up. */
const ON_ITS_WAY: ReadonlySet<HubTrouble> = new Set(['starting', 'preparing']);
const LOOK_AGAIN: Duration = 1_000;
/** Nobody misses a page for so long while a window opens. */
const ANSWERS_AT_ONCE: Duration = 300;
/** The first moment belongs to "One moment": a hub that starts beside this window is not missed. */
const MISSED_AFTER: Duration = 10_000;
/** A page of the hub's that has no connection by then has lost it, whatever the page says or does not. */
const LINKED_WITHIN: Duration = 3_000;
/** Nobody needs a page any more that was not current for so long; what stands in for it offers a way out. */
const GIVEN_UP_AFTER: Duration = 10 * 60_000;
/** After a loop of crashes a screen that nobody attends tries once more by itself. */
const RECOVERS_AFTER: Duration = 5 * 60_000;
/** Not even the page that says so stands: it is not tried any faster than this. */
const PAUSE: Duration = 30_000;
/** Nobody types the PIN: the public gets its kiosk back. */
const PIN_ASKED_FOR: Duration = 20_000;

/** What one window shows: the hub's page while there is one, else what stands in for it. */
export class WindowPage {
  readonly #parts: WindowPageParts;
  readonly #crashes = new Crashes();
  readonly #missedAt: Duration;
  #shown: LocalPage | 'hub' | null = null;
  #localUrl = '';
  /** Origin of the hub whose page was shown last. */
  #openedAt: string | null = null;
  /** Rises with each decision, so that a slow answer of the hub changes nothing that was decided since. */
  #turn = 0;
  #cancel: () => void = () => {};
  #cancelLink: () => void = () => {};
  /** Null: the hub's page has its connection. */
  #cancelGivingUp: (() => void) | null = null;
  #cancelStandIn: () => void = () => {};
  #standsInAt: Duration = Number.NEGATIVE_INFINITY;
  #isServing = false;
  #hasStopped = false;

  constructor(parts: WindowPageParts) {
    this.#parts = parts;
    this.#missedAt = parts.monotonic() + MISSED_AFTER;
  }

  get isHubs(): boolean {
    return this.#shown === 'hub';
  }

  get isChoosingPin(): boolean {
    return this.#shown === 'choosePin';
  }

  /** Whether it says that a visitor is being served. */
  get isServing(): boolean {
    return this.#isServing;
  }

  /** None of the hub's, but one that says that it is waited for. */
  get isWaiting(): boolean {
    return this.#shown === 'moment' || this.#shown === 'unreachable' || this.#shown === 'trouble';
  }

  /** From now on the window shows what it can. */
  start(): void {
    if (this.#parts.plan.asksForPin) this.#show('choosePin');
    else this.#begin();
  }

  /** A hub that answers at once is shown at once: another page before its own would cost a third of the way there. */
  #begin(): void {
    this.#standsInAt = this.#parts.monotonic() + ANSWERS_AT_ONCE;
    this.#cancelStandIn = this.#parts.after(ANSWERS_AT_ONCE, () => {
      if (this.#shown === null) this.#show(this.#standIn());
    });
    this.look();
  }

  /** Of a page, or of a person: try now. */
  again(): void {
    this.#crashes.forget();
    this.#hasStopped = false;
    this.look();
  }

  /**
   * The hub is there, or elsewhere, and its page belongs where it is; or the one of this PC does not run, and staff are told why
   * its page stands still; or another office answers where it was, whose page this would be by now.
   */
  hubTurned(): void {
    const hub = this.#parts.hub();
    const trouble = this.#parts.trouble();
    const isFailed = trouble !== null && !ON_ITS_WAY.has(trouble.why);
    const isElsewhere = this.#shown === 'hub' && hub !== null && hub !== this.#openedAt;
    if (isElsewhere || (trouble === null && (this.isWaiting || this.#shown === null))) this.look();
    else if (this.#shown === 'hub' && (this.#parts.isOtherOffice() || (isFailed && !this.#parts.kind().isPublic)))
      this.#wait();
  }

  /** Told by the page of the hub's. */
  linked(isLinked: boolean): void {
    if (this.#shown !== 'hub') return;
    this.#parts.linked(isLinked);
    if (isLinked) this.#linkEnds();
    else this.#awaitLink();
  }

  /** Asks for the PIN, and gives up when nobody types it. */
  askPin(): void {
    if (this.#shown === 'leave' || this.#shown === 'choosePin' || this.#parts.kind().closes !== 'pin') return;
    this.#parts.pinAsked();
    this.#show('leave');
    this.#later(PIN_ASKED_FOR, () => this.look());
  }

  serving(isServing: boolean): void {
    this.#isServing = isServing;
  }

  /** Nothing is shown any more: another window has taken the place of the one before. */
  moved(): void {
    this.#shown = null;
    this.look();
  }

  /** It could not be loaded. */
  failed(url: string): void {
    this.#parts.note('a page could not be loaded', { role: this.#role });
    if (ownerOf(url, this.#parts.hub()) !== 'hub') return;
    this.#parts.linked(false);
    this.#shown = null;
    this.#standsInAt = this.#parts.monotonic();
    this.#wait();
  }

  /** Its process ended. */
  died(reason: string): void {
    this.#linkEnds();
    this.#isServing = false;
    this.#shown = null;
    const isLoop = this.#crashes.note(this.#parts.monotonic());
    this.#parts.note(isLoop ? 'a page ended again and again' : 'a page ended', { role: this.#role, reason });
    if (!isLoop && !this.#hasStopped) this.look();
    else if (this.#hasStopped) this.#later(PAUSE, () => this.#stop());
    else this.#stop();
  }

  /** Its window is closed: nothing is shown from now on. */
  closed(): void {
    this.#turn += 1;
    this.#cancel();
    this.#linkEnds();
    this.#cancelStandIn();
  }

  /** Looks for the hub until it answers, then shows its page. */
  look(): void {
    void this.#look();
  }

  get #role(): WindowRole {
    return this.#parts.plan.seat.role;
  }

  #stop(): void {
    this.#hasStopped = true;
    this.#show('stopped');
    this.#later(RECOVERS_AFTER, () => this.again());
  }

  async #look(): Promise<void> {
    this.#cancel();
    this.#turn += 1;
    const turn = this.#turn;
    const hub = this.#parts.hub();
    const isThere = hub !== null && (await this.#parts.answers(hub));
    if (turn !== this.#turn) return;
    const secret = hub !== null && isThere ? this.#parts.plan.secret() : 'later';
    if (hub === null || secret === 'later') this.#wait();
    else this.#open(hub, secret);
  }

  #wait(): void {
    const isSoon = this.#parts.trouble() === null && this.#parts.monotonic() < this.#standsInAt;
    if (this.#shown !== null || !isSoon) this.#show(this.#standIn());
    this.#later(LOOK_AGAIN, () => this.look());
  }

  #standIn(): LocalPage {
    if (this.#parts.kind().isPublic) return 'moment';
    const isMissed = this.#parts.monotonic() >= this.#missedAt;
    const trouble = this.#parts.trouble();
    if (trouble && (isMissed || !ON_ITS_WAY.has(trouble.why))) return 'trouble';
    return isMissed ? 'unreachable' : 'moment';
  }

  #open(hub: string, secret: string | null): void {
    this.#shown = 'hub';
    this.#openedAt = hub;
    this.#linkEnds();
    this.#awaitLink();
    this.#isServing = false;
    const { role, device } = this.#parts.plan.seat;
    this.#parts.load(`${hub}/${role}?device=${device}${secret === null ? '' : `#join=${secret}`}`);
  }

  #awaitLink(): void {
    this.#cancelLink();
    this.#cancelLink = this.#parts.after(LINKED_WITHIN, () => this.linked(false));
    this.#cancelGivingUp ??= this.#parts.after(GIVEN_UP_AFTER, () => this.look());
  }

  /** Its connection is there, or its page is not any more: nothing is awaited. */
  #linkEnds(): void {
    this.#cancelLink();
    this.#cancelGivingUp?.();
    this.#cancelGivingUp = null;
  }

  #show(page: LocalPage): void {
    const { language } = this.#parts;
    const url = localUrl(page, this.#role, { ...(language ? { language } : {}), ...this.#factsFor(page) });
    if (this.#shown === page && this.#localUrl === url) return;
    this.#linkEnds();
    this.#shown = page;
    this.#isServing = false;
    this.#localUrl = url;
    this.#parts.load(url);
  }

  #factsFor(page: LocalPage): Record<string, string> {
    const hub = this.#parts.hub();
    const trouble = this.#parts.trouble();
    if (page === 'unreachable' && hub !== null) return { hub, ...(this.#parts.isOtherOffice() ? { other: '1' } : {}) };
    if (page === 'trouble' && trouble) return { ...trouble };
    return this.#mayRejoin(page) ? { rejoin: '1' } : {};
  }

  /** Where the hub was begun anew, or is gone for good, a person at this PC can help it; by PIN only, where visitors stand. */
  #mayRejoin(page: LocalPage): boolean {
    const isOffered = page === 'leave' || (page === 'moment' && this.#role === 'display');
    return isOffered && this.#parts.mayRejoin(this.#parts.kind());
  }

  #later(delay: Duration, then: () => void): void {
    this.#turn += 1;
    this.#cancel();
    this.#cancel = this.#parts.after(delay, then);
  }
}
