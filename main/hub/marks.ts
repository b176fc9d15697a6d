import type { Duration, Seq } from '#contract/ids.ts';
import type { Store } from '#store/store.ts';
import type { Alarms } from './alarms.ts';
import type { Core } from './core.ts';
import type { Clock, Journal } from './ports.ts';

export interface MarksParts {
  core: Core;
  store: Store;
  alarms: Alarms;
  clock: Clock;
  journal: Journal;
}

/** A broken device must not make every other one begin anew again and again. */
const AT_MOST_EVERY: Duration = 60_000;
/** Epochs that one proof may raise; further away than this is no honest mark. */
const FARTHEST = 16;

/**
 * The highest (epoch, seq) that devices saw. One that is ahead of this hub proves that its data was rolled back: an alarm
 * stands, and a new epoch makes every screen ask again instead of trusting its picture.
 */
export class Marks {
  readonly #parts: MarksParts;
  #raisedAt = Number.NEGATIVE_INFINITY;

  constructor(parts: MarksParts) {
    this.#parts = parts;
  }

  /** Called between two batches. */
  async saw(epoch: number | null, seq: Seq): Promise<void> {
    const { core, alarms, clock, journal } = this.#parts;
    const isAhead = epoch !== null && (epoch > core.epoch || (epoch === core.epoch && seq > core.seq));
    if (!isAhead || clock.monotonic() - this.#raisedAt < AT_MOST_EVERY) return;
    this.#raisedAt = clock.monotonic();
    journal.error('a device saw more than this hub knows: the data was rolled back', { epoch, seq, hubSeq: core.seq });
    alarms.raise('rolledBack', clock.now());
    if (epoch - core.epoch < FARTHEST) await this.#raiseAbove(epoch);
  }

  async #raiseAbove(epoch: number): Promise<void> {
    const { core, store } = this.#parts;
    while (core.epoch <= epoch) core.epoch = await store.raiseEpoch();
  }
}
