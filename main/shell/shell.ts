import { join } from 'node:path';
import { BridgeAsk, type WindowRole } from '#contract/bridge.ts';
import type { HubId } from '#contract/hub.ts';
import type { Duration } from '#contract/ids.ts';
import type { DeviceTokens } from './device-tokens.ts';
import { kindOf, mayAsk } from './guard.ts';
import type { Launch } from './launch.ts';
import { OwnHub } from './own-hub.ts';
import { PinLock } from './pin.ts';
import type { Asker, Desktop } from './ports.ts';
import { FirstLaunch } from './setup/first-launch.ts';
import { Setup, type SetupParts } from './setup/setup.ts';
import { placesOf } from './windows/placing.ts';
import { ScreenWindow, type WindowParts } from './windows/screen-window.ts';
import { type Words, wordsFor } from './words.ts';

export interface ShellParts extends Pick<WindowParts, 'answers' | 'monotonic' | 'after' | 'note'> {
  desktop: Desktop;
  /** Which hub answers at this origin, when it has proven it. Never rejects. */
  identify(hub: string): Promise<HubId | null>;
  tokens: Pick<DeviceTokens, 'get' | 'keep'>;
  /** For a PC that does not know yet what it is. */
  setup: Omit<SetupParts, 'after'>;
  /** What this PC is, read again. */
  launchAgain(): Launch;
}

/** Monitors that come and go do so in bursts. */
const MONITORS_SETTLE: Duration = 1_000;

/** Of an office that nobody chose one for. */
const USUAL_PRESET = 'townHall';

/** The windows of this PC, from launch to the last one closed. */
export class Shell {
  readonly #parts: ShellParts;
  #launch: Launch;
  #first: FirstLaunch | null = null;
  #preset = USUAL_PRESET;
  readonly #windows = new Map<WindowRole, ScreenWindow>();
  readonly #pin: PinLock;
  readonly #words: Words;
  #sleeps: () => void = () => {};
  #unsettled: () => void = () => {};
  #isAsking = false;
  #own: OwnHub | null = null;
  #isEnding = false;

  constructor(parts: ShellParts, launch: Launch) {
    this.#parts = parts;
    this.#launch = launch;
    this.#pin = new PinLock(launch.pin, parts.monotonic);
    this.#words = wordsFor(parts.desktop.languages());
  }

  /** Opens what the launch asked for. To be called when the desktop is ready. */
  start(): void {
    const { desktop } = this.#parts;
    desktop.onAsk((asker, asked) => this.#asked(asker, asked));
    desktop.onMonitorsChanged(() => this.#monitorsChanged());
    desktop.onQuitAsked(() => void this.#end());
    if (isUndecided(this.#launch)) this.#ask();
    else this.#begin();
  }

  /** The first launch: a person says what this PC is. */
  #ask(): void {
    const { desktop, setup, after, monotonic } = this.#parts;
    const closed = () => {
      this.#first = null;
      if (this.#windows.size === 0 && this.#own === null) void this.#end();
    };
    const asking = new Setup({ ...setup, after }, (preset) => this.#decided(preset));
    this.#first = new FirstLaunch({ desktop, setup: asking, title: this.#words.setup, monotonic, closed });
    this.#first.start();
  }

  #decided(preset: string | null): void {
    this.#preset = preset ?? USUAL_PRESET;
    this.#launch = this.#parts.launchAgain();
    this.#begin();
    // Whoever pressed gets an answer before the window is gone.
    this.#parts.after(0, () => this.#first?.destroy());
  }

  #begin(): void {
    this.#beHub(this.#launch);
    for (const role of this.#launch.roles) this.#open(role, this.#launch);
  }

  /** Somebody launched the app again: its windows open here, those that are open come to the front. */
  launchedAgain(launch: Launch): void {
    this.#first?.focus();
    this.#beHub(launch);
    for (const role of launch.roles) {
      const open = this.#windows.get(role);
      if (open) open.focus();
      else this.#open(role, launch);
    }
  }

  /** From now on the office's hub runs on this PC, unless it does already. */
  #beHub({ office }: Launch): void {
    if (office === null || this.#own) return;
    const { desktop, monotonic, after, note } = this.#parts;
    const order = { ...office, preset: this.#preset, dataDir: office.dataDir ?? join(desktop.folder(), 'office') };
    const turned = () => {
      for (const window of this.#windows.values()) window.hubTurned();
    };
    const fork: Desktop['fork'] = (entry, told) => desktop.fork(entry, told);
    this.#own = new OwnHub({ fork, time: { monotonic, after }, note, turned }, order);
    this.#own.start();
  }

  /** Origin of the hub that this PC belongs to: the one it was told, else its own. */
  #hub(): string | null {
    return this.#launch.hub ?? this.#own?.url ?? null;
  }

  #ownSecretOf(role: WindowRole): string | null {
    return this.#launch.hub === null ? (this.#own?.secretOf(role) ?? null) : null;
  }

  #windowParts(): WindowParts {
    const trouble = () => (this.#launch.hub === null ? (this.#own?.trouble ?? null) : null);
    return { ...this.#parts, hub: () => this.#hub(), trouble };
  }

  #open(role: WindowRole, { secrets }: Launch): void {
    const roles = [...new Set([...this.#launch.roles, ...this.#windows.keys(), role])];
    const bounds = placesOf(roles, this.#parts.desktop.monitors()).get(role);
    if (bounds === undefined) return;
    const title = this.#words.windows[role];
    const secret = () => secrets.get(role) ?? this.#ownSecretOf(role);
    const plan = { role, device: '1', secret, bounds, title };
    const told = {
      gone: (byForce: boolean) => this.#closed(role, byForce),
      closeAsked: () => void this.#closeAsked(role),
    };
    const window = new ScreenWindow(this.#windowParts(), plan, told);
    this.#windows.set(role, window);
    this.#awake();
    window.start();
  }

  #closed(role: WindowRole, byForce: boolean): void {
    this.#windows.delete(role);
    if (this.#isEnding) return;
    if (byForce && kindOf(role).closes === 'pin') this.#open(role, this.#launch);
    this.#awake();
    if (this.#windows.size === 0) void this.#lastClosed();
  }

  /** Other screens need the hub of this PC: a window that is closed does not end it by mistake. */
  async #lastClosed(): Promise<void> {
    const { message, detail, stay, close } = this.#words.closeHub;
    const question = { message, detail, buttons: [stay, close], quiet: 0 };
    const isOver = this.#own === null || (await this.#parts.desktop.choose(question)) === 1;
    if (isOver && this.#windows.size === 0) await this.#end();
  }

  /** Windows, station, hub: in this order, so that nobody sees the others go. */
  async #end(): Promise<void> {
    if (this.#isEnding) return;
    this.#isEnding = true;
    this.#first?.destroy();
    for (const window of [...this.#windows.values()]) window.destroy();
    if (this.#own) await this.#own.stop();
    this.#parts.desktop.quit();
  }

  /** The monitors of screens that people look at stay on while one of them stands. */
  #awake(): void {
    this.#sleeps();
    const isNeeded = [...this.#windows.keys()].some((role) => kindOf(role).staysAwake);
    this.#sleeps = isNeeded ? this.#parts.desktop.keepAwake() : () => {};
  }

  #monitorsChanged(): void {
    this.#unsettled();
    this.#unsettled = this.#parts.after(MONITORS_SETTLE, () => {
      const places = placesOf([...this.#windows.keys()], this.#parts.desktop.monitors());
      for (const [role, bounds] of places) if (kindOf(role).covers) this.#windows.get(role)?.place(bounds);
    });
  }

  async #closeAsked(role: WindowRole): Promise<void> {
    const window = this.#windows.get(role);
    if (kindOf(role).closes === 'pin') return window?.askPin();
    if (this.#isAsking) return;
    this.#isAsking = true;
    const { message, detail, stay, close } = this.#words.closeWhileServing;
    const chosen = await this.#parts.desktop.choose({ message, detail, buttons: [stay, close], quiet: 0 });
    this.#isAsking = false;
    if (chosen === 1) window?.destroy();
  }

  /** A message over the bridge. @throws Error when whoever sent it may not ask that, without a word why */
  async #asked(asker: Asker, message: unknown): Promise<unknown> {
    if (this.#first?.id === asker.windowId) return this.#first.answer(asker, message);
    const asked = BridgeAsk.safeParse(message);
    const window = [...this.#windows.values()].find(({ id }) => id === asker.windowId);
    if (!asked.success || !window || !mayAsk(asked.data.type, asker, window.role, this.#hub())) {
      this.#parts.note('a message that nobody may send was refused', { role: window?.role ?? 'none' });
      throw new Error('refused');
    }
    return this.#answer(window, asked.data);
  }

  #answer(window: ScreenWindow, asked: BridgeAsk): unknown {
    switch (asked.type) {
      case 'again':
        this.#own?.start();
        return window.again();
      case 'staff':
        return window.askPin();
      case 'serving':
        return window.serving(asked.isServing);
      case 'leave': {
        const answer = this.#pin.try(asked.pin);
        if (answer.ok) this.#parts.after(0, () => window.destroy());
        return answer;
      }
      case 'token':
        return this.#tokenOf(window);
      case 'keepToken':
        return this.#keepToken(window, asked.token);
      default:
        return asked satisfies never;
    }
  }

  /** @throws Error while the hub has not proven which one it is: the page asks again */
  async #tokenOf(window: ScreenWindow): Promise<string | null> {
    return this.#parts.tokens.get(await this.#office(), window.name);
  }

  async #keepToken(window: ScreenWindow, token: string | null): Promise<void> {
    this.#parts.tokens.keep(await this.#office(), window.name, token);
  }

  async #office(): Promise<HubId> {
    const hub = this.#hub();
    const id = hub === null ? null : await this.#parts.identify(hub);
    if (id === null) throw new Error('refused');
    return id;
  }
}

const isUndecided = ({ roles, office }: Launch): boolean => roles.length === 0 && office === null;
