import type { Duration } from '#contract/ids.ts';
import type { ChildLimits } from './kept-child.ts';
import type { SuperviseTime } from './ports.ts';

/** How often something ended lately, and what follows from it. */
export class CrashCount {
  readonly #limits: Pick<ChildLimits, 'pauses' | 'calm' | 'loop'>;
  readonly #time: SuperviseTime;
  #times: Duration[] = [];
  #inARow = 0;
  #begun: Duration | null = null;

  constructor(limits: Pick<ChildLimits, 'pauses' | 'calm' | 'loop'>, time: SuperviseTime) {
    this.#limits = limits;
    this.#time = time;
  }

  /** It works since now. */
  began(): void {
    this.#begun = this.#time.monotonic();
  }

  /** It ended. How often it did so within the time of a loop. */
  crashed(): number {
    const now = this.#time.monotonic();
    const worked = this.#begun === null ? 0 : now - this.#begun;
    this.#inARow = worked > this.#limits.calm ? 1 : this.#inARow + 1;
    this.#begun = null;
    this.#times = [...this.#times, now].filter((at) => now - at <= this.#limits.loop.within);
    return this.#times.length;
  }

  get isLoop(): boolean {
    return this.#times.length > this.#limits.loop.crashes;
  }

  /** Before it is begun again. */
  get pause(): Duration {
    const { pauses } = this.#limits;
    return pauses[Math.min(this.#inARow, pauses.length) - 1] ?? 0;
  }

  forget(): void {
    this.#times = [];
    this.#inARow = 0;
  }
}
