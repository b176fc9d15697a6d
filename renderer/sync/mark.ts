import type { Seq } from '#contract/ids.ts';

/** The highest mark this device ever saw, by which a hub that was rolled back is found out. */
export interface Mark {
  epoch: number;
  seq: Seq;
}

/** Where it is kept from one day to the next. */
export interface MarkStore {
  load(): Mark | null;
  save(mark: Mark): void;
}

/** Kept in memory, and written down when `save` is called. */
export class HighestMark {
  readonly #store: MarkStore;
  #mark: Mark | null;

  constructor(store: MarkStore) {
    this.#store = store;
    this.#mark = store.load();
  }

  /** What is told to the hub: how far this device has seen, if it saw anything. */
  get seen(): { epoch: number | null; seq: Seq } {
    return { epoch: this.#mark?.epoch ?? null, seq: this.#mark?.seq ?? 0 };
  }

  saw({ epoch, seq }: Mark): void {
    const mark = this.#mark;
    if (mark === null || epoch > mark.epoch || (epoch === mark.epoch && seq > mark.seq)) this.#mark = { epoch, seq };
  }

  /** Writes it down unless it is written already: storage is slow, and shared with other pages of this device. */
  save(): void {
    const saved = this.#store.load();
    const mark = this.#mark;
    if (mark !== null && (saved?.epoch !== mark.epoch || saved.seq !== mark.seq)) this.#store.save(mark);
  }
}
