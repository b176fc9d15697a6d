import type { Row, RowKind, RowOf } from '#contract/rows.ts';
import { ROW_KINDS } from '#contract/rows.ts';
import type { FinalChange } from './batch.ts';
import { claimsOf } from './claims.ts';
import { ConstraintError } from './errors.ts';

interface Kept {
  json: string;
  live: boolean;
  claims: string[];
}
const nameOf = (change: FinalChange) =>
  change.op === 'put' ? `${change.row.kind} ${change.row.id}` : `${change.kind} ${change.id}`;

/** The rows of a memory store, as JSON, so that nobody can change what was kept. */
export class MemoryRows {
  private readonly tables = new Map<RowKind, Map<string, Kept>>(ROW_KINDS.map((kind) => [kind, new Map()]));
  /** Claim to the row that has it. */
  private readonly holders = new Map<string, string>();

  /** @throws ConstraintError when two rows would claim the same; changes nothing. */
  check(changes: FinalChange[]): void {
    const written = new Set(changes.filter((change) => change.op !== 'drop').map(nameOf));
    const taken = new Map<string, string>();
    for (const change of changes) {
      if (change.op !== 'put') continue;
      for (const claim of claimsOf(change.row)) {
        const kept = this.holders.get(claim);
        if (taken.has(claim) || (kept !== undefined && !written.has(kept))) throw new ConstraintError(claim);
        taken.set(claim, nameOf(change));
      }
    }
  }

  write(change: FinalChange): void {
    const table = this.table(change.op === 'put' ? change.row.kind : change.kind);
    if (change.op === 'drop') {
      const kept = table.get(change.id);
      if (kept) kept.live = false;
    } else if (change.op === 'del') {
      this.release(table.get(change.id));
      table.delete(change.id);
    } else this.put(table, change.row, change.live, nameOf(change));
  }

  private put(table: Map<string, Kept>, row: Row, live: boolean, name: string): void {
    this.release(table.get(row.id));
    const claims = claimsOf(row);
    for (const claim of claims) this.holders.set(claim, name);
    table.set(row.id, { json: JSON.stringify(row), live, claims });
  }

  private release(kept: Kept | undefined): void {
    for (const claim of kept?.claims ?? []) this.holders.delete(claim);
  }

  live(): Row[] {
    return ROW_KINDS.flatMap((kind) =>
      [...this.table(kind).values()].filter(({ live }) => live).map(({ json }) => JSON.parse(json) as Row),
    );
  }

  *all(): Generator<Row, undefined, undefined> {
    for (const kind of ROW_KINDS) yield* this.ofKind(kind);
  }

  ofKind<K extends RowKind>(kind: K): RowOf<K>[] {
    return [...this.table(kind).values()].map(({ json }) => JSON.parse(json) as RowOf<K>);
  }

  get<K extends RowKind>(kind: K, id: string): RowOf<K> | undefined {
    const kept = this.table(kind).get(id);
    return kept && (JSON.parse(kept.json) as RowOf<K>);
  }

  private table(kind: RowKind): Map<string, Kept> {
    const table = this.tables.get(kind);
    if (!table) throw new Error(`no table of ${kind}`);
    return table;
  }
}
