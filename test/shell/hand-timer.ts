/** Time of a test: it stands still until it is moved. */
export class HandTimer {
  now = 0;
  #timers: { at: number; callback: () => void }[] = [];

  after = (delay: number, callback: () => void): (() => void) => {
    const timer = { at: this.now + delay, callback };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((one) => one !== timer);
    };
  };
  monotonic = (): number => this.now;

  /** Delays until the callbacks that stand ready, the next first. */
  get waiting(): number[] {
    return this.#timers.map(({ at }) => at - this.now).sort((a, b) => a - b);
  }

  /** Lets time pass, and what follows from each callback happen. */
  async pass(duration: number): Promise<void> {
    const end = this.now + duration;
    await settled();
    for (;;) {
      const next = this.#timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.#timers = this.#timers.filter((one) => one !== next);
      this.now = Math.max(this.now, next.at);
      next.callback();
      await settled();
    }
    this.now = end;
  }
}

/** All promises that can go on have gone on. */
export const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
