import type { CommandResults } from '#contract/commands.ts';
import type { EventBody } from '#contract/events.ts';
import type { Instant } from '#contract/ids.ts';
import type { DayRow, VisitRow } from '#contract/rows.ts';
import { businessDay } from '#domain/hours.ts';
import { done, refuse } from '#domain/outcome.ts';
import type { State } from '#domain/state.ts';
import type { Context, Decision } from '#domain/types.ts';

/** [D1] [D3] [D7] */
export function openDay(state: State, context: Context): Decision<CommandResults['openDay']> {
  const site = state.site();
  if (!site) return refuse('unknownSetting');
  const { key, end } = businessDay(context.now, site);
  if (state.openDay()) return refuse('dayAlreadyOpen', { day: state.openDay()?.id ?? null });
  const reopened = state.get('day', key) !== undefined;
  const opened: EventBody = { type: 'dayOpened', opened: key, zone: site.zone, plannedEnd: end, reopened };
  return done(context, [opened, ...carriedOver(state, context)], { day: key, reopened });
}

/** Each visit that waited through the night begins a new pass, in the order of its number's making. */
function carriedOver(state: State, context: Context): EventBody[] {
  const waiting = [...state.open()].sort((a, b) => a.orderSeq - b.orderSeq);
  return waiting.map(({ id: visit, service, pool }) => ({
    type: 'visitRequeued',
    visit,
    ended: null,
    transaction: context.newId(),
    service,
    why: 'carriedOver',
    pool,
    place: 'age',
    desk: null,
  }));
}

/** [D4] */
export function closeDay(state: State, context: Context): Decision<CommandResults['closeDay']> {
  const day = state.openDay();
  if (!day) return refuse('dayClosed');
  return done(context, closing(state, day, context.now), { day: day.id });
}

/** [D5] As of the planned end, however late it is now. */
export function closeAsPlanned(state: State, context: Context): Decision<CommandResults['closeDay']> {
  const day = state.openDay();
  if (!day) return refuse('dayClosed');
  return done(context, closing(state, day, day.plannedEnd), { day: day.id }, { at: day.plannedEnd });
}

function closing(state: State, day: DayRow, at: Instant): EventBody[] {
  const carry = state.site()?.rules.atDayClose === 'carryOver';
  const visits = [...state.open()].sort((a, b) => a.orderSeq - b.orderSeq);
  const sessions = [...state.openSessions()];
  return [
    ...visits.map((visit) => (carry ? carried(visit) : reset(visit))),
    ...sessions.map(({ id: session }): EventBody => ({ type: 'sessionClosed', session, why: 'dayClosed' })),
    { type: 'dayClosed', closed: day.id, next: nextOpening(state, day, at) },
  ];
}

function carried({ id: visit, transaction: ended }: VisitRow): EventBody {
  return { type: 'visitCarried', visit, ended };
}
function reset({ id: visit, transaction, desk }: VisitRow): EventBody {
  return { type: 'visitEnded', visit, transaction, desk, as: 'reset', outcome: null };
}

/** [D6] A day closed by hand opens again at its planned end, not at once. */
function nextOpening(state: State, day: DayRow, at: Instant): Instant | null {
  return state.site()?.autoOpen ? Math.max(day.plannedEnd, at) : null;
}
