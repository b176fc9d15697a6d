import type { Event } from '#contract/events.ts';
import type { Seq } from '#contract/ids.ts';
import type { Row, RowChange, RowKind } from '#contract/rows.ts';
import { ConstraintError } from './errors.ts';

/** What becomes of one row in a batch. `live` is false for a row that memory let go of: it is kept and not loaded. */
export type FinalChange =
  | { op: 'put'; row: Row; live: boolean }
  | { op: 'drop'; kind: RowKind; id: string }
  | { op: 'del'; kind: RowKind; id: string };

/**
 * The last word on each row, in an order that never breaks a constraint on the way: what frees a desk or a visit comes
 * before what takes it. A batch is one transaction, so nobody sees the states between.
 */
export function finalChanges(changes: RowChange[]): FinalChange[] {
  const last: Partial<Record<RowKind, Map<string, FinalChange>>> = {};
  for (const change of changes) {
    const { kind, id } = change.op === 'put' ? change.row : change;
    last[kind] ??= new Map();
    last[kind].set(id, merged(last[kind].get(id), change));
  }
  const all = Object.values(last).flatMap((ofKind) => [...ofKind.values()]);
  return [...all.filter((change) => !takes(change)), ...all.filter(takes)];
}

function merged(before: FinalChange | undefined, change: RowChange): FinalChange {
  if (change.op === 'put') return { op: 'put', row: change.row, live: livesOn(change.row) };
  if (change.op === 'drop' && before?.op === 'put') return { ...before, live: false };
  return change;
}

/** No rule asks for a closed interval, so memory lets go of it at once. */
function livesOn(row: Row): boolean {
  return row.kind !== 'interval' || row.end === null;
}

function takes(change: FinalChange): boolean {
  return change.op === 'put' && isOpenAtDesk(change.row);
}

/** Rows of which a desk, a visit or a person can have one at a time: an open call, an open desk session. */
export function isOpenAtDesk(row: Row): boolean {
  if (row.kind === 'session') return row.closedAt === null;
  return row.kind === 'transaction' && row.endedAt === null && row.desk !== null;
}

/** @throws ConstraintError unless the events go on from `lastSeq` one by one. Returns the last number. */
export function checkedSeq(events: Event[], lastSeq: Seq): Seq {
  let seq = lastSeq;
  for (const event of events) {
    if (event.seq !== seq + 1) throw new ConstraintError(`event ${event.seq} after event ${seq}`);
    seq = event.seq;
  }
  return seq;
}
