import { setTimeout as delay } from 'node:timers/promises';
import type { HubProcess } from './hub-process.ts';
import { instantOf, machineNow, paced, type Scale } from './scaled-time.ts';

/**
 * The clock of a replay: it runs at the speed that was asked for, and waits whenever somebody is behind their minute, so
 * that a slow machine plays the same day more slowly instead of another one.
 */
export class Pace {
  readonly #hub: HubProcess;
  readonly #speed: number;
  /** Instants of the steps that people are at, by who. */
  readonly #at = new Map<string, number>();
  #scale: Scale;

  constructor(hub: HubProcess, from: number, speed: number) {
    this.#hub = hub;
    this.#speed = speed;
    this.#scale = { from, mark: machineNow(), speed: WAITING };
  }

  get scale(): Scale {
    return this.#scale;
  }

  /** A hub that is started again must not find its own last events ahead of the clock. */
  notBefore(instant: number): Scale {
    if (instant > this.now()) this.#scale = { ...this.#scale, from: instant, mark: machineNow() };
    return this.#scale;
  }

  now(): number {
    return instantOf(this.#scale, machineNow());
  }

  /** Resolves when the recorded time is `at`; from then on `who` is busy with it. */
  async reach(who: string, at: number): Promise<void> {
    this.#at.set(who, at);
    for (let left = at - this.now(); left > 0; left = at - this.now()) {
      await delay(Math.min(left / this.#scale.speed, LOOK_EVERY));
    }
  }

  /** `who` has nothing left to do. */
  leave(who: string): void {
    this.#at.delete(who);
  }

  /** Runs the clock until `stop`. */
  async run(stop: AbortSignal): Promise<void> {
    while (!stop.aborted) {
      const behind = this.now() - Math.min(...this.#at.values(), this.now());
      const speed = behind > MOST_BEHIND ? WAITING : this.#speed;
      if (speed !== this.#scale.speed) {
        this.#scale = paced(this.#scale, speed, machineNow());
        this.#hub.pace(this.#scale);
      }
      await delay(LOOK_EVERY);
    }
  }
}

/** While it waits the clock runs as any other. */
const WAITING = 1;
/** How far behind their minute somebody may be, recorded ms. */
const MOST_BEHIND = 10 * 60_000;
/** Real ms. */
const LOOK_EVERY = 10;
