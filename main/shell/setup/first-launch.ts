import type { Duration } from '#contract/ids.ts';
import { SetupAsk, type SetupState } from '#contract/setup.ts';
import type { TypedAddress } from '#shell/finding/typed-address.ts';
import { ownerOf } from '#shell/guard.ts';
import { setupUrl } from '#shell/local-pages.ts';
import type { Asker, Desktop, DesktopWindow, WindowEvents } from '#shell/ports.ts';
import { Crashes } from '#shell/windows/crashes.ts';
import { WINDOW_KINDS } from '#shell/windows/kinds.ts';
import { inOrder } from '#shell/windows/monitors.ts';
import { middleOf } from '#shell/windows/placing.ts';
import type { Setup } from './setup.ts';

export interface FirstLaunchParts {
  desktop: Desktop;
  setup: Setup;
  title: string;
  monotonic(): Duration;
  after(delay: Duration, then: () => void): () => void;
  /** Its window is closed, by whomever. */
  closed(): void;
}

/** Longer than anybody thinks about one question, and shorter than a hall stands without its kiosk. */
const LEFT_ALONE: Duration = 3 * 60_000;

/** The window of the first launch. */
export class FirstLaunch {
  readonly #parts: FirstLaunchParts;
  readonly #window: DesktopWindow;
  readonly #crashes = new Crashes();
  #isPublic = false;
  #cancel = () => {};

  constructor(parts: FirstLaunchParts) {
    this.#parts = parts;
    const { desktop, title } = parts;
    const [first] = inOrder(desktop.monitors());
    const bounds = middleOf(first?.bounds ?? { x: 0, y: 0, width: 1280, height: 800 });
    const options = { kind: { ...WINDOW_KINDS.desk, closes: 'freely' as const }, partition: 'setup', title, bounds };
    this.#window = desktop.openWindow(options, this.#events());
  }

  get id(): number {
    return this.#window.id;
  }

  /** `invitation`: the address that this launch came with. */
  start(invitation: TypedAddress | null): void {
    this.#parts.setup.begin(invitation);
    this.#window.load(setupUrl());
  }

  /** It stands where the public is: left alone for a while, it is closed. */
  public(): void {
    this.#isPublic = true;
    this.#attended();
  }

  #attended(): void {
    this.#cancel();
    if (this.#isPublic) this.#cancel = this.#parts.after(LEFT_ALONE, () => this.destroy());
  }

  focus(): void {
    this.#window.show();
  }

  destroy(): void {
    this.#window.destroy();
  }

  /** A message over its bridge. @throws Error when it may not be sent, without a word why */
  async answer({ isMainFrame, url }: Asker, message: unknown): Promise<SetupState | undefined> {
    const asked = SetupAsk.safeParse(message);
    if (!asked.success || !isMainFrame || ownerOf(url, null) !== 'app') throw new Error('refused');
    // The page asks how things stand by itself, and tells whether somebody touched it; anything else is somebody's doing.
    if (asked.data.type !== 'setupState' || asked.data.isAttended) this.#attended();
    return this.#parts.setup.answer(asked.data);
  }

  #events(): WindowEvents {
    const { setup, monotonic, closed } = this.#parts;
    return {
      mayGo: () => false,
      mayUse: () => false,
      mayDownload: () => false,
      mayPress: () => true,
      mayClose: () => true,
      loaded: () => this.#window.show(),
      failed: () => {},
      gone: () => {
        if (this.#crashes.note(monotonic())) this.destroy();
        else this.#window.load(setupUrl());
      },
      hung: () => {},
      woke: () => {},
      closed: () => {
        this.#cancel();
        setup.stop();
        closed();
      },
    };
  }
}
