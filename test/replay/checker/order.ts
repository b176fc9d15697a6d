import type { Complain } from './findings.ts';
import type { LoggedOf } from './history.ts';
import type { Office, Session, Visit } from './office.ts';

/** The order of calling, written anew from SPEC [C1] to [C3]. */

const MINUTE = 60_000;
/** Rules that name a visitor picked by hand or served without a ticket: no order applies. */
const BY_HAND = ['chosen', 'walkUp'];

/** Each visit's place as numbers to compare from left to right, the lower first. */
interface Place {
  visit: Visit;
  key: number[];
  rule: string;
}

/** Whom this desk would call at this instant, the next one first. */
export function lineOf(office: Office, session: Session, now: number): Place[] {
  const services = (office.setting('profile', session.profile)?.services ?? []) as string[];
  return [...office.visits.values()]
    .filter((visit) => visit.state === 'waiting' && mayCall(visit, session, services))
    .map((visit) => placeOf(office, visit, now))
    .sort(compare);
}

/** Judges one call: it must have taken the head of the line, and say why. */
export function judgeCall(office: Office, event: LoggedOf<'visitCalled'>, complain: Complain): void {
  if (BY_HAND.includes(event.rule)) return;
  const session = office.sessions.get(event.session);
  const visit = office.visits.get(event.visit);
  if (session === undefined || visit === undefined) return;
  const line = lineOf(office, session, event.at);
  const [head] = line;
  const place = line.find((one) => one.visit.id === visit.id);
  const called = `event ${event.seq} calls ${visit.number} to ${event.desk}`;
  if (place === undefined || head === undefined)
    complain('wrongOrder', null, `${called}, who was not in its line [C1]`);
  else if (place !== head)
    complain('wrongOrder', null, `${called}, but ${head.visit.number} was next (${head.rule}) [C2]`);
  else if (place.rule !== event.rule)
    complain('wrongOrder', null, `${called} as "${event.rule}", but it was "${place.rule}" [C3]`);
}

function mayCall(visit: Visit, session: Session, services: string[]): boolean {
  if (visit.pool === null) return services.includes(visit.service);
  return 'desk' in visit.pool ? visit.pool.desk === session.desk : visit.pool.person === session.person;
}

function placeOf(office: Office, visit: Visit, now: number): Place {
  const age = now - visit.ageFrom;
  const target = Number(office.setting('service', visit.service)?.target) * MINUTE;
  const rank = visit.band === null ? 0 : Number(office.setting('band', visit.band)?.rank ?? 0);
  const capped = age >= Number(office.rules().ageingCapMinutes) * MINUTE;
  const overdue = age >= target;
  const sent = visit.pool !== null;
  return {
    visit,
    key: [
      sent ? 0 : 1,
      -visit.first,
      capped ? 0 : 1,
      ...(capped ? [] : [overdue ? 0 : 1, -rank]),
      visit.ageFrom,
      visit.orderSeq,
    ],
    rule: ruleOf({ pool: sent, placedFirst: visit.first > 0, ageingCap: capped, overdue, priority: rank > 0 }),
  };
}

/** The first of the rules that holds [C3]; they stand here in the order of [C2]. */
function ruleOf(holds: Record<string, boolean>): string {
  return Object.entries(holds).find(([, yes]) => yes)?.[0] ?? 'oldest';
}

function compare(a: Place, b: Place): number {
  const at = a.key.findIndex((value, i) => value !== b.key[i]);
  return at < 0 ? 0 : (a.key[at] ?? 0) - (b.key[at] ?? 0);
}
