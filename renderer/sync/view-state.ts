import type { Seq } from '#contract/ids.ts';
import type { ViewHeads, ViewRow, ViewTables } from '#contract/views.ts';
import type { ViewKind, ViewMessage, ViewName } from '#contract/wire.ts';

/** One view as this screen knows it. Never changed in place: a change makes a new one. */
export interface ViewState<K extends ViewKind = ViewKind> {
  head: ViewHeads[K];
  rows: ReadonlyMap<string, ViewTables[K]>;
  epoch: number;
  /** Number of the last message of this view. */
  n: number;
  seq: Seq;
}

/** `desk:3` is a view of kind `desk`. */
export type KindOf<N extends ViewName> = N extends `${infer K extends ViewKind}:${string}` ? K : never;
export type TableOf<K extends ViewKind> = ViewTables[K]['table'];
export type RowOfTable<K extends ViewKind, T extends TableOf<K>> = Extract<ViewTables[K], { table: T }>;

/** The first picture of a view. Undefined when it lacks its head, which no snapshot may. */
export function fromSnapshot(message: ViewMessage): ViewState | undefined {
  if (message.head === null) return undefined;
  return { ...marks(message), head: message.head, rows: withRows(new Map(), message) };
}

/** The view after one change; undefined when a message was missed or belongs to another epoch: ask for a snapshot. */
export function afterChange(view: ViewState, message: ViewMessage): ViewState | undefined {
  if (message.epoch !== view.epoch || message.n !== view.n + 1) return undefined;
  const moved = message.rows.put.length > 0 || message.rows.del.length > 0;
  const rows = moved ? withRows(new Map(view.rows), message) : view.rows;
  return { ...marks(message), head: message.head ?? view.head, rows };
}

const marks = ({ epoch, n, seq }: ViewMessage) => ({ epoch, n, seq });

function withRows(rows: Map<string, ViewRow>, message: ViewMessage): Map<string, ViewRow> {
  for (const key of message.rows.del) rows.delete(key);
  for (const row of message.rows.put) rows.set(row.key, row);
  return rows;
}
