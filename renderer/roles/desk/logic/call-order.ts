import type { DeskHead, QueueVisitRow } from '#contract/views.ts';

/** One line of the waiting list. */
export interface Waiting {
  visit: QueueVisitRow;
  /** `next`: in the order Next would call. `later`: this desk's too, after those. `parked`, `elsewhere`: only by hand. */
  place: 'next' | 'later' | 'parked' | 'elsewhere';
}

export interface OrderFacts {
  next: DeskHead['next'];
  visits: Iterable<QueueVisitRow>;
  /** Services of the desk's profile. */
  services: ReadonlySet<string>;
  desk: string;
  person: string | null;
}

const PLACES: readonly Waiting['place'][] = ['next', 'later', 'parked', 'elsewhere'];

/**
 * Who waits, in the order in which this desk would call: first the next ones as the hub ordered them, then the rest of
 * its profile by age, then who was set aside, then who waits for others.
 */
export function callOrder({ next, visits, services, desk, person }: OrderFacts): Waiting[] {
  const rank = new Map(next.map(({ visit }, index) => [visit, index]));
  const placeOf = (visit: QueueVisitRow): Waiting['place'] => {
    if (visit.state === 'parked') return 'parked';
    if (rank.has(visit.visit)) return 'next';
    return callable(visit, services, desk, person) ? 'later' : 'elsewhere';
  };
  const open = [...visits].filter(({ state }) => state === 'waiting' || state === 'parked');
  const lines = open.map((visit) => ({ visit, place: placeOf(visit) }));
  const rankOf = ({ visit }: Waiting) => rank.get(visit.visit) ?? Number.MAX_SAFE_INTEGER;
  return lines.sort(
    (a, b) =>
      PLACES.indexOf(a.place) - PLACES.indexOf(b.place) ||
      rankOf(a) - rankOf(b) ||
      a.visit.since - b.visit.since ||
      a.visit.seq - b.visit.seq,
  );
}

function callable(
  { pool, service }: QueueVisitRow,
  services: ReadonlySet<string>,
  desk: string,
  person: string | null,
) {
  if (pool === null) return services.has(service);
  return 'desk' in pool ? pool.desk === desk : pool.person === person;
}

/** Who ended today in a way that can be taken back, the latest first. */
export function endedToday(visits: Iterable<QueueVisitRow>): QueueVisitRow[] {
  const ended = [...visits].filter(({ state }) => state === 'noShow' || state === 'cancelled' || state === 'walkedOut');
  return ended.sort((a, b) => b.seq - a.seq);
}
