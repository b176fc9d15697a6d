import type { RowChange, SessionRow, TransactionRow, VisitRow } from '#contract/rows.ts';
import type {
  DeskRow,
  DisplayGroupRow,
  JobViewRow,
  PersonRow,
  ProfileRow,
  QueueServiceRow,
  QueueVisitRow,
  ViewTables,
} from '#contract/views.ts';
import { isOpen } from '#domain/state.ts';
import { changedIds, changedSettings, commonHead, idOf, tableOf, touchedServices, waitingRow } from './common.ts';
import { keyKeys, keysRow, touchedKeys } from './keys.ts';
import { bandRow } from './kiosk.ts';
import type { View, ViewContext } from './view.ts';

/** `queue:<site>`: what staff see of everybody. */
export const queueView: View<'queue'> = {
  head: (context) => {
    const site = context.state.site();
    return {
      ...commonHead(context),
      breakReasons: site?.breakReasons ?? [],
      parkReasons: site?.parkReasons ?? [],
      undoSeconds: site?.rules.undoSeconds ?? 0,
      nextOnUnstarted: site?.rules.nextOnUnstarted ?? 'served',
    };
  },
  keys: ({ state }) => [
    ...[...state.all('job')].map(({ id }) => `job:${id}`),
    ...[...state.all('visit')].map(({ id }) => `visit:${id}`),
    ...(['service', 'desk', 'profile', 'person', 'band', 'displayGroup'] as const).flatMap((of) =>
      state.settings(of).map(({ key }) => `${of}:${key}`),
    ),
    ...keyKeys('desk', state),
  ],
  touched: (changes, context) => [
    ...changedIds(changes, 'visit').map((id) => `visit:${id}`),
    ...changedIds(changes, 'job').map((id) => `job:${id}`),
    ...touchedServices(changes, context),
    ...touchedDesks(changes, context),
    ...(['profile', 'person', 'band', 'displayGroup'] as const).flatMap((of) =>
      changedSettings(changes, of).map((id) => `${of}:${id}`),
    ),
    ...touchedKeys(changes),
  ],
  row: cut,
};

/** Desks whose state or person may differ, and the people who came or went. */
export function touchedDesks(changes: RowChange[], { state }: ViewContext): string[] {
  const keys = new Set(changedSettings(changes, 'desk').map((id) => `desk:${id}`));
  for (const id of changedIds(changes, 'session')) {
    const session = state.get('session', id);
    if (session) keys.add(`desk:${session.desk}`).add(`person:${session.person}`);
  }
  for (const id of changedIds(changes, 'visit')) {
    const desk = state.visit(id)?.desk;
    if (desk) keys.add(`desk:${desk}`);
  }
  return [...keys];
}

function cut(key: string, context: ViewContext): ViewTables['queue'] | undefined {
  const id = idOf(key);
  switch (tableOf(key)) {
    case 'visit':
      return visitRow(id, context);
    case 'job':
      return jobRow(id, context);
    case 'service':
      return queueServiceRow(id, context);
    case 'desk':
      return deskRow(id, context);
    case 'profile':
      return profileRow(id, context);
    case 'person':
      return personRow(id, context);
    case 'displayGroup':
      return displayGroupRow(id, context);
    case 'keys':
      return keysRow('desk', id, context.state);
    default:
      return bandRow(id, context);
  }
}

const CAN_RETURN: ReadonlySet<VisitRow['state']> = new Set(['noShow', 'cancelled', 'walkedOut']);

function visitRow(id: string, { state }: ViewContext): QueueVisitRow | undefined {
  const visit = state.visit(id);
  if (!visit || !(isOpen(visit) || CAN_RETURN.has(visit.state))) return undefined;
  const { number, service, issuedAt, band, pool, parked, desk, language, entryPoint, seq } = visit;
  const session = visit.session === null ? undefined : state.get('session', visit.session);
  return {
    key: `visit:${id}`,
    table: 'visit',
    visit: id,
    state: visit.state,
    since: visit.ageFrom,
    person: session?.person ?? null,
    note: visit.note === null ? null : (state.text(visit.note) ?? null),
    again: visit.state === 'waiting' ? againOf(visit, state.passBefore(visit)) : null,
    ...{ number, service, issuedAt, band, pool, parked, desk, language, entryPoint, seq },
  };
}

/** A paper that staff should know of: a copy, or one that did not simply come out. */
function jobRow(id: string, { state }: ViewContext): JobViewRow | undefined {
  const job = state.get('job', id);
  if (!job) return undefined;
  const isQuiet =
    job.settled || (!job.copy && job.problem === null && job.state !== 'unknown' && job.state !== 'notSent');
  if (isQuiet || (job.copy && job.state === 'printed')) return undefined;
  const { visit, number, printer, copy, problem, changedAt } = job;
  return {
    key: `job:${id}`,
    table: 'job',
    job: id,
    state: job.state,
    visit,
    number,
    printer,
    copy,
    problem,
    changedAt,
  };
}

/** [V15] @param before how it came to wait again shows in how this pass ended */
function againOf(visit: VisitRow, before: TransactionRow | undefined): QueueVisitRow['again'] {
  if (before === undefined) return null;
  const { end } = before;
  switch (end) {
    case 'recycled':
    case 'transferred':
      return end;
    case 'parked':
      return fromParking(visit, before);
    case 'noShow':
    case 'cancelled':
    case 'walkedOut':
      return 'reactivated';
    case null:
    case 'served':
    case 'reset':
    case 'carriedOver':
      return null;
    default:
      return end satisfies never;
  }
}

/** Parking has ended the pass already, whatever became of the visit then. */
function fromParking({ service, pool }: VisitRow, before: TransactionRow): QueueVisitRow['again'] {
  if (service !== before.service) return 'transferred';
  if (pool === null) return 'reactivated';
  return 'desk' in pool && pool.desk === before.desk ? 'parked' : 'transferred';
}

export function queueServiceRow(id: string, context: ViewContext): QueueServiceRow | undefined {
  const { state } = context;
  const base = waitingRow(id, context);
  const value = state.setting('service', id)?.value;
  if (!base || !value) return undefined;
  let oldest: number | null = null;
  for (const { ageFrom } of state.waitingFor(id)) if (oldest === null || ageFrom < oldest) oldest = ageFrom;
  const { target, usual, outcome, outcomes, deliverables } = value;
  return { ...base, target, usual, oldest, outcome, outcomes, deliverables };
}

export function deskRow(id: string, { state }: ViewContext): DeskRow | undefined {
  const value = state.setting('desk', id)?.value;
  if (!value) return undefined;
  const session = state.sessionOf(id);
  const { name, order, enabled, profile } = value;
  return {
    key: `desk:${id}`,
    table: 'desk',
    desk: id,
    ...{ name, order, enabled, profile },
    person: session?.person ?? null,
    ...standing(session, state.visitAt(id), state.transaction(state.visitAt(id)?.transaction ?? '')),
  };
}

function standing(
  session: SessionRow | undefined,
  visit: VisitRow | undefined,
  pass: { calledAt: number | null; startedAt: number | null } | undefined,
): Pick<DeskRow, 'state' | 'number' | 'since'> {
  if (!session) return { state: 'closed', number: null, since: null };
  if (visit?.state === 'serving') return { state: 'serving', number: visit.number, since: pass?.startedAt ?? null };
  if (visit) return { state: 'called', number: visit.number, since: pass?.calledAt ?? null };
  if (session.break) return { state: 'break', number: null, since: session.break.at };
  return { state: 'free', number: null, since: null };
}

function profileRow(id: string, { state }: ViewContext): ProfileRow | undefined {
  const value = state.setting('profile', id)?.value;
  if (!value) return undefined;
  // Profiles are named by the office in its own language.
  return { key: `profile:${id}`, table: 'profile', profile: id, ...value };
}

function displayGroupRow(id: string, { state }: ViewContext): DisplayGroupRow | undefined {
  const value = state.setting('displayGroup', id)?.value;
  return value && { key: `displayGroup:${id}`, table: 'displayGroup', group: id, name: value.name };
}

function personRow(id: string, { state }: ViewContext): PersonRow | undefined {
  const value = state.setting('person', id)?.value;
  if (!value?.enabled) return undefined;
  return {
    key: `person:${id}`,
    table: 'person',
    person: id,
    name: state.text(value.name) ?? '',
    profiles: value.profiles,
    desk: state.sessionOfPerson(id)?.desk ?? null,
  };
}
