import type { Duration } from '#contract/ids.ts';
import type { HardwareTime } from '#hardware/ports.ts';

/** More than any answer: a printer that talks all day must not fill the memory. */
const KEPT = 4_096;

/** Bytes that arrived and were not asked for yet, and the one who waits for them. */
export class Inbox {
  readonly #time: HardwareTime;
  #bytes: Buffer = Buffer.alloc(0);
  #changed: () => void = () => {};
  #over = false;

  constructor(time: HardwareTime) {
    this.#time = time;
  }

  put(bytes: Uint8Array): void {
    this.#bytes = Buffer.concat([this.#bytes, bytes]).subarray(-KEPT);
    this.#changed();
  }

  /** Forgets what arrived. */
  clear(): void {
    this.#bytes = Buffer.alloc(0);
  }

  /** Nothing will arrive any more. */
  end(): void {
    this.#over = true;
    this.#changed();
  }

  /** As `Transport.read`. */
  async take(within: Duration, done: (bytes: Uint8Array) => number | null): Promise<Uint8Array | null> {
    let late = false;
    const cancel = this.#time.after(within, () => {
      late = true;
      this.#changed();
    });
    try {
      for (;;) {
        const length = done(this.#bytes);
        if (length !== null) return this.#cut(length);
        if (late || this.#over) return null;
        await this.#change();
      }
    } finally {
      cancel();
    }
  }

  #change(): Promise<void> {
    return new Promise((resolve) => {
      this.#changed = resolve;
    });
  }

  #cut(length: number): Uint8Array {
    const taken = this.#bytes.subarray(0, length);
    this.#bytes = this.#bytes.subarray(length);
    return taken;
  }
}
