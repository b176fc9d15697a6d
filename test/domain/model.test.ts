import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CommandBody } from '#contract/commands.ts';
import type { IntervalRow, Row, TransactionRow, VisitRow } from '#contract/rows.ts';
import type { ViewName } from '#contract/wire.ts';
import { viewOf } from '#domain/views/index.ts';
import type { Office } from '../support/office.ts';
import { clerk, codeOf, KIOSK, openOffice, rebuild, rules, sitDown } from '../support/office.ts';
import { Model } from './model.ts';

/**
 * Random office days against the model: the same command to both, the same answer from both, the same queue in both.
 * A failure prints its seed and the shortest day that shows it; it then becomes a named test.
 */

const SEQUENCES = Number(process.env.NS_SEQUENCES ?? 20_000);
const desk = fc.integer({ min: 1, max: 3 });
const pick = fc.nat(30);

const Step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('issue' as const),
      service: fc.constantFrom('A', 'B', 'C'),
      vip: fc.boolean(),
    }),
  },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('callNext' as const), desk }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom('start', 'end', 'noShow', 'recycle', 'park', 'undo', 'recall', 'moreTime'),
      desk,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constantFrom('callVisit', 'cancel', 'walkOut', 'reactivate'), desk, pick }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('transfer' as const),
      desk,
      to: fc.constantFrom('A', 'B', 'C', 'd1', 'd2'),
      place: fc.constantFrom('first', 'last', 'age'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('takeBreak', 'resume'), desk }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('sit' as const), desk, profile: fc.constantFrom('all', 'onlyA') }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('pass' as const), seconds: fc.integer({ min: 1, max: 2400 }) }) },
);
type Step = typeof Step extends fc.Arbitrary<infer S> ? S : never;
const Day = fc.array(Step, { minLength: 5, maxLength: 40, size: 'max' });

class Both {
  readonly office: Office = openOffice();
  readonly model = new Model();
  readonly issued: string[] = [];

  constructor() {
    for (const n of [1, 2]) {
      sitDown(this.office, n);
      this.model.open(`d${n}`, 'all');
    }
  }

  step(step: Step): void {
    this.model.now = this.office.now;
    if (step.do === 'pass') this.office.pass(step.seconds * 1000);
    else if (step.do === 'issue') this.issue(step.service, step.vip);
    else this.atDesk(step);
  }

  private issue(service: string, vip: boolean): void {
    const decision = this.office.run({ type: 'issue', service, band: vip ? 'vip' : null, language: null }, KIOSK);
    if (!decision.ok) throw new Error(decision.refusal.code);
    const { visit, number } = decision.result as { visit: string; number: string };
    this.issued.push(visit);
    expect(number).toBe(this.model.issue(visit, service, vip, this.office.now));
  }

  private atDesk(step: Exclude<Step, { do: 'pass' | 'issue' }>): void {
    const name = `d${step.desk}`;
    const visit = 'pick' in step ? (this.issued[step.pick % Math.max(1, this.issued.length)] ?? 'nobody') : '';
    const to = targetOf(step);
    const command = {
      ...BODIES[step.do],
      desk: name,
      ...('pick' in step ? { visit } : {}),
      ...('to' in step ? { to, place: step.place } : {}),
      ...('profile' in step ? { profile: step.profile } : {}),
    };
    const decision = this.office.run(command as unknown as CommandBody, clerk(step.desk));
    const expected = this.expected(step, name, visit, to);
    expect(codeOf(decision), `${step.do} at ${name}`).toBe(expected.code);
    const called =
      decision.ok && step.do === 'callNext' ? (decision.result as { called: { visit: string } | null }).called : null;
    if (step.do === 'callNext') expect(called?.visit).toBe(expected.called);
  }

  private expected(
    step: Exclude<Step, { do: 'pass' | 'issue' }>,
    name: string,
    visit: string,
    to: { service: string } | { desk: string },
  ): { code: string; called?: string | undefined } {
    const { model } = this;
    const { now } = this.office;
    switch (step.do) {
      case 'callNext':
        return model.callNext(name, now);
      case 'callVisit':
        return { code: model.callVisit(name, visit) };
      case 'cancel':
        return { code: model.leave(name, visit, 'cancelled') };
      case 'walkOut':
        return { code: model.leave(name, visit, 'walkedOut') };
      case 'reactivate':
        return { code: model.reactivate(name, visit) };
      case 'transfer':
        return { code: model.transfer(name, to, step.place, now) };
      case 'takeBreak':
        return { code: model.breaks(name) };
      case 'resume':
        return { code: model.resume(name) };
      case 'sit':
        return { code: model.open(name, step.profile) };
      case 'recall':
        return { code: this.standing(name, ['called', 'serving'], '') };
      case 'moreTime':
        return { code: this.standing(name, ['called'], 'alreadyStarted') };
      default:
        return { code: model[step.do](name) };
    }
  }

  /** Recall and more time move nobody. */
  private standing(name: string, from: string[], wrong: string): string {
    const d = this.model.desks.get(name);
    if (!d) return 'noSession';
    if (!d.visit) return 'noCurrentVisit';
    return from.includes(this.model.visits.get(d.visit)?.state ?? '') ? 'done' : wrong;
  }

  /** Both tell the same queue. */
  compare(): void {
    for (const [id, expected] of this.model.visits) {
      const visit = this.office.state.visit(id);
      expect({ id, state: visit?.state, service: visit?.service }).toEqual({
        id,
        state: expected.state,
        service: expected.service,
      });
    }
    for (const [name, d] of this.model.desks) expect(this.office.state.sessionOf(name)?.visit).toBe(d.visit);
  }
}

function targetOf(step: Step): { service: string } | { desk: string } {
  if (!('to' in step)) return { service: 'A' };
  return step.to.startsWith('d') ? { desk: step.to } : { service: step.to };
}

const BODIES: Record<string, object> = {
  callNext: { type: 'callNext', outcome: null },
  end: { type: 'end', outcome: null },
  park: { type: 'park', reason: 'Photo', until: null },
  takeBreak: { type: 'takeBreak', reason: 'Lunch', until: null },
  transfer: { type: 'transfer', visit: null },
  sit: { type: 'openSession', autoCall: false },
  ...Object.fromEntries(
    [
      'start',
      'noShow',
      'recycle',
      'undo',
      'recall',
      'moreTime',
      'resume',
      'callVisit',
      'cancel',
      'walkOut',
      'reactivate',
    ].map((type) => [type, { type }]),
  ),
};

describe('the model', () => {
  it(`[C1]-[C7] [V1]-[V8] [U1]-[U4] agrees on ${SEQUENCES} random days`, { timeout: 600_000 }, () => {
    fc.assert(
      fc.property(Day, (steps) => {
        const both = new Both();
        relaxUndo(both.office);
        for (const step of steps) both.step(step);
        both.compare();
        checkRows(both.office);
      }),
      { numRuns: SEQUENCES },
    );
  });

  it('[E3] every view, changed by every command, equals a view cut anew', { timeout: 120_000 }, () => {
    const names: ViewName[] = ['display:all', 'kiosk:main', 'queue:main', 'desk:d1', 'admin:main'];
    fc.assert(
      fc.property(Day, (steps) => {
        const both = new Both();
        relaxUndo(both.office);
        const kept = new Map(names.map((name) => [name, cutAll(both.office, name)]));
        for (const step of steps) {
          const before = both.office.events.length;
          both.step(step);
          if (both.office.events.length === before) continue;
          for (const name of names) expect(follow(both.office, name, kept)).toEqual(cutAll(both.office, name));
        }
      }),
      { numRuns: Math.ceil(SEQUENCES / 20) },
    );
  });
});

function relaxUndo(office: Office): void {
  rules(office, { undoSeconds: 3600, leftOpenFactor: 50 });
}

function cutAll(office: Office, name: ViewName): Map<string, unknown> {
  const context = { state: office.state, now: office.now, demo: false };
  const view = viewOf(name, office.state);
  return new Map(
    view
      ?.keys(context)
      .flatMap((key) => {
        const row = view.row(key, context);
        return row ? [[key, row] as const] : [];
      })
      .sort(),
  );
}

/** The view as a screen would hold it: the picture before with the touched rows replaced. */
function follow(office: Office, name: ViewName, kept: Map<ViewName, Map<string, unknown>>): Map<string, unknown> {
  const context = { state: office.state, now: office.now, demo: false };
  const rows = kept.get(name) ?? new Map<string, unknown>();
  const view = viewOf(name, office.state);
  for (const key of view?.touched(office.lastChanges, context) ?? []) {
    const row = view?.row(key, context);
    if (row) rows.set(key, row);
    else rows.delete(key);
  }
  const sorted = new Map([...rows].sort());
  kept.set(name, sorted);
  return sorted;
}

function checkRows(office: Office): void {
  expect(rebuild(office.events), '[E1] rows rebuilt from events').toEqual(office.kept);
  const rows = [...office.kept.values()];
  checkNumbers(rows.filter((row): row is VisitRow => row.kind === 'visit'));
  checkIntervals(rows);
}

/** [N3] [N4] Per series 1, 2, 3 … */
function checkNumbers(visits: VisitRow[]): void {
  for (const series of ['A', 'B', 'C']) {
    const numbers = visits
      .filter((visit) => visit.series === series)
      .map(({ n }) => n)
      .sort((a, b) => a - b);
    expect(numbers).toEqual(numbers.map((_, i) => i + 1));
  }
}

/** [V14] Of each visit, from issue on, each interval begins where the one before ended. */
function checkIntervals(rows: Row[]): void {
  const passes = new Map(
    rows.filter((row): row is TransactionRow => row.kind === 'transaction').map((row) => [row.id, row]),
  );
  const perVisit = new Map<string, IntervalRow[]>();
  for (const row of rows)
    if (row.kind === 'interval' && row.visit) perVisit.set(row.visit, [...(perVisit.get(row.visit) ?? []), row]);
  for (const intervals of perVisit.values()) {
    const order = (row: IntervalRow) =>
      (passes.get(row.transaction ?? '')?.enteredSeq ?? 0) * 10 +
      ['waiting', 'walking', 'serving', 'parked'].indexOf(row.what);
    const sorted = [...intervals].sort((a, b) => order(a) - order(b));
    const ended = sorted.slice(0, -1);
    expect(ended.every((row, i) => row.end !== null && row.end <= (sorted[i + 1]?.start ?? 0))).toBe(true);
    const gaps = ended.filter((row, i) => row.end !== sorted[i + 1]?.start);
    // Between an end and a reactivation the visit is in no stretch of time.
    expect(gaps.every((row) => ['noShow', 'cancelled', 'walkedOut'].includes(endOf(passes, row)))).toBe(true);
  }
}
function endOf(passes: Map<string, TransactionRow>, row: IntervalRow): string {
  const pass = passes.get(row.transaction ?? '');
  return pass?.end === 'parked' ? 'cancelled' : (pass?.end ?? '');
}
