import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { RowChange } from '#contract/rows.ts';
import type { Batch, Store } from '#store/store.ts';
import { ConstraintError } from '#store/store.ts';
import { batch, commandId } from '../store/rows.ts';

/** `reopen` closes it and opens the same data again, where there is something to reopen. */
export interface StoreUnderTest {
  store: Store;
  reopen(): Promise<Store>;
}

/** The store of one test, in a folder of its own. */
export class KeptStore {
  store!: Store;
  folder!: string;
  readonly #open: (folder: string) => Promise<StoreUnderTest>;
  #under!: StoreUnderTest;

  constructor(open: (folder: string) => Promise<StoreUnderTest>) {
    this.#open = open;
  }

  async begin(): Promise<void> {
    this.folder = mkdtempSync(join(tmpdir(), 'ns-store-'));
    this.#under = await this.#open(this.folder);
    this.store = this.#under.store;
  }

  async end(): Promise<void> {
    await this.store.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  async reopen(): Promise<void> {
    this.store = await this.#under.reopen();
  }

  append(part: Partial<Batch>): Promise<void> {
    return this.store.append(batch(part));
  }

  change(...changes: RowChange[]): Promise<void> {
    return this.append({ changes });
  }

  /** Ids of the rows that memory would hold, in order. */
  async loadedIds(): Promise<string[]> {
    return (await this.store.load()).rows.map((row) => row.id).sort();
  }

  /** The batch is refused and nothing of it is kept. */
  async refused(part: Partial<Batch>): Promise<void> {
    const before = await everything(this.store);
    await expect(this.append(part)).rejects.toThrow(ConstraintError);
    expect(await everything(this.store)).toEqual(before);
  }
}

/** All a store would tell. */
async function everything(store: Store) {
  return {
    loaded: await store.load(),
    rows: [...store.allRows()],
    events: store.events(null, 0, 100),
    texts: store.texts(['x']),
    answers: [1, 2].map((k) => store.result('k', commandId(1, k))),
  };
}
