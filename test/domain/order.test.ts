import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Row } from '#contract/rows.ts';
import { callingOrder } from '#domain/calling.ts';
import { State } from '#domain/state.ts';
import type { Office } from '../support/office.ts';
import { clerk, KIOSK, MINUTE, must, openOffice, sitDown } from '../support/office.ts';

/** A visitor of a morning: when the ticket was taken, in minutes, and for what. */
const Visitor = fc.record({
  minute: fc.integer({ min: 0, max: 150 }),
  service: fc.constantFrom('A', 'B', 'C'),
  vip: fc.boolean(),
});
type Visitor = typeof Visitor extends fc.Arbitrary<infer V> ? V : never;
const Morning = fc.array(Visitor, { minLength: 2, maxLength: 12 });

/** An office in which these visitors wait at minute 160, and the visit of each of them. */
function wait(visitors: readonly Visitor[]): { office: Office; visits: Map<Visitor, string> } {
  const office = openOffice();
  sitDown(office, 1);
  const visits = new Map<Visitor, string>();
  const begin = office.now;
  for (const visitor of visitors.toSorted((a, b) => a.minute - b.minute)) {
    office.pass(begin + visitor.minute * MINUTE - office.now);
    const band = visitor.vip ? 'vip' : null;
    const issued = office.run({ type: 'issue', service: visitor.service, band, language: null }, KIOSK);
    visits.set(visitor, (must(issued) as { visit: string }).visit);
  }
  office.pass(begin + 160 * MINUTE - office.now);
  return { office, visits };
}

function orderIn(state: State, now: number): string[] {
  const session = state.sessionOf('d1');
  if (!session) throw new Error('nobody works at desk 1');
  return callingOrder(state, session, now, 100).first.map(({ visit, rule }) => `${visit.id} ${rule}`);
}
const placeOf = (visit: string | undefined, order: string[]) => order.findIndex((one) => one.split(' ')[0] === visit);

describe('the order of calling', () => {
  it('[C12] is that of the rows and the instant, in whatever order the rows were read', () => {
    const shuffled = Morning.chain((visitors) => {
      const { office } = wait(visitors);
      const rows = [...office.kept.values()];
      return fc.tuple(fc.constant(office), fc.shuffledSubarray(rows, { minLength: rows.length }));
    });
    fc.assert(
      fc.property(shuffled, ([office, rows]: [Office, Row[]]) => {
        const read = State.fromRows(rows, new Map());
        expect(orderIn(read, office.now)).toEqual(orderIn(office.state, office.now));
      }),
      { numRuns: 200 },
    );
  });

  it('[C14] whoever came earlier is never placed later for it, whoever else waits', () => {
    fc.assert(
      fc.property(Morning, fc.nat(), fc.integer({ min: 1, max: 150 }), (visitors, pick, earlier) => {
        const one = visitors[pick % visitors.length] as Visitor;
        const sooner = { ...one, minute: Math.max(0, one.minute - earlier) };
        const before = wait(visitors);
        const after = wait(visitors.map((visitor) => (visitor === one ? sooner : visitor)));
        const placeThen = placeOf(before.visits.get(one), orderIn(before.office.state, before.office.now));
        const placeNow = placeOf(after.visits.get(sooner), orderIn(after.office.state, after.office.now));
        expect(placeNow).toBeGreaterThanOrEqual(0);
        expect(placeNow).toBeLessThanOrEqual(placeThen);
      }),
      { numRuns: 200 },
    );
  });

  it('[C14] putting back and sending on by age keep the age; placing last begins it anew', () => {
    const office = openOffice();
    sitDown(office, 1);
    const begin = office.now;
    const { visit } = must(office.run({ type: 'issue', service: 'A', band: null, language: null }, KIOSK)) as {
      visit: string;
    };
    const atDesk = (command: object) => must(office.run({ desk: 'd1', ...command } as never, clerk(1)));
    const callAfter = (minutes: number) => {
      office.pass(minutes * MINUTE);
      atDesk({ type: 'callNext', outcome: null });
    };
    callAfter(3);
    atDesk({ type: 'recycle' });
    expect(office.state.visit(visit)?.ageFrom).toBe(begin);
    callAfter(3);
    atDesk({ type: 'transfer', visit: null, to: { service: 'B' }, place: 'age' });
    expect(office.state.visit(visit)?.ageFrom).toBe(begin);
    callAfter(3);
    atDesk({ type: 'transfer', visit: null, to: { service: 'C' }, place: 'last' });
    expect(office.state.visit(visit)?.ageFrom).toBe(begin + 9 * MINUTE);
  });
});
