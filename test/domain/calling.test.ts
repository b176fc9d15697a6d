import { describe, expect, it } from 'vitest';
import type { CommandBody } from '#contract/commands.ts';
import type { Office } from '../support/office.ts';
import { clerk, codeOf, KIOSK, MINUTE, must, openOffice, rules, sitDown } from '../support/office.ts';

const issue = (office: Office, service = 'A', band: string | null = null) =>
  must(office.run({ type: 'issue', service, band, language: null }, KIOSK)) as { visit: string; number: string };
const next = (office: Office, n = 1) =>
  office.run({ type: 'callNext', desk: `d${n}`, outcome: null }, clerk(n)) as ReturnType<Office['run']> & {
    result?: { called: { number: string; rule: string } | null; closed: { number: string; as: string } | null };
  };
const called = (office: Office, n = 1) => {
  const { called: visit } = must(next(office, n)) as { called: { number: string; rule: string } };
  return [visit.number, visit.rule];
};
const at = (office: Office, n: number, command: object) =>
  office.run({ desk: `d${n}`, ...command } as unknown as CommandBody, clerk(n));

describe('calling', () => {
  it('[C1] a desk gets only visits of its profile', () => {
    const office = openOffice();
    sitDown(office, 1, 'onlyA');
    issue(office, 'B');
    issue(office, 'A');
    expect(called(office)).toEqual(['A1', 'oldest']);
    must(at(office, 1, { type: 'end', outcome: null }));
    expect(codeOf(next(office))).toBe('nobodyWaiting');
  });

  it('[C2] [C3] overdue goes before a priority band, the band before age', () => {
    const office = openOffice();
    sitDown(office, 1);
    issue(office, 'A');
    office.pass(5 * MINUTE);
    issue(office, 'B', 'vip');
    expect(called(office)).toEqual(['B1', 'priority']);
    issue(office, 'C', 'vip');
    office.pass(15 * MINUTE);
    expect(called(office)).toEqual(['A1', 'overdue']);
  });

  it('[C2] past the ageing cap the oldest goes first, whatever the band', () => {
    const office = openOffice();
    sitDown(office, 1);
    issue(office, 'A');
    office.pass(1 * MINUTE);
    issue(office, 'A', 'vip');
    office.pass(118 * MINUTE);
    expect(called(office)).toEqual(['A2', 'overdue']);
    issue(office, 'A', 'vip');
    office.pass(2 * MINUTE);
    expect(called(office)).toEqual(['A1', 'ageingCap']);
  });

  it('[C4] [C5] Next closes the current visit, and calls nobody when nobody waits', () => {
    const office = openOffice();
    sitDown(office, 1);
    issue(office);
    called(office);
    expect(must(next(office))).toMatchObject({ closed: { number: 'A1', as: 'served' }, called: null });
    expect(codeOf(next(office))).toBe('nobodyWaiting');
  });

  it.each([
    ['noShow', 'noShow'],
    ['served', 'served'],
  ] as const)('[C4] a visit never started is closed as the office chose: %s', (nextOnUnstarted, as) => {
    const office = openOffice();
    rules(office, { nextOnUnstarted });
    sitDown(office, 1);
    issue(office);
    called(office);
    expect(must(next(office))).toMatchObject({ closed: { number: 'A1', as } });
  });

  it('[C4] or Next is refused until it is started', () => {
    const office = openOffice();
    rules(office, { nextOnUnstarted: 'refuse' });
    sitDown(office, 1);
    issue(office);
    called(office);
    expect(codeOf(next(office))).toBe('notStarted');
    must(at(office, 1, { type: 'start' }));
    expect(must(next(office))).toMatchObject({ closed: { as: 'served' } });
  });

  it('[C6] [C7] a visit picked by hand; a second desk is told that it is taken', () => {
    const office = openOffice();
    sitDown(office, 1);
    sitDown(office, 2);
    const first = issue(office);
    const second = issue(office);
    must(at(office, 1, { type: 'callVisit', visit: second.visit }));
    expect(codeOf(at(office, 1, { type: 'callVisit', visit: first.visit }))).toBe('visitOpen');
    expect(codeOf(at(office, 2, { type: 'callVisit', visit: second.visit }))).toBe('visitTaken');
    must(at(office, 1, { type: 'end', outcome: null }));
    expect(codeOf(at(office, 2, { type: 'callVisit', visit: second.visit }))).toBe('visitEnded');
    expect(codeOf(at(office, 2, { type: 'callVisit', visit: 'nobody' }))).toBe('unknownVisit');
  });

  it('[C10] more time counts, too, while the timer of the old time waits for its turn', () => {
    const office = openOffice();
    rules(office, { recallLimit: 1, recallSeconds: 45, moreTimeSeconds: 120 });
    sitDown(office, 1);
    issue(office);
    called(office);
    must(at(office, 1, { type: 'recall' }));
    office.now += 46_000;
    const [due] = office.state.dues(office.now);
    if (!due) throw new Error('nothing is due');
    must(at(office, 1, { type: 'moreTime' }));
    expect(office.run({ type: 'due', due }, { kind: 'timer' }).ok).toBe(false);
    expect(office.state.visitAt('d1')?.state).toBe('called');
    office.pass(121_000);
    expect(office.state.visitAt('d1')).toBeUndefined();
  });

  it('[C8] [C9] [C10] the last recall sets a time; more time moves it; then it is a no-show by itself', () => {
    const office = openOffice();
    rules(office, { recallLimit: 2 });
    sitDown(office, 1);
    const { visit } = issue(office);
    called(office);
    must(at(office, 1, { type: 'recall' }));
    office.pass(5 * MINUTE);
    expect(office.state.visit(visit)?.state).toBe('called');
    expect(must(at(office, 1, { type: 'recall' }))).toMatchObject({ calls: 3 });
    must(at(office, 1, { type: 'moreTime' }));
    office.pass(100_000);
    expect(office.state.visit(visit)?.state).toBe('called');
    office.pass(6_000);
    expect(office.state.visit(visit)?.state).toBe('noShow');
    expect(office.state.sessionOf('d1')?.visit).toBeNull();
  });

  it('[C11] auto-call gives an arrival to the desk that is free for the longest', () => {
    const office = openOffice();
    sitDown(office, 2, 'all', true);
    sitDown(office, 1, 'all', true);
    const { visit } = issue(office);
    expect(office.state.visit(visit)).toMatchObject({ state: 'called', desk: 'd2' });
    const { visit: second } = issue(office);
    expect(office.state.visit(second)).toMatchObject({ state: 'called', desk: 'd1' });
    const { visit: third } = issue(office);
    expect(office.state.visit(third)?.state).toBe('waiting');
  });

  it('[C13] nobody is called during a break', () => {
    const office = openOffice();
    sitDown(office, 1);
    issue(office);
    must(at(office, 1, { type: 'takeBreak', reason: 'Lunch', until: null }));
    expect(codeOf(next(office))).toBe('onBreak');
    must(at(office, 1, { type: 'resume' }));
    expect(called(office)).toEqual(['A1', 'oldest']);
  });

  it('[V6] sent to a desk: that desk first, nobody else by Next; placed first; last', () => {
    const office = openOffice();
    sitDown(office, 1);
    sitDown(office, 2);
    issue(office);
    called(office, 1);
    issue(office);
    must(at(office, 1, { type: 'transfer', visit: null, to: { desk: 'd2' }, place: 'age' }));
    expect(called(office, 1)).toEqual(['A2', 'oldest']);
    expect(called(office, 2)).toEqual(['A1', 'pool']);
    issue(office, 'B');
    must(at(office, 1, { type: 'transfer', visit: null, to: { service: 'B' }, place: 'first' }));
    expect(called(office, 1)).toEqual(['A2', 'placedFirst']);
    must(at(office, 1, { type: 'transfer', visit: null, to: { service: 'B' }, place: 'last' }));
    expect(called(office, 1)).toEqual(['B1', 'oldest']);
  });
});
