import type { Database, Statement } from 'better-sqlite3';
import type { DayKey, Seq } from '#contract/ids.ts';
import type { DayRow, Row, RowKind, TransactionRow, VisitRow } from '#contract/rows.ts';
import { ROW_KINDS } from '#contract/rows.ts';
import type { FinalChange } from '#store/batch.ts';
import type { ExportLine } from '#store/store.ts';
import type { SqlValue } from './row-tables.ts';
import { ROW_TABLES } from './row-tables.ts';

interface Statements {
  values(row: Row): SqlValue[];
  put: Statement;
  drop: Statement;
  del: Statement;
  live: Statement<[], string>;
  page: Statement<[number, number], [number, string]>;
}

/** Rows kept in memory at a time by a walk over all of them. */
const PAGE = 500;

/** The rows of a site, one table for each kind. */
export class Rows {
  private readonly tables: Record<RowKind, Statements>;
  private readonly daysDown: Statement<[number], string>;
  private readonly passes: Statement<[DayKey, Seq, number], [string, string]>;

  constructor(db: Database) {
    this.tables = Object.fromEntries(ROW_KINDS.map((kind) => [kind, prepare(db, kind)])) as Record<RowKind, Statements>;
    this.daysDown = db.prepare<[number], string>('SELECT json FROM days ORDER BY id DESC LIMIT ?').pluck();
    this.passes = db.prepare<[DayKey, Seq, number], [string, string]>(PASSES).raw();
  }

  write(change: FinalChange): void {
    if (change.op !== 'put') {
      this.tables[change.kind][change.op].run(change.id);
      return;
    }
    const { row, live } = change;
    const table = this.tables[row.kind];
    table.put.run(row.id, live ? 1 : 0, JSON.stringify(row), ...table.values(row));
  }

  live(): Row[] {
    return ROW_KINDS.flatMap((kind) => this.tables[kind].live.all().map((json) => JSON.parse(json) as Row));
  }

  /** Pages by key: an open cursor would block every write. */
  *all(): Generator<Row, undefined, undefined> {
    for (const kind of ROW_KINDS) {
      let after = 0;
      for (let page = this.page(kind, after); page.length > 0; page = this.page(kind, after)) {
        for (const [rowid, json] of page) {
          yield JSON.parse(json) as Row;
          after = rowid;
        }
      }
    }
  }

  private page(kind: RowKind, after: number): [number, string][] {
    return this.tables[kind].page.all(after, PAGE);
  }

  days(limit: number): DayRow[] {
    return this.daysDown.all(limit).map((json) => JSON.parse(json) as DayRow);
  }

  transactions(day: DayKey, after: Seq, limit: number): ExportLine[] {
    return this.passes.all(day, after, limit).map(([transaction, visit]) => ({
      transaction: JSON.parse(transaction) as TransactionRow,
      visit: JSON.parse(visit) as VisitRow,
    }));
  }
}

const PASSES = `
  SELECT t.json, v.json FROM transactions t JOIN visits v ON v.id = t.visit
  WHERE t.day = ? AND t.entered_seq > ? ORDER BY t.entered_seq LIMIT ?`;

function prepare(db: Database, kind: RowKind): Statements {
  const { name, columns, values } = ROW_TABLES[kind];
  const all = ['id', 'live', 'json', ...columns];
  const update = all.slice(1).map((column) => `${column} = excluded.${column}`);
  return {
    values: values as (row: Row) => SqlValue[],
    put: db.prepare(
      `INSERT INTO ${name}(${all}) VALUES(${all.map(() => '?')}) ON CONFLICT(id) DO UPDATE SET ${update}`,
    ),
    drop: db.prepare(`UPDATE ${name} SET live = 0 WHERE id = ?`),
    del: db.prepare(`DELETE FROM ${name} WHERE id = ?`),
    live: db.prepare<[], string>(`SELECT json FROM ${name} WHERE live = 1 ORDER BY rowid`).pluck(),
    page: db
      .prepare<[number, number], [number, string]>(
        `SELECT rowid, json FROM ${name} WHERE rowid > ? ORDER BY rowid LIMIT ?`,
      )
      .raw(),
  };
}
