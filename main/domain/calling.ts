import type { Instant } from '#contract/ids.ts';
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
  let best: Candidate | undefined;
  for (const candidate of candidates(state, caller, now)) {
    if (!best || compare(candidate, best) < 0) best = candidate;
  }
  return best && { visit: best.visit, rule: ruleOf(best) };
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
  for (const candidate of candidates(state, caller, now)) {
    count++;
    insert(first, candidate, limit);
  }
  return { first: first.map((candidate) => ({ visit: candidate.visit, rule: ruleOf(candidate) })), count };
}

/** Whether `caller` could get this visit by Next. [C1] */
export function mayCall(state: State, caller: Caller, visit: VisitRow): boolean {
  if (visit.state !== 'waiting') return false;
  if (visit.pool) return isFor(visit, caller);
  return state.setting('profile', caller.profile)?.value.services.includes(visit.service) ?? false;
}

function* candidates(state: State, caller: Caller, now: Instant): Generator<Candidate> {
  const site = state.site();
  if (!site) return;
  const cap = now - site.rules.ageingCapMinutes * MINUTE;
  for (const visit of state.waitingInPools()) {
    if (isFor(visit, caller)) yield candidate(state, visit, now, cap);
  }
  for (const service of state.setting('profile', caller.profile)?.value.services ?? []) {
    for (const visit of state.waitingFor(service)) yield candidate(state, visit, now, cap);
  }
}

function isFor(visit: VisitRow, caller: Caller): boolean {
  if (!visit.pool) return false;
  return 'desk' in visit.pool ? visit.pool.desk === caller.desk : visit.pool.person === caller.person;
}

function candidate(state: State, visit: VisitRow, now: Instant, cap: Instant): Candidate {
  const target = state.setting('service', visit.service)?.value.target ?? Number.POSITIVE_INFINITY;
  const band = visit.band === null ? undefined : state.setting('band', visit.band);
  return {
    visit,
    pool: visit.pool !== null,
    capped: visit.ageFrom <= cap,
    overdue: now - visit.ageFrom >= target * MINUTE,
    rank: band?.value.rank ?? 0,
  };
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
