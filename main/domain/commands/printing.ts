import type { CommandBodyOf, CommandResults } from '#contract/commands.ts';
import type { EventBody } from '#contract/events.ts';
import type { Problem } from '#contract/hardware.ts';
import type { DeviceId, Duration, JobId, VisitId } from '#contract/ids.ts';
import type { DueRow, JobRow, SettingRowOf } from '#contract/rows.ts';
import { atDesk, refOf } from '#domain/at-desk.ts';
import { done, refuse } from '#domain/outcome.ts';
import { printerForCopy } from '#domain/printers.ts';
import type { State } from '#domain/state.ts';
import type { Context, Decision, Refused } from '#domain/types.ts';

/** Paper: asked for in the step that issues, taken by one station, told what became of it. [P1]-[P8] */

/** [P4] A station that is there takes a job at once. */
const TAKEN_WITHIN: Duration = 10_000;
/** [P4] The slowest serial printer has done a ticket by then. */
const REPORTED_WITHIN: Duration = 120_000;
/** [P3] Waits between tries of a paper that surely did not come out. */
const RETRY_AFTER: readonly Duration[] = [1_000, 2_000, 5_000, 10_000];

interface Wanted {
  visit: VisitId;
  printer: SettingRowOf<'printer'>;
  askedBy: DeviceId;
  copy: boolean;
  ahead: number;
}

/** One paper of this printer, given up when its station does not take it in time. */
export function asked({ printer, ...wanted }: Wanted, context: Context): Extract<EventBody, { type: 'printAsked' }> {
  const { station } = printer.value;
  const giveUpAt = context.now + TAKEN_WITHIN;
  return { type: 'printAsked', job: context.newId(), ...wanted, printer: printer.key, station, giveUpAt };
}

/** [P2] */
export function acceptPrint(
  state: State,
  { job: id }: CommandBodyOf<'acceptPrint'>,
  context: Context,
): Decision<CommandResults['acceptPrint']> {
  const job = jobOfStation(state, id, context);
  if ('refusal' in job) return job;
  if (job.state !== 'offered') return refuse('jobOver', { number: job.number });
  return done(context, [{ type: 'printAccepted', job: id, unknownAt: context.now + REPORTED_WITHIN }], { job: id });
}

/** [P3], [P8] */
export function reportPrint(
  state: State,
  command: CommandBodyOf<'reportPrint'>,
  context: Context,
): Decision<CommandResults['reportPrint']> {
  const job = jobOfStation(state, command.job, context);
  if ('refusal' in job) return job;
  const late = job.state === 'unknown' && !job.settled && command.as !== 'unknown';
  if (job.state !== 'accepted' && !late) return refuse('jobOver', { number: job.number });
  const events =
    command.as === 'notSent' && !late
      ? notSent(state, job, command.problem, context)
      : [ended(job.id, command.as, command.problem)];
  return done(context, events, { job: job.id });
}

function jobOfStation(state: State, id: JobId, { actor }: Context): JobRow | Refused {
  const job = state.get('job', id);
  if (!job) return refuse('unknownJob');
  return actor.kind === 'device' && actor.device !== job.station ? refuse('notAllowed') : job;
}

const ended = (
  job: JobId,
  as: 'printed' | 'notSent' | 'unknown',
  problem: Problem | null,
  settled = false,
): EventBody => ({ type: 'printEnded', job, as, problem, settled });

/** Surely no paper: tried again, and at last given up. */
function notSent(state: State, job: JobRow, problem: Problem | null, context: Context): EventBody[] {
  const wait = RETRY_AFTER[job.tries - 1];
  if (wait !== undefined) return [{ type: 'printPutOff', job: job.id, problem, again: context.now + wait }];
  return givenUp(state, job, problem);
}

/** [P7] */
function givenUp(state: State, job: JobRow, problem: Problem | null): EventBody[] {
  const over = ended(job.id, 'notSent', problem);
  const visit = state.visit(job.visit);
  const voids = state.setting('printer', job.printer)?.value.voidWhenGivenUp && !job.copy && visit?.state === 'waiting';
  if (!voids) return [over];
  const { id, transaction, desk } = visit;
  return [over, { type: 'visitEnded', visit: id, transaction, desk, as: 'cancelled', outcome: null }];
}

/** [P3], [P4] The time of a job has come. */
export function printDue(state: State, { ref }: DueRow, context: Context): Decision<unknown> {
  const job = state.get('job', ref);
  switch (job?.state) {
    case 'offered':
      return done(context, givenUp(state, job, 'stationOffline'), null);
    case 'accepted':
      return done(context, [ended(job.id, 'unknown', 'stationLost')], null);
    case 'putOff':
      return done(context, [{ type: 'printOffered', job: job.id, giveUpAt: context.now + TAKEN_WITHIN }], null);
    default:
      return refuse('unknownJob');
  }
}

/** [P6] */
export function reprint(
  state: State,
  { desk, visit: id }: CommandBodyOf<'reprint'>,
  context: Context,
): Decision<CommandResults['reprint']> {
  const at = atDesk(state, desk, context);
  if (!at.ok) return at;
  const visit = state.visit(id);
  if (!visit) return refuse('unknownVisit');
  const copy = copyOf(state, id, context);
  if (!copy) return refuse('noPrinter');
  return done(context, [...settled(state, id), copy], { ...refOf(visit), job: copy.job });
}

/** Whoever asks for one more paper has seen to those that went wrong before: nobody is asked about them any more. */
function settled(state: State, visit: VisitId): EventBody[] {
  const wrong = [...state.all('job')].filter(
    (job) => job.visit === visit && !job.settled && (job.state === 'notSent' || job.state === 'unknown'),
  );
  return wrong.map(({ id, state: as, problem }) => ended(id, as as 'notSent' | 'unknown', problem, true));
}

function copyOf(state: State, visit: VisitId, context: Context) {
  const askedBy = context.actor.kind === 'device' ? context.actor.device : '';
  const printer = printerForCopy(state, visit, askedBy);
  return printer && asked({ visit, printer, askedBy, copy: true, ahead: 0 }, context);
}

/** [P5] */
export function settlePrint(
  state: State,
  { desk, job: id, cameOut }: CommandBodyOf<'settlePrint'>,
  context: Context,
): Decision<CommandResults['settlePrint']> {
  const at = atDesk(state, desk, context);
  if (!at.ok) return at;
  const job = state.get('job', id);
  const visit = job && state.visit(job.visit);
  if (!job || !visit) return refuse('unknownJob');
  if (job.state !== 'unknown' || job.settled) return refuse('jobOver', { number: job.number });
  if (cameOut) return done(context, [ended(id, 'printed', null, true)], { ...refOf(visit), job: null });
  const copy = copyOf(state, visit.id, context);
  const over = ended(id, 'notSent', job.problem, true);
  return done(context, copy ? [over, copy] : [over], { ...refOf(visit), job: copy?.job ?? null });
}
