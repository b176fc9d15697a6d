import type { WindowRole } from '#contract/windows.ts';
import { BridgeAnswers, type BridgeAnswersParts } from './bridge-answers.ts';
import { DeskWindow } from './desk/desk-window.ts';
import { HubOfPc } from './hub-of-pc.ts';
import { isInvited, isUndecided, type Launch } from './launch.ts';
import { Leaving } from './leaving.ts';
import type { Asker } from './ports.ts';
import { Power } from './power.ts';
import { Secrets } from './secrets.ts';
import { Asking } from './setup/asking.ts';
import type { Decision } from './setup/setup.ts';
import type { ShellParts } from './shell-parts.ts';
import { AppTray } from './tray.ts';
import { Arrangement } from './windows/arrangement.ts';
import type { WindowKind } from './windows/kinds.ts';
import { inOrder } from './windows/monitors.ts';
import { ScreenWindow } from './windows/screen-window.ts';
import { nameOf, type Seat, seatsOf } from './windows/stands.ts';
import { usualFrame } from './windows/usual-frame.ts';
import type { WindowParts } from './windows/window-parts.ts';
import { type Words, wordsFor } from './words.ts';

/** Name of the desk's window; a PC has one. */
const DESK = 'desk-1';
/** Of an office that nobody chose one for. */
const USUAL_PRESET = 'townHall';

/** The windows of this PC, from launch to the last one closed. */
export class Shell {
  readonly #parts: ShellParts;
  #launch: Launch;
  #preset = USUAL_PRESET;
  /** By role and which of several, `display-2`. */
  readonly #windows = new Map<string, ScreenWindow>();
  readonly #arrangement: Arrangement;
  readonly #secrets = new Secrets();
  readonly #words: Words;
  readonly #power: Power;
  readonly #tray: AppTray;
  readonly #leaving: Leaving;
  readonly #hub: HubOfPc;
  readonly #desk: DeskWindow;
  readonly #bridge: BridgeAnswers;
  readonly #asking: Asking;
  #isEnding = false;

  constructor(parts: ShellParts, launch: Launch) {
    this.#parts = parts;
    this.#launch = launch;
    this.#words = wordsFor([...(launch.language ? [launch.language] : []), ...parts.desktop.languages()]);
    this.#hub = new HubOfPc({ ...parts, turned: () => this.#turned() });
    this.#arrangement = new Arrangement({
      ...parts,
      monitors: () => parts.desktop.monitors(),
      windows: () => [...this.#windows.values()],
      settled: () => this.#desk.monitorsChanged(),
    });
    this.#leaving = new Leaving((question) => parts.desktop.choose(question), this.#words);
    const { waits: words, tray } = this.#words;
    const desk = { words, settings: parts.setup.settings, window: () => this.#windows.get(DESK) };
    this.#desk = new DeskWindow({ ...parts, ...desk });
    this.#bridge = new BridgeAnswers(this.#bridgeParts());
    this.#asking = new Asking({
      ...{ ...parts, title: this.#words.setup, windows: () => [...this.#windows.values()] },
      decided: (decision) => this.#decided(decision),
      closed: (aside) => this.#askedInVain(aside),
    });
    this.#power = new Power(parts.desktop);
    this.#tray = new AppTray({
      ...{ desktop: parts.desktop, words: tray, roles: () => this.#launch.roles, quit: () => void this.#quitAsked() },
      ...{ own: () => this.#hub.own, hub: () => this.#hub.origin },
      open: (role) => this.#toFront(this.#launch, [role]),
    });
  }

  /** Opens what the launch asked for. To be called when the desktop is ready. */
  start(): void {
    const { desktop } = this.#parts;
    desktop.onAsk((asker, asked) => this.#asked(asker, asked));
    desktop.onMonitorsChanged(() => this.#arrangement.monitorsChanged());
    desktop.onQuitAsked(() => void this.#end());
    desktop.onSessionEnd(() => this.#endNow());
    desktop.onWoke(() => this.#woke());
    if (isUndecided(this.#launch) || isInvited(this.#launch, this.#parts.finding.kept.read()))
      this.#asking.begin(this.#launch.invitation, !isUndecided(this.#launch));
    else {
      this.#begin();
      this.#parts.startsWithPc(false);
    }
  }

  /** The computer slept: nothing that stands here is taken for current before it was looked at. */
  #woke(): void {
    this.#hub.woke();
    for (const window of this.#windows.values()) window.woke();
  }

  /** Nobody said what this PC is: what made room for the question is there again. */
  #askedInVain(aside: readonly Seat[]): void {
    if (this.#isEnding) return;
    for (const seat of aside.filter((one) => !this.#windows.has(nameOf(one)))) this.#open(seat, this.#launch, false);
    if (this.#windows.size === 0 && this.#hub.own === null) void this.#end();
  }

  /** At a display without a PIN, unless a kiosk beside it would go with it. */
  #mayRejoin({ covers, closes }: WindowKind): boolean {
    const isKiosk = [...this.#windows.values()].some(({ kind }) => kind.closes === 'pin');
    return this.#hub.isElsewhere && !(isKiosk && covers && closes !== 'pin');
  }

  #decided({ preset, secrets }: Decision): void {
    this.#preset = preset ?? USUAL_PRESET;
    const launch = this.#parts.launchAgain();
    this.#become({ ...launch, secrets: new Map([...launch.secrets, ...secrets]) });
    this.#parts.startsWithPc(true);
  }

  /** Whether a person pressed it or another launch said so: it is known now what this PC is. */
  #become(launch: Launch): void {
    this.#launch = launch;
    // Of the office that this PC belonged to before.
    for (const window of [...this.#windows.values()]) window.destroy();
    this.#begin();
    this.#asking.answered();
  }

  #begin(): void {
    this.#hub.be(this.#launch, this.#preset);
    this.#hub.find(this.#launch);
    for (const seat of seatsIn(this.#launch)) this.#open(seat, this.#launch, this.#asking.isOpen);
    this.#tray.update();
  }

  /** Somebody launched the app again: its windows open here, those that are open come to the front. */
  launchedAgain(launch: Launch): void {
    if (this.#asking.isOpen && !isUndecided(launch)) this.#become(launch);
    else this.#openMore(launch);
  }

  #openMore(launch: Launch): void {
    this.#asking.focus();
    this.#hub.be(launch, this.#preset);
    this.#toFront(launch, launch.roles);
    this.#tray.update();
  }

  #toFront(launch: Launch, roles: readonly WindowRole[]): void {
    for (const seat of seatsIn(launch).filter(({ role }) => roles.includes(role))) {
      const open = this.#windows.get(nameOf(seat));
      if (open) open.focus(inOrder(this.#parts.desktop.monitors())[0]);
      else this.#open(seat, launch, false);
    }
  }

  #turned(): void {
    for (const window of this.#windows.values()) window.hubTurned();
    this.#power.office(this.#hub.isDayOpen);
    this.#tray.update();
  }

  /** What a launch said lets the first of its role in; windows of the hub's own PC are let in one after the other. */
  #secretOf(seat: Seat, { secrets }: Launch): string | null | 'later' {
    const told = seat.device === '1' ? secrets.get(seat.role) : undefined;
    if (told !== undefined || this.#hub.isElsewhere) return told ?? null;
    return this.#secrets.give(seat.role, nameOf(seat), this.#hub.secretOf(seat.role));
  }

  #windowParts(): WindowParts {
    const hub = this.#hub;
    return {
      ...this.#parts,
      language: this.#launch.language,
      hub: () => hub.origin,
      trouble: () => hub.trouble,
      answers: (origin) => hub.answers(origin),
      mayRejoin: (kind) => this.#mayRejoin(kind),
      isOtherOffice: () => hub.isOtherOffice,
      linked: (isLinked) => hub.linked(isLinked),
    };
  }

  #bridgeParts(): BridgeAnswersParts {
    return {
      ...this.#parts,
      window: (id) => [...this.#windows.values()].find((window) => window.id === id),
      hub: () => this.#hub.origin,
      isOurs: (id) => this.#hub.isOurs(id),
      secrets: this.#secrets,
      desk: this.#desk,
      ownPin: () => this.#launch.pin,
      pinChosen: () => {
        this.#launch = { ...this.#launch, pin: this.#parts.launchAgain().pin };
      },
      tryHub: () => this.#hub.hurry(),
      chooseOffice: ({ kind }) => {
        if (this.#mayRejoin(kind)) this.#asking.again(kind);
      },
    };
  }

  /** `isNew`: somebody just set this PC up, and is still there. */
  #open(seat: Seat, launch: Launch, isNew: boolean): void {
    const { desktop } = this.#parts;
    const name = nameOf(seat);
    const place = this.#arrangement.placeFor(seat);
    const [first] = inOrder(desktop.monitors());
    const monitor = place ?? first;
    if (monitor === undefined) return;
    const usual = usualFrame(seat, this.#launch, monitor, first ?? monitor);
    const frame = name === DESK ? this.#desk.frame(usual) : usual;
    const asksForPin = isNew && frame.kind.closes === 'pin' && this.#launch.pin === null;
    const secret = () => this.#secretOf(seat, launch);
    const plan = { seat, secret, asksForPin, frame, title: this.#titleOf(seat) };
    const told = {
      gone: (byForce: boolean) => this.#closed(seat, byForce),
      closeAsked: () => void this.#closeAsked(name),
      pinAsked: () => void this.#bridge.learnPin(name),
      moveAsked: () => this.#arrangement.moveOn(seat),
    };
    this.#arrangement.stand();
    const window = new ScreenWindow(this.#windowParts(), plan, told);
    this.#windows.set(name, window);
    if (place === null && window.kind.covers) this.#arrangement.putAside(window);
    if (name === DESK) this.#desk.opened();
    this.#awake();
    window.start();
  }

  #titleOf({ role, device }: Seat): string {
    const title = this.#words.windows[role];
    return device === '1' ? title : `${title} (${device})`;
  }

  #closed(seat: Seat, byForce: boolean): void {
    const closes = this.#windows.get(nameOf(seat))?.kind.closes;
    this.#windows.delete(nameOf(seat));
    this.#secrets.gone(seat.role, nameOf(seat));
    if (nameOf(seat) === DESK) this.#desk.closed();
    if (this.#isEnding) return;
    if (byForce && closes === 'pin') this.#open(seat, this.#launch, false);
    this.#awake();
    if (this.#windows.size === 0) void this.#lastClosed();
  }

  /** Other screens need the hub of this PC: a window that is closed does not end it by mistake. */
  async #lastClosed(): Promise<void> {
    // Somebody is just saying what this PC is.
    if (this.#asking.isOpen) return;
    const isOver = this.#hub.own === null || (await this.#leaving.confirms('closeHub'));
    if (isOver && this.#windows.size === 0) await this.#end();
  }

  async #quitAsked(): Promise<void> {
    if (await this.#leaving.mayQuit([...this.#windows.values()], this.#hub.own !== null)) await this.#end();
  }

  /** Windows, station, hub: in this order, so that nobody sees the others go. */
  async #end(): Promise<void> {
    if (this.#isEnding) return;
    this.#isEnding = true;
    this.#asking.end();
    this.#hub.forget();
    for (const window of [...this.#windows.values()]) window.destroy();
    if (this.#hub.own) await this.#hub.own.stop();
    this.#parts.desktop.quit();
  }

  /** As little as is left to do when the system ends this program next: nobody's data is cut off in the middle. */
  #endNow(): void {
    if (this.#isEnding) return;
    this.#isEnding = true;
    this.#hub.endNow();
    this.#parts.after(0, () => this.#parts.desktop.quit());
  }

  /** The monitors of screens that people look at stay on while one of them stands. */
  #awake(): void {
    this.#power.screens([...this.#windows.values()].some(({ kind }) => kind.staysAwake));
  }

  async #closeAsked(name: string): Promise<void> {
    const window = this.#windows.get(name);
    if (window?.kind.closes === 'pin') return window.askPin();
    if (await this.#leaving.confirms('closeWhileServing')) window?.destroy();
  }

  /** A message over the bridge. @throws Error when whoever sent it may not ask that, without a word why */
  async #asked(asker: Asker, message: unknown): Promise<unknown> {
    if (this.#asking.isBy(asker)) return this.#asking.answer(asker, message);
    return this.#bridge.asked(asker, message);
  }
}

const seatsIn = ({ roles, monitors }: Launch): Seat[] => seatsOf(roles, monitors);
