import type { Instant, ServiceId } from '#contract/ids.ts';
import type { Rule, SessionRow, VisitRow } from '#contract/rows.ts';
import type { State } from './state.ts';

/** Who is next: rules [C1]-[C3] of the SPEC. */

const MINUTE = 60_000;

/** Whoever calls: a desk, its person, and the services of the profile. */
export type Caller = Pick<SessionRow, 'desk' | 'person' | 'profile'>;

export interface Choice {
  visit: VisitRow;
  rule: Rule;
}

/** A visit with all that decides its place. */
interface Candidate {
  visit: VisitRow;
  pool: boolean;
  capped: boolean;
  overdue: boolean;
  rank: number;
}

/** The visit that Next would call now, and why; undefined when nobody it may call waits. */
export function nextVisit(state: State, caller: Caller, now: Instant): Choice | undefined {
  let best = undefined as Candidate | undefined;
  eachCandidate(state, caller, now, (candidate) => {
    if (!best || compare(candidate, best) < 0) best = candidate;
  });
  return best && choiceOf(best);
}

/** The first `limit` visits in the order in which Next would call them now, and how many there are. */
export function callingOrder(
  state: State,
  caller: Caller,
  now: Instant,
  limit: number,
): { first: Choice[]; count: number } {
  const first: Candidate[] = [];
  let count = 0;
  eachCandidate(state, caller, now, (candidate) => {
    count++;
    insert(first, candidate, limit);
  });
  return { first: first.map(choiceOf), count };
}

/** Whether `caller` could get this visit by Next. [C1] */
export function mayCall(state: State, caller: Caller, visit: VisitRow): boolean {
  if (visit.state !== 'waiting') return false;
  if (visit.pool) return isFor(visit, caller);
  return state.setting('profile', caller.profile)?.value.services.includes(visit.service) ?? false;
}

/** Hands every visit that `caller` may call to `take`. */
function eachCandidate(state: State, caller: Caller, now: Instant, take: (candidate: Candidate) => void): void {
  const site = state.site();
  if (!site) return;
  const cap = now - site.rules.ageingCapMinutes * MINUTE;
  for (const visit of state.waitingInPools()) {
    if (isFor(visit, caller)) take(candidate(state, visit, dueFrom(state, visit.service, now), cap));
  }
  for (const service of state.setting('profile', caller.profile)?.value.services ?? []) {
    const due = dueFrom(state, service, now);
    for (const visit of state.waitingFor(service)) take(candidate(state, visit, due, cap));
  }
}

function isFor(visit: VisitRow, caller: Caller): boolean {
  if (!visit.pool) return false;
  return 'desk' in visit.pool ? visit.pool.desk === caller.desk : visit.pool.person === caller.person;
}

/** Visits of this age or older have reached the target of their service. */
function dueFrom(state: State, service: ServiceId, now: Instant): Instant {
  const target = state.setting('service', service)?.value.target;
  return target === undefined ? Number.NEGATIVE_INFINITY : now - target * MINUTE;
}

function candidate(state: State, visit: VisitRow, due: Instant, cap: Instant): Candidate {
  const { ageFrom, band } = visit;
  const rank = band === null ? 0 : (state.setting('band', band)?.value.rank ?? 0);
  return { visit, pool: visit.pool !== null, capped: ageFrom <= cap, overdue: ageFrom <= due, rank };
}

/** [C2] Below zero when `a` goes first. */
function compare(a: Candidate, b: Candidate): number {
  return (
    Number(b.pool) - Number(a.pool) ||
    b.visit.first - a.visit.first ||
    Number(b.capped) - Number(a.capped) ||
    (a.capped ? 0 : Number(b.overdue) - Number(a.overdue) || b.rank - a.rank) ||
    a.visit.ageFrom - b.visit.ageFrom ||
    a.visit.orderSeq - b.visit.orderSeq
  );
}

function choiceOf(candidate: Candidate): Choice {
  return { visit: candidate.visit, rule: ruleOf(candidate) };
}

/** [C3] */
function ruleOf(winner: Candidate): Rule {
  if (winner.pool) return 'pool';
  if (winner.visit.first > 0) return 'placedFirst';
  if (winner.capped) return 'ageingCap';
  if (winner.overdue) return 'overdue';
  return winner.rank > 0 ? 'priority' : 'oldest';
}

/** Keeps `list` the best `limit` candidates in order: far cheaper than sorting a long queue for ten of it. */
function insert(list: Candidate[], candidate: Candidate, limit: number): void {
  const last = list[list.length - 1];
  if (list.length >= limit && last && compare(candidate, last) >= 0) return;
  let at = list.length;
  while (at > 0 && compare(candidate, list[at - 1] as Candidate) < 0) at--;
  list.splice(at, 0, candidate);
  if (list.length > limit) list.pop();
}
