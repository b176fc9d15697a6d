import type { Row, RowChange, RowKind, RowOf } from '#contract/rows.ts';
import type { State } from './state.ts';

/** Row changes on the way: reads see what was written before, nothing touches the state. */
export class Draft {
  private readonly state: State;
  private readonly written = new Map<string, RowChange>();

  constructor(state: State) {
    this.state = state;
  }

  get<K extends RowKind>(kind: K, id: string): RowOf<K> | undefined {
    const change = this.written.get(`${kind} ${id}`);
    if (!change) return this.state.get(kind, id);
    return change.op === 'put' ? (change.row as RowOf<K>) : undefined;
  }

  /** A row that the rules know to exist. */
  the<K extends RowKind>(kind: K, id: string): RowOf<K> {
    const row = this.get(kind, id);
    if (!row) throw new Error(`no ${kind} ${id}`);
    return row;
  }

  put(row: Row): void {
    this.written.set(`${row.kind} ${row.id}`, { op: 'put', row });
  }
  del(kind: RowKind, id: string): void {
    const key = `${kind} ${id}`;
    if (this.state.get(kind, id)) this.written.set(key, { op: 'del', kind, id });
    else this.written.delete(key);
  }
  /** Also a row that memory has let go of, such as a closed interval. */
  delEvenIfDropped(kind: RowKind, id: string): void {
    this.written.set(`${kind} ${id}`, { op: 'del', kind, id });
  }
  drop(kind: RowKind, id: string): void {
    this.written.set(`${kind} ${id}`, { op: 'drop', kind, id });
  }

  /** The row as it was before this draft. */
  before<K extends RowKind>(kind: K, id: string): RowOf<K> | undefined {
    return this.state.get(kind, id);
  }
  changes(): RowChange[] {
    return [...this.written.values()];
  }
}
