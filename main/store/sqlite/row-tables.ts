import type { Row, RowKind } from '#contract/rows.ts';
import { isOpenAtDesk } from '#store/batch.ts';

export type SqlValue = string | number | null;

/** How one kind of row is kept. Every table also has `id`, `json` (the whole row) and `live` (memory holds it). */
export interface RowTable<R extends Row> {
  name: string;
  /** What orders the table: rowid keeps the order of the first put, as memory does. */
  key: 'rowid' | 'id';
  /** Lifted from the row for a constraint or a page; the same for the whole life of a row. */
  fixed: Lifted<R>;
  /** Lifted too, and changing with the row. */
  changing: Lifted<R>;
}
type Lifted<R> = Record<string, (row: R) => SqlValue>;

const plain = (name: string, key: 'rowid' | 'id'): RowTable<Row> => ({ name, key, fixed: {}, changing: {} });

/** One table for each kind of row; the migrations make them. */
export const ROW_TABLES: { [K in RowKind]: RowTable<Extract<Row, { kind: K }>> } = {
  visit: {
    name: 'visits',
    key: 'rowid',
    fixed: { day: (row) => row.day, series: (row) => row.series, cycle: (row) => row.cycle, n: (row) => row.n },
    changing: {},
  },
  transaction: {
    name: 'transactions',
    key: 'rowid',
    fixed: { visit: (row) => row.visit, day: (row) => row.day, entered_seq: (row) => row.enteredSeq },
    changing: { desk: (row) => row.desk, calling: (row) => Number(isOpenAtDesk(row)) },
  },
  interval: plain('intervals', 'rowid'),
  session: {
    name: 'sessions',
    key: 'rowid',
    fixed: { desk: (row) => row.desk, person: (row) => row.person },
    changing: { open: (row) => Number(isOpenAtDesk(row)) },
  },
  counter: plain('counters', 'id'),
  setting: plain('settings', 'rowid'),
  due: plain('dues', 'id'),
  day: plain('days', 'id'),
  job: plain('jobs', 'rowid'),
  announcement: plain('announcements', 'id'),
};
