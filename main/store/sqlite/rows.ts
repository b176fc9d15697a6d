import type { Database, Statement } from 'better-sqlite3';
import type { DayKey, Seq } from '#contract/ids.ts';
import type { DayRow, Row, RowKind, RowOf, TransactionRow, VisitRow } from '#contract/rows.ts';
import { ROW_KINDS } from '#contract/rows.ts';
import type { FinalChange } from '#store/batch.ts';
import type { ExportLine } from '#store/store.ts';
import type { RowTable, SqlValue } from './row-tables.ts';
import { ROW_TABLES } from './row-tables.ts';

interface Statements {
  fixed(row: Row): SqlValue[];
  changing(row: Row): SqlValue[];
  put: Statement;
  change: Statement;
  move: Statement;
  drop: Statement;
  del: Statement;
  get: Statement<[string], string>;
  live: Statement<[], string>;
  page: Statement<[string | number, number], [string | number, string]>;
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
    this.put(change.row, Number(change.live));
  }

  private put(row: Row, live: number): void {
    const table = this.tables[row.kind];
    const json = JSON.stringify(row);
    const changing = table.changing(row);
    const move = () => table.move.run(json, ...changing, live, row.id).changes > 0;
    const change = () => table.change.run(json, ...changing, row.id, live).changes > 0;
    if (leavesMemory(row) && move()) return;
    if (meetsConstraints(row) && change()) return;
    if (table.put.run(json, live, row.id, ...changing, ...table.fixed(row)).changes > 0) return;
    if (!change()) move();
  }

  get<K extends RowKind>(kind: K, id: string): RowOf<K> | undefined {
    const json = this.tables[kind].get.get(id);
    return json === undefined ? undefined : (JSON.parse(json) as RowOf<K>);
  }

  live(): Row[] {
    return ROW_KINDS.flatMap((kind) => this.tables[kind].live.all().map((json) => JSON.parse(json) as Row));
  }

  /** Pages by key: an open cursor would block every write. */
  *all(): Generator<Row, undefined, undefined> {
    for (const kind of ROW_KINDS) {
      let after = FIRST_KEY[ROW_TABLES[kind].key];
      for (let page = this.page(kind, after); page.length > 0; page = this.page(kind, after)) {
        for (const [key, json] of page) {
          yield JSON.parse(json) as Row;
          after = key;
        }
      }
    }
  }

  private page(kind: RowKind, after: string | number): [string | number, string][] {
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

const FIRST_KEY = { rowid: 0, id: '' };
const PASSES = `
  SELECT t.json, v.json FROM transactions t JOIN visits v ON v.id = t.visit
  WHERE t.day = ? AND t.entered_seq > ? ORDER BY t.entered_seq LIMIT ?`;

function prepare(db: Database, kind: RowKind): Statements {
  const table = ROW_TABLES[kind] as RowTable<Row>;
  const { name, key } = table;
  const page = `SELECT ${key}, json FROM ${name} WHERE ${key} > ? ORDER BY ${key} LIMIT ?`;
  return {
    fixed: lifter(table.fixed),
    changing: lifter(table.changing),
    ...writers(db, table),
    drop: db.prepare(`UPDATE ${name} SET live = 0 WHERE id = ?`),
    del: db.prepare(`DELETE FROM ${name} WHERE id = ?`),
    get: db.prepare<[string], string>(`SELECT json FROM ${name} WHERE id = ?`).pluck(),
    live: db.prepare<[], string>(`SELECT json FROM ${name} WHERE live = 1 ORDER BY ${key}`).pluck(),
    page: db.prepare<[string | number, number], [string | number, string]>(page).raw(),
  };
}

function lifter(lifted: RowTable<Row>['fixed']): (row: Row) => SqlValue[] {
  const of = Object.values(lifted);
  return (row) => of.map((value) => value(row));
}

/** Rows for which `put` would usually be a try in vain: stretches of time that end, calls that begin or are over. */
const leavesMemory = (row: Row): boolean => row.kind === 'interval' && row.end !== null;
const meetsConstraints = (row: Row): boolean =>
  row.kind === 'transaction' && row.desk !== null && (row.endedAt !== null || row.seq === row.callSeq);

/**
 * Three ways to write a row, from the usual to the rare, each of which does nothing when it is not enough. `put` inserts,
 * or writes `json` alone; `change` also writes what constraints look at; `move` takes a row out of memory's sight or
 * back. SQLite rewrites the page of every index over a column it is told to set, changed or not.
 */
function writers(db: Database, { name, fixed, changing }: RowTable<Row>) {
  const lifted = Object.keys(changing);
  const columns = ['json', 'live', 'id', ...lifted, ...Object.keys(fixed)];
  const same = ['live', ...lifted].map((column) => `${column} IS excluded.${column}`).join(' AND ');
  const set = ['json', ...lifted].map((column) => `${column} = ?`);
  return {
    put: db.prepare(
      `INSERT INTO ${name}(${columns}) VALUES(${columns.map(() => '?')})
       ON CONFLICT(id) DO UPDATE SET json = excluded.json WHERE ${same}`,
    ),
    change: db.prepare(`UPDATE ${name} SET ${set} WHERE id = ? AND live = ?`),
    move: db.prepare(`UPDATE ${name} SET ${set}, live = ? WHERE id = ?`),
  };
}
