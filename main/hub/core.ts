import type { DayKey, Seq } from '#contract/ids.ts';
import { State } from '#domain/state.ts';
import type { Store } from '#store/store.ts';

/** What the hub knows in memory: the rows of the day, and where its log stands. Between two batches it equals the store. */
export class Core {
  readonly #store: Store;
  #state = new State();
  hub = '';
  epoch = 0;
  /** The last event decided; stored once the batch in flight is. */
  seq: Seq = 0;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Reads everything again from the store. Returns the instant of the last event, 0 without one. */
  async load(): Promise<number> {
    const loaded = await this.#store.load();
    this.#state = State.fromRows(loaded.rows, loaded.texts);
    this.hub = loaded.hub;
    this.epoch = loaded.epoch;
    this.seq = loaded.lastSeq;
    return loaded.lastAt;
  }

  get state(): State {
    return this.#state;
  }
  /** The business day that is open, or the last one. */
  get day(): DayKey | null {
    return (this.#state.openDay() ?? this.#state.lastDay())?.id ?? null;
  }
}
