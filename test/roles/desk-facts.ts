import type { DeskVisit, QueueVisitRow } from '#contract/views.ts';
import * as office from '../screens/support/desk-office.ts';

/** A visitor who waits, and one at the desk, as the hub's rows tell of them: from the beginning of time, and of one service. */

export const visit = (number: string, part: Partial<QueueVisitRow> = {}): QueueVisitRow =>
  office.visit(number, 0, { service: 'a', since: 0, issuedAt: 0, seq: 1, ...part });

export const HERE: DeskVisit = {
  ...office.HERE,
  ...{ visit: 'A1', transaction: 't1', number: 'A1', calledAt: 0, startedAt: 0 },
  reason: { rule: 'oldest', waited: 0, target: 20, band: null },
};
