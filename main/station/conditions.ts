import type { HardwareKind, HardwareReport } from '#contract/hardware.ts';
import type { Duration } from '#contract/ids.ts';
import type { Condition, HardwareTime } from '#hardware/ports.ts';

/** Most items of one report. */
const MOST = 60;
/** What changes at once is told at once, but together. */
const GATHER: Duration = 30;

type Item = HardwareReport['items'][number];

export interface ConditionsParts {
  time: HardwareTime;
  /** False: the hub did not hear it. */
  report(items: Item[]): Promise<boolean>;
}

/** How each piece of hardware is: told to the hub when it changes, and in full whenever the hub is reached anew. */
export class Conditions {
  readonly #parts: ConditionsParts;
  readonly #items = new Map<string, Item>();
  readonly #untold = new Set<string>();
  #isOnline = false;
  #cancel: (() => void) | undefined;
  #telling = false;

  constructor(parts: ConditionsParts) {
    this.#parts = parts;
  }

  set(of: HardwareKind, id: string, { state, problem }: Condition): void {
    const key = `${of}:${id}`;
    const known = this.#items.get(key);
    if (known?.state === state && known.problem === problem) return;
    this.#items.set(key, { of, id, state, problem });
    this.#untold.add(key);
    this.#tellSoon();
  }

  /** It hangs on this PC no more. */
  drop(of: HardwareKind, id: string): void {
    this.#items.delete(`${of}:${id}`);
    this.#untold.delete(`${of}:${id}`);
  }

  turned(isOnline: boolean): void {
    this.#isOnline = isOnline;
    if (!isOnline) return;
    for (const key of this.#items.keys()) this.#untold.add(key);
    this.#tellSoon();
  }

  stop(): void {
    this.#isOnline = false;
    this.#cancel?.();
  }

  #tellSoon(): void {
    if (!this.#isOnline || this.#telling || this.#untold.size === 0) return;
    this.#cancel ??= this.#parts.time.after(GATHER, () => void this.#tell());
  }

  async #tell(): Promise<void> {
    this.#cancel = undefined;
    const keys = [...this.#untold].slice(0, MOST);
    for (const key of keys) this.#untold.delete(key);
    this.#telling = true;
    const heard = await this.#parts.report(keys.flatMap((key) => this.#items.get(key) ?? []));
    this.#telling = false;
    // A connection that came anew meanwhile has marked all of them already.
    if (!heard) for (const key of keys) if (this.#items.has(key)) this.#untold.add(key);
    this.#tellSoon();
  }
}
