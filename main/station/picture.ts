import type { DeskId } from '#contract/ids.ts';
import type { SettingKind, SettingValues } from '#contract/settings.ts';
import type { SettingViewRow, SignRow, StationHead, StationJobRow, ViewTables } from '#contract/views.ts';
import type { ViewMessage } from '#contract/wire.ts';

type Row = ViewTables['station'];
type SettingOf<K extends SettingKind> = Extract<SettingViewRow, { of: K }>;

/** What the station knows of its view. A row that did not change stays the same object. */
export class Picture {
  readonly #rows = new Map<string, Row>();
  readonly #last: { epoch: number; n: number };
  #head: StationHead;

  private constructor(snapshot: ViewMessage, head: StationHead) {
    this.#last = { epoch: snapshot.epoch, n: snapshot.n };
    this.#head = head;
    this.#put(snapshot);
  }

  /** Undefined when it lacks its head, which no snapshot may. */
  static of(snapshot: ViewMessage): Picture | undefined {
    return snapshot.head === null ? undefined : new Picture(snapshot, snapshot.head as StationHead);
  }

  /** False when a message was missed, or the hub's epoch is another: a snapshot is needed. */
  follow(change: ViewMessage): boolean {
    if (change.epoch !== this.#last.epoch || change.n !== this.#last.n + 1) return false;
    this.#last.n = change.n;
    if (change.head !== null) this.#head = change.head as StationHead;
    this.#put(change);
    return true;
  }

  get head(): StationHead {
    return this.#head;
  }

  /** Papers to print, the oldest first. */
  jobs(): StationJobRow[] {
    const jobs = [...this.#rows.values()].filter((row) => row.table === 'job');
    return jobs.sort((a, b) => a.issuedAt - b.issuedAt || (a.job < b.job ? -1 : 1));
  }

  sign(desk: DeskId): SignRow | undefined {
    const row = this.#rows.get(`sign:${desk}`);
    return row?.table === 'sign' ? row : undefined;
  }

  settings<K extends SettingKind>(of: K): SettingOf<K>[] {
    return [...this.#rows.values()].filter((row): row is SettingOf<K> => row.table === 'setting' && row.of === of);
  }

  setting<K extends SettingKind>(of: K, id: string): SettingValues[K] | undefined {
    const row = this.settings(of).find((one) => one.id === id);
    return row?.value as SettingValues[K] | undefined;
  }

  #put({ rows }: ViewMessage): void {
    for (const key of rows.del) this.#rows.delete(key);
    for (const row of rows.put) this.#rows.set(row.key, row as Row);
  }
}
