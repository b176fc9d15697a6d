import type { CommandBodyOf } from '#contract/commands.ts';
import type { EventMeta, EventOf } from '#contract/events.ts';
import type { BandId, Language, ServiceId, VisitId } from '#contract/ids.ts';
import type { DayRow, EntryPoint } from '#contract/rows.ts';
import type { Role, StoredValues } from '#contract/settings.ts';
import { hoursOf, isOpenAt } from '#domain/hours.ts';
import { issuedToday, nextNumber } from '#domain/numbering.ts';
import { done, refuse } from '#domain/outcome.ts';
import { printerOf } from '#domain/printers.ts';
import type { State } from '#domain/state.ts';
import type { Context, DecidedResult, Decision, Refused } from '#domain/types.ts';
import { asked } from './printing.ts';

export type IssuedEvent = Omit<EventOf<'visitIssued'>, keyof EventMeta>;

/** [I1]-[I6] */
export function issue(
  state: State,
  command: CommandBodyOf<'issue'>,
  context: Context,
): Decision<DecidedResult<'issue'>> {
  const { service, band, language } = command;
  const event = newTicket(state, context, { service, band, language, entryPoint: entryPointOf(context) });
  if ('refusal' in event) return event;
  const ahead = state.waitingOf(service);
  const paper = paperOf(state, event.visit, ahead, context);
  const { visit, number } = event;
  return done(context, paper ? [event, paper] : [event], { visit, number, service, ahead, job: paper?.job ?? null });
}

/** [P1] */
function paperOf(state: State, visit: VisitId, ahead: number, context: Context) {
  const { actor } = context;
  const printer = actor.kind === 'device' ? printerOf(state, actor.device, actor.role) : undefined;
  return printer && actor.kind === 'device'
    ? asked({ visit, printer, askedBy: actor.device, copy: false, ahead }, context)
    : undefined;
}

/** A dispenser of tickets is a kiosk without a screen. */
const ENTRY_POINTS = {
  kiosk: 'kiosk',
  desk: 'desk',
  admin: 'admin',
  display: 'desk',
  station: 'kiosk',
} as const satisfies Record<Role, EntryPoint>;

function entryPointOf({ actor }: Context): EntryPoint {
  return actor.kind === 'device' ? ENTRY_POINTS[actor.role] : 'admin';
}

interface Wanted {
  service: ServiceId;
  band: BandId | null;
  language: Language | null;
  entryPoint: EntryPoint;
}

/** The event of a new ticket, or why there is none. Staff may issue outside opening hours. [I5] */
export function newTicket(state: State, context: Context, wanted: Wanted): IssuedEvent | Refused {
  const site = state.site();
  const day = state.openDay();
  const service = state.setting('service', wanted.service)?.value;
  if (!service) return refuse('unknownService');
  if (!site || !day) return refuse('dayClosed');
  if (wanted.band !== null && !state.setting('band', wanted.band)) return refuse('unknownBand');
  const no = closed(site, day, service, wanted, context) ?? full(state, service, wanted, day);
  if (no) return no;
  const number = nextNumber(state, site, service, day);
  if (!number) return refuse('seriesUsedUp');
  return { type: 'visitIssued', visit: context.newId(), transaction: context.newId(), ...wanted, ...number };
}

function closed(
  site: StoredValues['site'],
  day: DayRow,
  service: StoredValues['service'],
  wanted: Wanted,
  context: Context,
): Refused | undefined {
  if (!service.enabled) return refuse('serviceClosed');
  if (wanted.entryPoint !== 'kiosk') return undefined;
  const { times } = hoursOf(day.id, site, service.hours);
  return isOpenAt(context.now, times) ? undefined : refuse('serviceClosed');
}

function full(state: State, service: StoredValues['service'], wanted: Wanted, day: DayRow): Refused | undefined {
  if (service.capacity === null || issuedToday(state, wanted.service, day) < service.capacity) return undefined;
  return refuse('serviceFull', { capacity: service.capacity });
}
