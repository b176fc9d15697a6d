import { check } from './checker/check.ts';
import type { History, Logged, Message, Op, Row, SessionLine } from './checker/history.ts';

/** A day so small that it can be read: one service, two desks, two tickets. Tests bend it and see what the checker says. */

/** Where the two desks are, as a display holds it. */
const PLACES: Row[] = ['a', 'b'].map((desk) => ({ key: `place:${desk}`, table: 'place', desk, name: { en: desk } }));
const service = { name: { en: 'Papers' }, target: 30 };
const site = { rules: { ageingCapMinutes: 120 } };
const MINUTE = 60_000;

type Body = { type: Logged['type'] } & Record<string, unknown>;

export class TinyDay {
  readonly events: Logged[] = [];
  readonly ops: Op[] = [];
  readonly lines: SessionLine[] = [];
  readonly received: History['received'] = [];
  #clock = 0;
  #at = 0;

  constructor() {
    this.log('admin', [
      { type: 'configured', kind: 'site', id: 'main', after: site },
      { type: 'configured', kind: 'service', id: 's', after: service },
      { type: 'configured', kind: 'service', id: 't', after: service },
      { type: 'configured', kind: 'profile', id: 'all', after: { services: ['s'] } },
      { type: 'configured', kind: 'band', id: 'priority', after: { rank: 3 } },
      ...['a', 'b'].map((id): Body => ({ type: 'configured', kind: 'desk', id, after: { name: { en: id } } })),
      { type: 'configured', kind: 'displayGroup', id: 'hall', after: { desks: [] } },
      { type: 'dayOpened', opened: '2020-01-08' },
      ...['a', 'b'].map(
        (id): Body => ({ type: 'sessionOpened', session: `at-${id}`, desk: id, person: `p${id}`, profile: 'all' }),
      ),
    ]);
  }

  /** Minutes go by. */
  wait(minutes: number): this {
    this.#at += minutes * MINUTE;
    return this;
  }

  /** Events that nobody recorded the cause of. */
  log(via: string, bodies: Body[], cause = `setup:${this.events.length}`, undoable: string | null = null): void {
    for (const body of bodies) {
      const stamp = {
        seq: this.events.length + 1,
        at: this.#at,
        via,
        cause,
        undoable: undoable === null ? null : { session: undoable },
      };
      this.events.push({ ...stamp, ...body } as unknown as Logged);
    }
  }

  /** One command that was answered, with its events. */
  op(
    client: string,
    kind: string,
    params: Record<string, unknown>,
    result: Record<string, unknown>,
    bodies: Body[],
  ): Op {
    const cmdId = `c${this.ops.length}`;
    const op: Op = {
      client,
      cmdId,
      kind,
      params,
      invoked: ++this.#clock,
      returned: ++this.#clock,
      answer: { ok: true, result },
    };
    this.ops.push(op);
    const session = typeof params.desk === 'string' ? `at-${params.desk}` : null;
    this.log(client, bodies, cmdId, session);
    return op;
  }

  issue(n: number, band: string | null = null): Op {
    const of = { visit: `v${n}`, number: `A${n}` };
    const event: Body = {
      type: 'visitIssued',
      ...of,
      transaction: `t${n}`,
      service: 's',
      series: 'A',
      cycle: 0,
      n,
      band,
    };
    return this.op('kiosk', 'issue', { service: 's', band }, { ...of, ahead: this.#waiting() }, [event]);
  }

  #waiting(): number {
    const count = (type: string) => this.events.filter((event) => event.type === type).length;
    return count('visitIssued') - count('visitCalled');
  }

  /** Calls a ticket to a desk, by Next. */
  call(n: number, desk: string, rule = 'oldest', pass = `t${n}`): Op {
    const of = { visit: `v${n}`, transaction: pass };
    const event: Body = {
      type: 'visitCalled',
      ...of,
      desk,
      session: `at-${desk}`,
      person: `p${desk}`,
      profile: 'all',
      rule,
    };
    return this.op(`desk-${desk}`, 'callNext', { desk }, { closed: null, called: { ...of, number: `A${n}`, rule } }, [
      event,
    ]);
  }

  end(n: number, desk: string, pass = `t${n}`): Op {
    const event: Body = { type: 'visitEnded', visit: `v${n}`, transaction: pass, desk, as: 'served', outcome: null };
    return this.op(`desk-${desk}`, 'end', { desk }, { visit: `v${n}`, number: `A${n}` }, [event]);
  }

  /** The export of a pass. */
  line(n: number, desk: string, rule: string, end: string, pass = `t${n}`): this {
    const calls = desk === '' ? '0' : '1';
    this.lines.push({ transaction: pass, visit: `v${n}`, number: `A${n}`, service: 's', desk, rule, end, calls });
    return this;
  }

  /** A display gets its first picture of the office as it is now. */
  shows(client: string, rows: Row[], as: 'snapshot' | 'change' = 'snapshot', n = 1): Message {
    const message = {
      view: 'display:hall',
      epoch: 1,
      n,
      seq: this.events.length,
      now: this.#at,
      events: [],
      head: {},
      rows: { put: as === 'snapshot' ? [...structuredClone(PLACES), ...rows] : rows, del: [] },
    };
    this.received.push({ client, at: ++this.#clock, as, message });
    return message;
  }

  /** The row of a call, as a display holds it now. */
  callRow(n: number, desk: string, state: string, pass = `t${n}`): Row {
    const called = this.events.findLast((event) => event.type === 'visitCalled' && event.transaction === pass);
    return {
      key: `call:${pass}`,
      table: 'call',
      transaction: pass,
      number: `A${n}`,
      desk,
      seq: called?.seq,
      calls: 1,
      state,
    };
  }

  history(): History {
    const participants = ['kiosk', 'desk-a', 'desk-b'].map((client) => ({ client, device: client, role: 'any' }));
    return { participants, ops: this.ops, received: this.received, events: this.events, lines: this.lines };
  }
}

/** Two tickets, both called and served in order, watched by one display. */
export function goodDay(): TinyDay {
  const day = new TinyDay();
  day.issue(1);
  day.wait(1).issue(2);
  day.wait(1).call(1, 'a');
  day.shows('display', [day.callRow(1, 'a', 'called')]);
  day.wait(5).end(1, 'a');
  day.call(2, 'b');
  day.shows('display', [day.callRow(1, 'a', 'over'), day.callRow(2, 'b', 'called')], 'change', 2);
  day.wait(5).end(2, 'b');
  return day.line(1, 'a', 'oldest', 'served').line(2, 'b', 'oldest', 'served');
}
/** What the checker holds against a day, one line each. */
export const found = (day: TinyDay) =>
  check(day.history()).findings.map(({ kind, client, what }) => `${kind} ${client}: ${what}`);
