import type { Logged, LoggedOf } from './history.ts';

/** What one pass of a visit through a queue was. */
export interface Pass {
  id: string;
  service: string;
  enteredSeq: number;
  desk: string | null;
  person: string | null;
  profile: string | null;
  rule: string | null;
  calls: number;
  /** Event of the last call or recall. */
  lastCallSeq: number | null;
  firstCalledAt: number | null;
  startedAt: number | null;
  endedAt: number | null;
  /** How it ended. */
  end: string | null;
}
export type VisitState =
  | 'waiting'
  | 'called'
  | 'serving'
  | 'parked'
  | 'carried'
  | 'served'
  | 'noShow'
  | 'cancelled'
  | 'walkedOut'
  | 'reset';
export interface Visit {
  id: string;
  number: string;
  service: string;
  state: VisitState;
  band: string | null;
  issuedAt: number;
  ageFrom: number;
  orderSeq: number;
  first: number;
  pool: { desk: string } | { person: string } | null;
  desk: string | null;
  parkedUntil: number | null;
  noShowAt: number | null;
  /** The event that moved it last: recalls and notes do not move. */
  movedSeq: number;
  /** In order; the last one is under way or was the last. */
  passes: Pass[];
}
export interface Session {
  id: string;
  desk: string;
  person: string;
  profile: string;
  open: boolean;
  onBreak: boolean;
}
/** What one command did to visits, so that an undo can be followed. */
export interface Move {
  cause: string;
  /** Its last event. */
  last: number;
  at: number;
  before: Map<string, Visit | null>;
}

/** The office as the exported events tell it, up to one of them. */
export class Office {
  readonly visits = new Map<string, Visit>();
  readonly sessions = new Map<string, Session>();
  readonly settings = new Map<string, Record<string, unknown>>();
  /** Which visit a desk has. */
  readonly atDesk = new Map<string, string>();
  readonly visitOfPass = new Map<string, string>();
  /** The last move of each desk session that can be undone. */
  readonly undoable = new Map<string, Move>();
  day: string | null = null;
  /** The event that opened it. */
  dayFrom = 0;
  seq = 0;
  #calls: { seq: number; newest: Pass[] } = { seq: -1, newest: [] };
  #waiting: { seq: number; by: Map<string, number> } = { seq: -1, by: new Map() };

  setting(kind: string, id: string): Record<string, unknown> | undefined {
    return this.settings.get(`${kind}:${id}`);
  }
  rules(): Record<string, unknown> {
    const [site] = [...this.settings].filter(([key]) => key.startsWith('site:')).map(([, value]) => value);
    return (site?.rules ?? {}) as Record<string, unknown>;
  }
  sessionAt(desk: string): Session | undefined {
    return [...this.sessions.values()].find((session) => session.open && session.desk === desk);
  }
  /** How many wait for a service; counted once per event. */
  waiting(service: string): number {
    if (this.#waiting.seq !== this.seq) this.#waiting = { seq: this.seq, by: this.#countWaiting() };
    return this.#waiting.by.get(service) ?? 0;
  }
  /** Every call that a display may list [V16], the newest first; sorted once per event. */
  lastCalls(): Pass[] {
    if (this.#calls.seq !== this.seq) this.#calls = { seq: this.seq, newest: this.#sortCalls() };
    return this.#calls.newest;
  }
  #sortCalls(): Pass[] {
    const called = [...this.visits.values()].flatMap((visit) =>
      visit.passes.filter((pass) => this.isListed(visit, pass)),
    );
    return called.sort((a, b) => (b.lastCallSeq ?? 0) - (a.lastCallSeq ?? 0));
  }
  /** [V16] A call of the open day, whose visit neither waits again nor is parked. */
  isListed(visit: Visit, pass: Pass): boolean {
    if (this.day === null || pass.lastCallSeq === null || pass.lastCallSeq < this.dayFrom) return false;
    return pass === visit.passes.at(-1) && pass.end !== 'parked';
  }
  numberOf(transaction: string): string {
    return this.visits.get(this.visitOfPass.get(transaction) ?? '')?.number ?? transaction;
  }
  #countWaiting(): Map<string, number> {
    const by = new Map<string, number>();
    for (const { state, service } of this.visits.values()) {
      if (state === 'waiting') by.set(service, (by.get(service) ?? 0) + 1);
    }
    return by;
  }
  pass(transaction: string): Pass | undefined {
    const visit = this.visits.get(this.visitOfPass.get(transaction) ?? '');
    return visit?.passes.find((pass) => pass.id === transaction);
  }
}

export const passNow = (visit: Visit): Pass => {
  const pass = visit.passes.at(-1);
  if (pass === undefined) throw new Error(`visit ${visit.id} has no pass`);
  return pass;
};

export function newPass(event: { transaction: string; seq: number }, service: string): Pass {
  return {
    id: event.transaction,
    service,
    enteredSeq: event.seq,
    desk: null,
    person: null,
    profile: null,
    rule: null,
    calls: 0,
    lastCallSeq: null,
    firstCalledAt: null,
    startedAt: null,
    endedAt: null,
    end: null,
  };
}

export function issued(event: LoggedOf<'visitIssued'>): Visit {
  return {
    id: event.visit,
    number: event.number,
    service: event.service,
    state: 'waiting',
    band: event.band,
    issuedAt: event.at,
    ageFrom: event.at,
    orderSeq: event.seq,
    first: 0,
    pool: null,
    desk: null,
    parkedUntil: null,
    noShowAt: null,
    movedSeq: event.seq,
    passes: [newPass(event, event.service)],
  };
}

export type Moving = Extract<Logged, { visit: string }>;
export const isOfVisit = (event: Logged): event is Moving => 'visit' in event && event.visit !== undefined;
