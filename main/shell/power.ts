import type { Desktop } from './ports.ts';

/** What this PC must not do meanwhile: darken its screens, or sleep. */
export class Power {
  readonly #desktop: Pick<Desktop, 'keepAwake'>;
  readonly #held = new Map<'display' | 'app', () => void>();

  constructor(desktop: Pick<Desktop, 'keepAwake'>) {
    this.#desktop = desktop;
  }

  /** @param isNeeded whether a screen stands here that people look at */
  screens(isNeeded: boolean): void {
    this.#hold('display', isNeeded);
  }

  /** @param isNeeded whether this PC's office is open: all its other screens need it */
  office(isNeeded: boolean): void {
    this.#hold('app', isNeeded);
  }

  #hold(what: 'display' | 'app', isNeeded: boolean): void {
    if (isNeeded === this.#held.has(what)) return;
    if (isNeeded) this.#held.set(what, this.#desktop.keepAwake(what));
    else {
      this.#held.get(what)?.();
      this.#held.delete(what);
    }
  }
}
