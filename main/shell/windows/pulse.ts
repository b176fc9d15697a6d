import type { Duration } from '#contract/ids.ts';

export interface PulseParts {
  after(delay: Duration, then: () => void): () => void;
  /** Asks the page for a sign. */
  ask(): void;
  /** It gives none. */
  hung(): void;
  /** It does again. */
  woke(): void;
}

const EVERY: Duration = 4_000;

/**
 * Whether a page still answers that nobody attends: the system notices one that hangs only when somebody presses something in it. It
 * begins with the first sign of a page.
 */
export class Pulse {
  readonly #parts: PulseParts;
  #isAwaited = false;
  #isHung = false;
  #cancel: (() => void) | null = null;

  constructor(parts: PulseParts) {
    this.#parts = parts;
  }

  /** The page gave a sign. */
  heard(): void {
    this.#isAwaited = false;
    if (this.#isHung) this.#parts.woke();
    this.#isHung = false;
    this.#cancel ??= this.#parts.after(EVERY, () => this.#beat());
  }

  /** There is no page any more, until the next sign of one. */
  stop(): void {
    this.#cancel?.();
    this.#cancel = null;
    this.#isAwaited = false;
    this.#isHung = false;
  }

  #beat(): void {
    this.#cancel = this.#parts.after(EVERY, () => this.#beat());
    if (this.#isAwaited && !this.#isHung) {
      this.#isHung = true;
      this.#parts.hung();
    }
    this.#isAwaited = true;
    this.#parts.ask();
  }
}
