import type { EventOf } from '#contract/events.ts';
import type { JobId } from '#contract/ids.ts';
import type { DueRow, JobRow } from '#contract/rows.ts';
import type { Draft } from './draft.ts';

/** What the events of paper and of announcements change in the rows. */

const dueOf = (what: 'print' | 'announcement', ref: string, at: number, seq: number): DueRow => ({
  kind: 'due',
  id: `${what}:${ref}`,
  what,
  ref,
  at,
  seq,
});

export function asked(draft: Draft, event: EventOf<'printAsked'>): void {
  const { job: id, visit, printer, station, askedBy, copy, ahead, giveUpAt, at, seq } = event;
  const { number } = draft.the('visit', visit);
  draft.put({
    kind: 'job',
    id,
    day: event.day ?? '',
    ...{ visit, number, printer, station, askedBy, copy, ahead },
    state: 'offered',
    tries: 0,
    problem: null,
    settled: false,
    askedAt: at,
    changedAt: at,
    seq,
  });
  draft.put(dueOf('print', id, giveUpAt, seq));
}

export function accepted(draft: Draft, event: EventOf<'printAccepted'>): void {
  const job = changed(draft, event, { state: 'accepted', problem: null });
  draft.put({ ...job, tries: job.tries + 1 });
  draft.put(dueOf('print', job.id, event.unknownAt, event.seq));
}

export function putOff(draft: Draft, event: EventOf<'printPutOff'>): void {
  const { id } = changed(draft, event, { state: 'putOff', problem: event.problem });
  draft.put(dueOf('print', id, event.again, event.seq));
}

export function offered(draft: Draft, event: EventOf<'printOffered'>): void {
  const { id } = changed(draft, event, { state: 'offered' });
  draft.put(dueOf('print', id, event.giveUpAt, event.seq));
}

export function ended(draft: Draft, event: EventOf<'printEnded'>): void {
  const { as: state, problem, settled } = event;
  const { id } = changed(draft, event, { state, problem, settled });
  draft.del('due', `print:${id}`);
}

type JobEvent = { job: JobId; at: number; seq: number };

function changed(draft: Draft, { job, at, seq }: JobEvent, change: Partial<JobRow>): JobRow {
  const row: JobRow = { ...draft.the('job', job), ...change, changedAt: at, seq };
  draft.put(row);
  return row;
}

export function announced(draft: Draft, event: EventOf<'announced'>): void {
  const { announcement: id, group, texts, over, day, at, seq } = event;
  draft.put({ kind: 'announcement', id, day, group, texts, at, seq });
  draft.put(dueOf('announcement', id, over, seq));
}

export function announcementOver(draft: Draft, { announcement: id }: EventOf<'announcementOver'>): void {
  draft.del('announcement', id);
  draft.del('due', `announcement:${id}`);
}
