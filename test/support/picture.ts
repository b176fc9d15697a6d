import type { ViewHeads, ViewRow, ViewTables } from '#contract/views.ts';
import type { ViewEvent, ViewKind, ViewMessage, ViewName } from '#contract/wire.ts';

/** What a client knows of one view: the last snapshot with every later change applied. */
export interface Picture<K extends ViewKind = ViewKind> {
  view: ViewName;
  epoch: number;
  n: number;
  seq: number;
  head: ViewHeads[K];
  rows: Map<string, ViewTables[K]>;
  /** Events of all changes since the last snapshot. */
  events: ViewEvent[];
}

/** A snapshot begins the picture anew. */
export function fromSnapshot(message: ViewMessage): Picture {
  if (message.head === null) throw new Error(`the snapshot of ${message.view} has no head`);
  const rows = new Map(message.rows.put.map((row) => [row.key, row] as const));
  return {
    view: message.view,
    epoch: message.epoch,
    n: message.n,
    seq: message.seq,
    head: message.head,
    rows,
    events: [],
  };
}

/** @returns false when the change does not follow the picture: a snapshot is needed. */
export function follow(picture: Picture, change: ViewMessage): boolean {
  if (change.epoch !== picture.epoch || change.n !== picture.n + 1) return false;
  picture.n = change.n;
  picture.seq = change.seq;
  if (change.head !== null) picture.head = change.head;
  for (const key of change.rows.del) picture.rows.delete(key);
  for (const row of change.rows.put) picture.rows.set(row.key, row);
  picture.events.push(...change.events);
  return true;
}

/** The rows of one table, in no particular order. */
export function tableOf<K extends ViewKind, T extends ViewTables[K]['table']>(
  picture: Picture<K>,
  table: T,
): Extract<ViewTables[K], { table: T }>[] {
  const rows: ViewRow[] = [...picture.rows.values()];
  return rows.filter((row) => row.table === table) as Extract<ViewTables[K], { table: T }>[];
}
