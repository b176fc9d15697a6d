/**
 * The queue once more, as small as it can be said: plain objects, no events, no rows, no undo images. It is written from
 * SPEC.md and imports nothing of the product, so that a mistake must be made twice to go unseen.
 */

const MINUTE = 60_000;
const TARGET = 20 * MINUTE;
const CAP = 120 * MINUTE;
const UNDO = 60 * MINUTE;
const PROFILES: Record<string, string[]> = { all: ['A', 'B', 'C'], onlyA: ['A'] };

interface Visit {
  number: string;
  service: string;
  state: string;
  age: number;
  order: number;
  first: number;
  vip: boolean;
  desk: string | null;
  pool: string | null;
}
interface Desk {
  profile: string;
  visit: string | null;
  break: boolean;
  undo: { visits: Map<string, Visit>; current: string | null; touched: Set<string>; at: number } | null;
}

export class Model {
  visits = new Map<string, Visit>();
  desks = new Map<string, Desk>();
  now = 0;
  private counters: Record<string, number> = {};
  private tick = 0;

  open(desk: string, profile: string): string {
    const own = this.desks.get(desk);
    if (own) own.profile = profile;
    else this.desks.set(desk, { profile, visit: null, break: false, undo: null });
    return 'done';
  }

  /** The number the next ticket of this service must get. */
  issue(id: string, service: string, vip: boolean, now: number): string {
    this.counters[service] = (this.counters[service] ?? 0) + 1;
    const number = `${service}${this.counters[service]}`;
    const order = ++this.tick;
    this.visits.set(id, { number, service, state: 'waiting', age: now, order, first: 0, vip, desk: null, pool: null });
    return number;
  }

  /** Who must be next, by sorting the whole queue. */
  head(desk: string, now: number): string | undefined {
    const services = PROFILES[this.desks.get(desk)?.profile ?? ''] ?? [];
    const key = (v: Visit): number[] => {
      const capped = now - v.age >= CAP;
      const overdue = now - v.age >= TARGET;
      const middle = capped ? [0, 0] : [overdue ? 0 : 1, v.vip ? 0 : 1];
      return [v.pool ? 0 : 1, -v.first, capped ? 0 : 1, ...middle, v.age, v.order];
    };
    const mine = (v: Visit) => (v.pool ? v.pool === desk : services.includes(v.service));
    return [...this.visits]
      .filter(([, v]) => v.state === 'waiting' && mine(v))
      .map(([id, v]) => ({ id, key: key(v) }))
      .sort((a, b) => a.key.map((x, i) => x - (b.key[i] ?? 0)).find((x) => x !== 0) ?? 0)[0]?.id;
  }

  callNext(desk: string, now: number): { code: string; called?: string | undefined } {
    const d = this.desks.get(desk);
    if (!d) return { code: 'noSession' };
    if (d.break) return { code: 'onBreak' };
    const called = this.head(desk, now);
    if (!d.visit && !called) return { code: 'nobodyWaiting' };
    this.remember(d, [d.visit, called]);
    if (d.visit) this.set(d.visit, { state: 'served' });
    d.visit = called ?? null;
    if (called) this.set(called, { state: 'called', desk, pool: null, first: 0 });
    return { code: 'done', called };
  }

  callVisit(desk: string, id: string): string {
    const d = this.desks.get(desk);
    if (!d) return 'noSession';
    if (d.break) return 'onBreak';
    if (d.visit) return 'visitOpen';
    const visit = this.visits.get(id);
    if (!visit) return 'unknownVisit';
    if (visit.state === 'called' || visit.state === 'serving') return 'visitTaken';
    if (visit.state !== 'waiting' && visit.state !== 'parked') return 'visitEnded';
    this.remember(d, [id]);
    this.set(id, { state: 'called', desk, pool: null, first: 0 });
    d.visit = id;
    return 'done';
  }

  /** Commands about the visit at the desk; `change` is what becomes of it. */
  act(desk: string, from: string[], wrong: string, change: Partial<Visit>, leaves: boolean): string {
    const d = this.desks.get(desk);
    if (!d) return 'noSession';
    const visit = d.visit ? this.visits.get(d.visit) : undefined;
    if (!d.visit || !visit) return 'noCurrentVisit';
    if (!from.includes(visit.state)) return wrong;
    this.remember(d, [d.visit]);
    this.set(d.visit, change);
    if (leaves) d.visit = null;
    return 'done';
  }

  start = (desk: string) => this.act(desk, ['called'], 'alreadyStarted', { state: 'serving' }, false);
  end = (desk: string) => this.act(desk, ['called', 'serving'], '', { state: 'served' }, true);
  noShow = (desk: string) => this.act(desk, ['called'], 'alreadyStarted', { state: 'noShow' }, true);
  recycle = (desk: string) => this.act(desk, ['called', 'serving'], '', { state: 'waiting', desk: null }, true);
  park = (desk: string) => this.act(desk, ['called', 'serving'], '', { state: 'parked', pool: desk, desk: null }, true);

  transfer(desk: string, to: { service: string } | { desk: string }, place: string, now: number): string {
    const service = 'service' in to ? { service: to.service } : {};
    const pool = 'desk' in to ? to.desk : null;
    const at = place === 'last' ? { age: now, order: ++this.tick } : {};
    const first = place === 'first' ? ++this.tick : 0;
    return this.act(
      desk,
      ['called', 'serving'],
      '',
      { state: 'waiting', desk: null, pool, first, ...service, ...at },
      true,
    );
  }

  leave(desk: string, id: string, state: string): string {
    const d = this.desks.get(desk);
    const visit = this.visits.get(id);
    if (!d) return 'noSession';
    if (!visit) return 'unknownVisit';
    if (visit.state === 'called' || visit.state === 'serving') return 'visitNotWaiting';
    if (visit.state !== 'waiting' && visit.state !== 'parked') return 'visitEnded';
    this.remember(d, [id]);
    this.set(id, { state, pool: null });
    return 'done';
  }

  reactivate(desk: string, id: string): string {
    const d = this.desks.get(desk);
    const visit = this.visits.get(id);
    if (!d) return 'noSession';
    if (!visit) return 'unknownVisit';
    if (visit.state === 'waiting' || visit.state === 'parked') return 'sameService';
    if (visit.state === 'called' || visit.state === 'serving') return 'visitTaken';
    if (visit.state === 'served') return 'visitEnded';
    this.remember(d, [id]);
    this.set(id, { state: 'waiting', desk: null, pool: null, first: 0 });
    return 'done';
  }

  breaks(desk: string): string {
    const d = this.desks.get(desk);
    if (!d) return 'noSession';
    if (d.visit) return 'visitOpen';
    if (d.break) return 'onBreak';
    d.break = true;
    return 'done';
  }
  resume(desk: string): string {
    const d = this.desks.get(desk);
    if (!d) return 'noSession';
    if (!d.break) return 'notOnBreak';
    d.break = false;
    return 'done';
  }

  /** Everything as it was before the desk's last command, unless somebody else touched one of its visits since. */
  undo(desk: string): string {
    const d = this.desks.get(desk);
    if (!d) return 'noSession';
    if (d.break) return 'onBreak';
    if (!d.undo) return 'nothingToUndo';
    if (d.undo.touched.size > 0 || this.now - d.undo.at > UNDO) return 'undoTooLate';
    for (const [id, visit] of d.undo.visits) this.visits.set(id, visit);
    for (const other of this.desks.values()) if (other !== d) this.touch(other, [...d.undo.visits.keys()]);
    d.visit = d.undo.current;
    d.undo = null;
    return 'done';
  }

  private remember(d: Desk, ids: (string | null | undefined)[]): void {
    const visits = new Map<string, Visit>();
    for (const id of ids) if (id) visits.set(id, { ...(this.visits.get(id) as Visit) });
    for (const other of this.desks.values()) if (other !== d) this.touch(other, [...visits.keys()]);
    d.undo = { visits, current: d.visit, touched: new Set(), at: this.now };
  }
  private touch(d: Desk, ids: string[]): void {
    for (const id of ids) if (d.undo?.visits.has(id)) d.undo.touched.add(id);
  }
  private set(id: string, change: Partial<Visit>): void {
    this.visits.set(id, { ...(this.visits.get(id) as Visit), ...change });
  }
}
