import type { Duration } from '#contract/ids.ts';
import type { SetupState } from '#contract/setup.ts';
import type { TypedAddress } from '#shell/finding/typed-address.ts';
import type { Asker, Desktop } from '#shell/ports.ts';
import type { WindowKind } from '#shell/windows/kinds.ts';
import type { ScreenWindow } from '#shell/windows/screen-window.ts';
import type { Seat } from '#shell/windows/stands.ts';
import { FirstLaunch } from './first-launch.ts';
import { Screens } from './screens.ts';
import { type Decision, Setup, type SetupParts } from './setup.ts';

export interface AskingParts {
  desktop: Desktop;
  setup: Pick<SetupParts, 'finder' | 'settings' | 'presets'>;
  title: string;
  monotonic(): Duration;
  after(delay: Duration, then: () => void): () => void;
  /** Those that are open. */
  windows(): ScreenWindow[];
  /** A person said what this PC is. */
  decided(decision: Decision): void;
  /** The page is closed, and nobody said it. `aside`: what made room for it. */
  closed(aside: readonly Seat[]): void;
}

/** Whether, and where, a person is asked what this PC is: at the first launch, and when its office is gone for good. */
export class Asking {
  readonly #parts: AskingParts;
  #page: FirstLaunch | null = null;
  #aside: Seat[] = [];

  constructor(parts: AskingParts) {
    this.#parts = parts;
  }

  get isOpen(): boolean {
    return this.#page !== null;
  }

  isBy({ windowId }: Asker): boolean {
    return this.#page?.id === windowId;
  }

  /** @param isAgain this PC belonged to an office before */
  begin(invitation: TypedAddress | null, isAgain: boolean): void {
    const { desktop, setup, title, monotonic, after, decided } = this.#parts;
    const screens = new Screens(desktop, after);
    const asked = new Setup({ ...setup, after, isAgain, screens }, decided);
    const page = new FirstLaunch({ desktop, setup: asked, title, monotonic, after, closed: () => this.#closed(page) });
    this.#page = page;
    page.start(invitation);
  }

  /** Somebody at a window of this kind wants that this PC belongs to an office again. What covers a monitor makes room, for it stands in front of all. */
  again({ covers }: WindowKind): void {
    const isOpen = this.isOpen;
    if (!isOpen) this.begin(null, true);
    if (covers) this.#makeRoom();
    if (isOpen) this.focus();
  }

  focus(): void {
    this.#page?.focus();
  }

  /** @throws Error when it may not be asked, without a word why */
  async answer(asker: Asker, message: unknown): Promise<SetupState | undefined> {
    return this.#page?.answer(asker, message);
  }

  /** It is known what this PC is. */
  answered(): void {
    const page = this.#page;
    this.#page = null;
    this.#aside = [];
    // Whoever pressed gets an answer before the window is gone.
    this.#parts.after(0, () => page?.destroy());
  }

  /** The app ends. */
  end(): void {
    this.#page?.destroy();
  }

  #makeRoom(): void {
    const covering = this.#parts.windows().filter(({ kind }) => kind.covers);
    this.#aside.push(...covering.map(({ seat }) => seat));
    this.#page?.public();
    for (const window of covering) window.destroy();
  }

  #closed(page: FirstLaunch): void {
    if (this.#page !== page) return;
    const aside = this.#aside;
    this.#page = null;
    this.#aside = [];
    this.#parts.closed(aside);
  }
}
