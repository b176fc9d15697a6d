import fc from 'fast-check';
import { expect, it } from 'vitest';
import { viewOf } from '#domain/views/index.ts';
import type { Office } from '../support/office.ts';
import { clerk, KIOSK, openOffice, rebuild, sitDown } from '../support/office.ts';
import { printerOf, STATION, withStation } from '../support/paper-office.ts';

let office: Office;
const jobs = () => [...office.state.all('job')];

/** What can happen to papers, in any order. */
const step = fc.oneof(
  fc.constant({ what: 'issue' as const }),
  fc.record({ what: fc.constant('accept' as const), at: fc.nat(9) }),
  fc.record({
    what: fc.constant('report' as const),
    at: fc.nat(9),
    as: fc.constantFrom('printed', 'notSent', 'unknown'),
  }),
  fc.record({ what: fc.constant('settle' as const), at: fc.nat(9), cameOut: fc.boolean() }),
  fc.record({ what: fc.constant('reprint' as const), at: fc.nat(9) }),
  fc.record({ what: fc.constant('pass' as const), ms: fc.constantFrom(500, 1_000, 5_000, 11_000, 130_000) }),
  fc.constant({ what: 'nextDay' as const }),
);

it('[E1] [E3] [P5] whatever happens to papers, in 500 random days', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      office = withStation(openOffice());
      office.configure('printer', 'front', printerOf({}));
      sitDown(office, 1);
      const watched = watch(office);
      for (const one of steps) {
        perform(one);
        watched();
      }
      expect([...rebuild(office.events).values()]).toEqual([...office.kept.values()]);
      for (const visit of office.state.all('visit')) {
        const own = jobs().filter((job) => job.visit === visit.id && !job.copy);
        expect(own.length).toBeLessThanOrEqual(1);
      }
    }),
    { numRuns: 500 },
  );
});

function perform(one: typeof step extends fc.Arbitrary<infer T> ? T : never): void {
  const job = 'at' in one ? (jobs()[one.at]?.id ?? 'none') : 'none';
  const visit = office.state.get('job', job)?.visit ?? 'none';
  switch (one.what) {
    case 'issue':
      office.run({ type: 'issue', service: 'A', band: null, language: null }, KIOSK);
      return;
    case 'accept':
      office.run({ type: 'acceptPrint', job }, STATION);
      return;
    case 'report':
      office.run({ type: 'reportPrint', job, as: one.as as 'printed', problem: problemOf(one.as) }, STATION);
      return;
    case 'settle':
      office.run({ type: 'settlePrint', desk: 'd1', job, cameOut: one.cameOut }, clerk(1));
      return;
    case 'reprint':
      office.run({ type: 'reprint', desk: 'd1', visit }, clerk(1));
      return;
    case 'pass':
      office.pass(one.ms);
      return;
    default:
      office.run({ type: 'closeDay' }, { kind: 'hub', name: 't' });
      office.run({ type: 'openDay' }, { kind: 'hub', name: 't' });
      office.run({ type: 'openSession', desk: 'd1', profile: 'all', autoCall: false }, clerk(1));
  }
}

const problemOf = (as: string) => (as === 'notSent' ? ('paperOut' as const) : null);

const VIEWS = ['station:st1', 'kiosk:main', 'queue:main', 'display:all'] as const;

/** Screens that take every change; returns a look at whether each holds what a snapshot would. */
function watch(of: Office): () => void {
  const context = () => ({ state: of.state, now: of.now, demo: false });
  const screens = new Map(VIEWS.map((name) => [name, new Map<string, unknown>()]));
  const whole = (name: (typeof VIEWS)[number]) => {
    const view = viewOf(name, of.state);
    const rows = (view?.keys(context()) ?? []).flatMap((key) => view?.row(key, context()) ?? []);
    return new Map(rows.map((row) => [row.key, row]));
  };
  let seen = 0;
  for (const name of VIEWS) screens.set(name, whole(name));
  const apply = of.state.apply.bind(of.state);
  of.state.apply = (changes, texts) => {
    apply(changes, texts);
    for (const [name, rows] of screens) {
      const view = viewOf(name, of.state);
      for (const key of view?.touched(changes, context()) ?? []) {
        const row = view?.row(key, context());
        if (row) rows.set(key, row);
        else rows.delete(key);
      }
    }
    seen++;
  };
  return () => {
    if (seen === 0) return;
    for (const [name, rows] of screens) {
      // Lamps also change with time alone, like heads: who waits may be called later.
      expect(new Map([...rows].sort()), name).toEqual(new Map([...whole(name)].sort()));
    }
  };
}
