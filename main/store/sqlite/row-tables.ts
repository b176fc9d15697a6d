import type { Row, RowKind } from '#contract/rows.ts';
import { isOpenAtDesk } from '#store/batch.ts';

export type SqlValue = string | number | null;
interface RowTable<R extends Row> {
  name: string;
  /** Columns beside `id`, `live` and `json`: only what constraints, loading and paging ask for. */
  columns: string[];
  values(row: R): SqlValue[];
}

const plain = (name: string): RowTable<Row> => ({ name, columns: [], values: () => [] });

/** One table for each kind of row; the migrations make them. */
export const ROW_TABLES: { [K in RowKind]: RowTable<Extract<Row, { kind: K }>> } = {
  setting: plain('settings'),
  day: plain('days'),
  counter: plain('counters'),
  session: {
    name: 'sessions',
    columns: ['desk', 'person', 'open'],
    values: (row) => [row.desk, row.person, Number(isOpenAtDesk(row))],
  },
  visit: {
    name: 'visits',
    columns: ['day', 'series', 'cycle', 'n'],
    values: (row) => [row.day, row.series, row.cycle, row.n],
  },
  transaction: {
    name: 'transactions',
    columns: ['visit', 'day', 'entered_seq', 'desk', 'calling'],
    values: (row) => [row.visit, row.day, row.enteredSeq, row.desk, Number(isOpenAtDesk(row))],
  },
  interval: plain('intervals'),
  due: plain('dues'),
};
