import type { HubId } from '#contract/hub.ts';
import type { Duration } from '#contract/ids.ts';
import type { FindingTime } from './ports.ts';

/** What the other PCs of the office need of the network. */
export interface Neighbours {
  /** Which others there are, as the hub at this origin tells; undefined: it did not. Never rejects. */
  learn(hub: string, id: HubId): Promise<string[] | undefined>;
  /** Tells whoever asks where the hub is (null: not known now), until the returned function is called. Never throws. */
  answer(whereIs: (id: HubId) => string | null): () => void;
}

export interface NeighbourhoodParts {
  neighbours: Neighbours;
  time: FindingTime;
  whereIs(id: HubId): string | null;
  /** The hub told of these. */
  told(addresses: string[]): void;
}

/** PCs are switched on one after the other, and each shall know of the later ones, too. */
const AGAIN: Duration = 10 * 60_000;
/** The hub may not have let a window of this PC in yet. */
const SOON: Duration = 60_000;

/** What this PC and its neighbours do for each other: learn of them while the hub is there, and answer them. */
export class Neighbourhood {
  readonly #parts: NeighbourhoodParts;
  #where: { hub: string; id: HubId } | null = null;
  #cancel: () => void = () => {};
  #close: () => void = () => {};

  constructor(parts: NeighbourhoodParts) {
    this.#parts = parts;
  }

  start(): void {
    this.#close = this.#parts.neighbours.answer((id) => this.#parts.whereIs(id));
  }

  /** The hub is there, or null: it is looked for. */
  hubTurned(where: { hub: string; id: HubId } | null): void {
    this.#cancel();
    this.#where = where;
    if (where) void this.#learn(where);
  }

  stop(): void {
    this.hubTurned(null);
    this.#close();
    this.#close = () => {};
  }

  async #learn(where: { hub: string; id: HubId }): Promise<void> {
    const { neighbours, time, told } = this.#parts;
    const addresses = await neighbours.learn(where.hub, where.id);
    if (this.#where !== where) return;
    this.#cancel = time.after(addresses === undefined ? SOON : AGAIN, () => void this.#learn(where));
    if (addresses !== undefined) told(addresses);
  }
}
