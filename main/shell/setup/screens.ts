import type { Duration } from '#contract/ids.ts';
import type { SetupMonitor } from '#contract/setup.ts';
import { setupUrl } from '#shell/local-pages.ts';
import type { Desktop, DesktopWindow, Monitor } from '#shell/ports.ts';
import { BAR } from '#shell/windows/kinds.ts';
import { inOrder } from '#shell/windows/monitors.ts';

/** Long enough to look at each of them. */
const NUMBERS_STAND: Duration = 5_000;
/** Sides of the window with a number, and how far it stands from the corner of its monitor, px. */
const SIDE = 320;
const MARGIN = 40;

/** The monitors of this PC on the page of the first launch, and their numbers on themselves. */
export class Screens {
  readonly #desktop: Pick<Desktop, 'monitors' | 'openWindow'>;
  readonly #after: (delay: Duration, then: () => void) => () => void;
  #numbers: DesktopWindow[] = [];
  #cancel: () => void = () => {};

  constructor(
    desktop: Pick<Desktop, 'monitors' | 'openWindow'>,
    after: (delay: Duration, then: () => void) => () => void,
  ) {
    this.#desktop = desktop;
    this.#after = after;
  }

  list(): SetupMonitor[] {
    return inOrder(this.#desktop.monitors()).map(({ label, bounds }, i) => ({ number: `${i + 1}`, label, bounds }));
  }

  /** Its number stands large on each monitor for a few seconds, in front of everything. */
  show(): void {
    this.stop();
    this.#numbers = inOrder(this.#desktop.monitors()).map((monitor, i) => this.#open(monitor, `${i + 1}`));
    this.#cancel = this.#after(NUMBERS_STAND, () => this.stop());
  }

  stop(): void {
    this.#cancel();
    for (const window of this.#numbers.splice(0)) window.destroy();
  }

  #open({ bounds: { x, y, width, height } }: Monitor, number: string): DesktopWindow {
    const side = Math.min(SIDE, width - 2 * MARGIN, height - 2 * MARGIN);
    const bounds = { x: x + MARGIN, y: y + height - MARGIN - side, width: side, height: side };
    const window = this.#desktop.openWindow(
      { kind: { ...BAR, closes: 'freely' }, partition: 'setup', title: number, bounds },
      {
        ...{ mayGo: () => false, mayUse: () => false, mayDownload: () => false, mayPress: () => true },
        mayClose: () => true,
        // The keyboard stays with the page that asked.
        loaded: () => window.reveal(),
        ...{ failed: () => {}, gone: () => {}, hung: () => {}, woke: () => {} },
        closed: () => {
          this.#numbers = this.#numbers.filter((one) => one !== window);
        },
      },
    );
    window.load(`${setupUrl()}#monitor-${number}`);
    return window;
  }
}
