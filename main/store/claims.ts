import type { Row } from '#contract/rows.ts';
import { isOpenAtDesk } from './batch.ts';

/** What only one row can have: the same that the unique indexes of the database hold. */
export function claimsOf(row: Row): string[] {
  switch (row.kind) {
    case 'visit':
      return [`number ${row.day} ${row.series} ${row.cycle} ${row.n}`];
    case 'transaction':
      return [`pass ${row.day} ${row.enteredSeq}`, ...callOf(row, [`call at ${row.desk}`, `call of ${row.visit}`])];
    case 'session':
      return callOf(row, [`session at ${row.desk}`, `session of ${row.person}`]);
    case 'interval':
    case 'counter':
    case 'setting':
    case 'due':
    case 'job':
    case 'announcement':
    case 'day':
      return [];
    default:
      return row satisfies never;
  }
}

function callOf(row: Row, claims: string[]): string[] {
  return isOpenAtDesk(row) ? claims : [];
}
