import type { MappedKey } from '#contract/hardware.ts';
import type { Duration } from '#contract/ids.ts';

/** [B3] The same key again within this time is the same press: worn contacts bounce, keyboards repeat. */
const QUIET: Duration = 400;
/** As long as a key of a box is held. */
const HOLD: Duration = 800;

type Press = MappedKey['press'];

export interface KeyPressParts {
  /** A clock that only measures durations. */
  monotonic(): Duration;
  /** Runs once after `delay`; the answer calls it off. */
  after(delay: Duration, run: () => void): () => void;
}

/** Makes presses of what a keyboard tells: down, down again, up. */
export class KeyPresses {
  readonly #parts: KeyPressParts;
  readonly #last = new Map<string, Duration>();
  #held: { code: string; callOff: () => void; hit: () => void } | undefined;

  constructor(parts: KeyPressParts) {
    this.#parts = parts;
  }

  /**
   * A key goes down.
   *
   * @param repeat the keyboard repeats a key that is held
   * @param canBeHeld holding it means another thing: what was meant is known when it is let go, or after 800 ms
   */
  down(code: string, repeat: boolean, canBeHeld: boolean, pressed: (press: Press) => void): void {
    const now = this.#parts.monotonic();
    const last = this.#last.get(code);
    this.#last.set(code, now);
    if (repeat || (last !== undefined && now - last < QUIET)) return;
    this.letGo();
    if (canBeHeld) this.#hold(code, pressed);
    else pressed('short');
  }

  /** A key goes up: if nothing was made of it yet, it was hit. */
  up(code: string): void {
    if (this.#held?.code !== code) return;
    const { hit } = this.#held;
    this.letGo();
    hit();
  }

  /** The page lost the keyboard, or another key came: nobody knows what was meant. */
  letGo(): void {
    this.#held?.callOff();
    this.#held = undefined;
  }

  #hold(code: string, pressed: (press: Press) => void): void {
    const callOff = this.#parts.after(HOLD, () => {
      this.#held = undefined;
      pressed('long');
    });
    this.#held = { code, callOff, hit: () => pressed('short') };
  }
}
