import type { Duration } from '#contract/ids.ts';
import type { HardwareTime } from '#hardware/ports.ts';

const LOOK_EVERY_MS = 1_000;
const ASK_EVERY_MS = 4_000;
/** An Arduino is reset by the opening of its port and listens to nobody before its greeting. */
const FIRST_ASK_MS = 2_000;
/** Two questions without an answer. Seen at the next look: a silent box is down within 10 s. */
const SILENT_AFTER_MS = 9_000;

/** Asks a device whether it is there. No event tells of firmware that hangs, nor, on some systems, of an unplugged cable. */
export class Pulse {
  readonly #parts: { time: HardwareTime; ask(): void; silent(): void };
  #cancel: (() => void) | null = null;
  #heard: Duration = 0;
  #asked: Duration = 0;

  constructor(parts: { time: HardwareTime; ask(): void; silent(): void }) {
    this.#parts = parts;
  }

  start(): void {
    const now = this.#parts.time.monotonic();
    this.#heard = now;
    this.#asked = now - ASK_EVERY_MS + FIRST_ASK_MS;
    this.#lookLater();
  }

  heard(): void {
    this.#heard = this.#parts.time.monotonic();
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = null;
  }

  #lookLater(): void {
    this.#cancel = this.#parts.time.after(LOOK_EVERY_MS, () => this.#look());
  }

  #look(): void {
    const now = this.#parts.time.monotonic();
    if (now - this.#heard >= SILENT_AFTER_MS) {
      this.#cancel = null;
      this.#parts.silent();
      return;
    }
    if (now - this.#asked >= ASK_EVERY_MS) {
      this.#asked = now;
      this.#parts.ask();
    }
    this.#lookLater();
  }
}
