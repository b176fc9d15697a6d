import type { DeskVisit, QueueVisitRow } from '#contract/views.ts';

/** A visitor who waits, and one at the desk, as the hub's rows tell of them. */

export const visit = (number: string, part: Partial<QueueVisitRow> = {}): QueueVisitRow => ({
  key: `visit:${number}`,
  table: 'visit',
  visit: number,
  number,
  service: 'a',
  state: 'waiting',
  since: 0,
  issuedAt: 0,
  band: null,
  pool: null,
  parked: null,
  desk: null,
  person: null,
  language: null,
  entryPoint: 'kiosk',
  note: null,
  again: null,
  seq: 1,
  ...part,
});

export const HERE: DeskVisit = {
  visit: 'A1',
  transaction: 't1',
  number: 'A1',
  service: 'a',
  state: 'serving',
  calledAt: 0,
  startedAt: 0,
  calls: 1,
  reason: { rule: 'oldest', waited: 0, target: 20, band: null },
  band: null,
  language: null,
  note: null,
  delivered: [],
  noShowAt: null,
  leftOpen: false,
};
