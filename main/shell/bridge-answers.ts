import { BridgeAsk, type LeaveAnswer } from '#contract/bridge.ts';
import type { HubId } from '#contract/hub.ts';
import type { DeskWindow } from './desk/desk-window.ts';
import { mayAsk } from './guard.ts';
import { keptPin, PinLock } from './pin.ts';
import type { Asker } from './ports.ts';
import type { Secrets } from './secrets.ts';
import type { ShellParts } from './shell-parts.ts';
import type { ScreenWindow } from './windows/screen-window.ts';

type OfShell = 'identify' | 'tokens' | 'kioskPins' | 'newSalt' | 'setup' | 'monotonic' | 'after' | 'note';

export interface BridgeAnswersParts extends Pick<ShellParts, OfShell> {
  /** The window of this PC with this id. */
  window(id: number): ScreenWindow | undefined;
  /** Origin of the hub that this PC belongs to. */
  hub(): string | null;
  /** Whether a hub with this identity is that hub. */
  isOurs(id: HubId): boolean;
  secrets: Secrets;
  desk: Pick<DeskWindow, 'state' | 'choose' | 'arrived'>;
  /** What the settings keep of a PIN for this PC. */
  ownPin(): string | null;
  /** They keep another one by now. */
  pinChosen(): void;
  /** Somebody asks that the hub is tried now. */
  tryHub(): void;
  /** Somebody at this window wants this PC to belong to an office again. */
  chooseOffice(window: ScreenWindow): void;
}

/** What pages ask of their windows over the bridge, and what they are answered. */
export class BridgeAnswers {
  readonly #parts: BridgeAnswersParts;
  readonly #pin: PinLock;

  constructor(parts: BridgeAnswersParts) {
    this.#parts = parts;
    this.#pin = new PinLock((pin) => parts.kioskPins.isRight(pin, parts.ownPin()), parts.monotonic);
  }

  /** A message over the bridge. @throws Error when whoever sent it may not ask that, without a word why */
  async asked(asker: Asker, message: unknown): Promise<unknown> {
    const asked = BridgeAsk.safeParse(message);
    const window = this.#parts.window(asker.windowId);
    if (!asked.success || !window || !mayAsk(asked.data.type, asker, window.role, this.#parts.hub())) {
      this.#parts.note('a message that nobody may send was refused', { role: window?.role ?? 'none' });
      throw new Error('refused');
    }
    return this.#answer(window, asked.data);
  }

  /** The PIN of the office, so that this kiosk can be left while the hub is away. Never rejects. */
  learnPin(window: string): Promise<void> {
    return this.#parts.kioskPins.learn(this.#parts.hub(), window);
  }

  #answer(window: ScreenWindow, asked: BridgeAsk): unknown {
    switch (asked.type) {
      case 'again':
        this.#parts.tryHub();
        return window.again();
      case 'chooseOffice':
        return this.#parts.chooseOffice(window);
      case 'staff':
        return window.askPin();
      case 'serving':
        return window.serving(asked.isServing);
      case 'linked':
        return window.linked(asked.isLinked);
      case 'desk':
        return this.#parts.desk.state();
      case 'setDesk':
        return this.#parts.desk.choose(asked.choice);
      case 'arrived':
        return this.#parts.desk.arrived();
      case 'leave':
        return this.#leave(window, asked);
      case 'choosePin':
        return this.#choosePin(window, asked.pin);
      case 'token':
        return this.#tokenOf(window);
      case 'keepToken':
        return this.#keepToken(window, asked.token);
      default:
        return asked satisfies never;
    }
  }

  /** Whoever pressed gets an answer before the window is gone. */
  #leave(window: ScreenWindow, { pin, rejoins }: BridgeAsk & { type: 'leave' }): LeaveAnswer {
    const answer = this.#pin.try(pin);
    if (answer.ok) this.#parts.after(0, () => (rejoins ? this.#parts.chooseOffice(window) : window.destroy()));
    return answer;
  }

  /** @throws Error while the hub has not proven which one it is: the page asks again */
  async #tokenOf(window: ScreenWindow): Promise<string | null> {
    const { tokens, secrets } = this.#parts;
    const token = tokens.get(await this.#office(), window.name);
    if (token !== null) secrets.letIn(window.role, window.name, false);
    if (window.role === 'kiosk' && token !== null) void this.learnPin(window.name);
    return token;
  }

  async #keepToken(window: ScreenWindow, token: string | null): Promise<void> {
    const { role, name } = window;
    const { tokens, secrets } = this.#parts;
    if (token === null) secrets.gone(role, name);
    else secrets.letIn(role, name, true);
    tokens.keep(await this.#office(), name, token);
    if (role === 'kiosk' && token !== null) void this.learnPin(name);
  }

  /** @throws Error when it cannot be kept, or nobody asked for it */
  #choosePin(window: ScreenWindow, pin: string | null): void {
    if (!window.isChoosingPin) throw new Error('refused');
    const { setup, newSalt, pinChosen } = this.#parts;
    if (pin !== null) setup.settings.choose({ pin: keptPin(pin, newSalt()) });
    pinChosen();
    window.again();
  }

  async #office(): Promise<HubId> {
    const { hub, identify, isOurs } = this.#parts;
    const origin = hub();
    const id = origin === null ? null : await identify(origin);
    if (id === null || !isOurs(id)) throw new Error('refused');
    return id;
  }
}
