import { describe, expect, it } from 'vitest';
import type { CommandBody } from '#contract/commands.ts';
import type { Office } from '../support/office.ts';
import { clerk, codeOf, KIOSK, MINUTE, must, openOffice, rebuild, SERVICE_VALUE, sitDown } from '../support/office.ts';

const issue = (office: Office, service = 'A') =>
  must(office.run({ type: 'issue', service, band: null, language: null }, KIOSK)) as { visit: string; number: string };
const at = (office: Office, command: object, n = 1) =>
  office.run({ desk: `d${n}`, ...command } as CommandBody, clerk(n));
const next = { type: 'callNext', outcome: null };
const intervalsOf = (office: Office, visit: string) =>
  [...office.kept.values()].flatMap((row) =>
    row.kind === 'interval' && row.visit === visit ? [[row.what, row.end === null ? null : row.end - row.start]] : [],
  );

describe('the visit at the desk', () => {
  it('[V1] [V2] [V3] called, started, ended', () => {
    const office = openOffice();
    sitDown(office, 1);
    const { visit } = issue(office);
    office.pass(4 * MINUTE);
    must(at(office, next));
    office.pass(30_000);
    must(at(office, { type: 'start' }));
    expect(codeOf(at(office, { type: 'start' }))).toBe('alreadyStarted');
    expect(codeOf(at(office, { type: 'noShow' }))).toBe('alreadyStarted');
    office.pass(6 * MINUTE);
    must(at(office, { type: 'end', outcome: null }));
    expect(codeOf(at(office, { type: 'end', outcome: null }))).toBe('noCurrentVisit');
    expect(intervalsOf(office, visit)).toEqual([
      ['waiting', 4 * MINUTE],
      ['walking', 30_000],
      ['serving', 6 * MINUTE],
    ]);
    expect(office.state.deskDay('d1', '2020-01-06')).toEqual({
      served: 1,
      noShows: 0,
      serves: 1,
      serveMs: 6 * MINUTE,
      waits: 1,
      waitMs: 4 * MINUTE,
      withinTarget: 1,
    });
  });

  it('[V2] outcomes: demanded, unknown, and by Next', () => {
    const office = openOffice();
    const outcomes = [{ id: 'ok', name: { en: 'Done' } }];
    office.configure('service', 'A', { ...SERVICE_VALUE, outcome: 'required', outcomes });
    sitDown(office, 1);
    const { visit } = issue(office);
    must(at(office, next));
    expect(codeOf(at(office, { type: 'end', outcome: null }))).toBe('outcomeRequired');
    expect(codeOf(at(office, next))).toBe('outcomeRequired');
    expect(codeOf(at(office, { type: 'end', outcome: 'maybe' }))).toBe('unknownOutcome');
    must(at(office, { ...next, outcome: 'ok' }));
    expect(office.state.transaction(office.state.visit(visit)?.transaction ?? '')).toMatchObject({
      end: 'served',
      outcome: 'ok',
    });
  });

  it.each(['end', 'callNext'])('[V2] an outcome that was required of an empty list is not demanded: %s', (type) => {
    const office = openOffice();
    office.configure('service', 'A', { ...SERVICE_VALUE, outcome: 'required', outcomes: [] });
    sitDown(office, 1);
    const { visit } = issue(office);
    must(at(office, next));
    expect(codeOf(at(office, { type, outcome: 'ok' }))).toBe('unknownOutcome');
    must(at(office, { type, outcome: null }));
    const ended = office.state.transaction(office.state.visit(visit)?.transaction ?? '');
    expect(ended).toMatchObject({ end: 'served', outcome: null });
  });

  it('[V4] [V5] [V13] put back keeps the age; parked comes back at its time for this desk', () => {
    const office = openOffice();
    sitDown(office, 1);
    sitDown(office, 2);
    const { visit } = issue(office);
    issue(office);
    must(at(office, next));
    office.pass(MINUTE);
    must(at(office, { type: 'recycle' }));
    expect(must(at(office, next))).toMatchObject({ called: { visit } });
    expect(codeOf(at(office, { type: 'park', reason: 'Photo', until: office.now }))).toBe('timePassed');
    must(at(office, { type: 'park', reason: 'Photo', until: office.now + 10 * MINUTE }));
    office.pass(10 * MINUTE);
    expect(must(at(office, next, 2))).toMatchObject({ called: { number: 'A2' } });
    expect(must(at(office, next))).toMatchObject({ called: { visit, rule: 'pool' } });
    expect(intervalsOf(office, visit)).toEqual([
      ['waiting', 0],
      ['walking', MINUTE],
      ['waiting', 0],
      ['walking', 0],
      ['parked', 10 * MINUTE],
      ['waiting', 0],
      ['walking', null],
    ]);
    expect(rebuild(office.events)).toEqual(office.kept);
  });

  it('[V5] [C7] a parked visit is called by hand, from another desk too', () => {
    const office = openOffice();
    sitDown(office, 1);
    sitDown(office, 2);
    const { visit } = issue(office);
    must(at(office, next));
    must(at(office, { type: 'park', reason: 'Copy', until: null }));
    office.pass(MINUTE);
    must(at(office, { type: 'callVisit', visit }, 2));
    expect(office.state.visit(visit)).toMatchObject({ state: 'called', desk: 'd2', parked: null });
    must(at(office, { type: 'undo' }, 2));
    expect(office.state.visit(visit)).toMatchObject({ state: 'parked', pool: { desk: 'd1' } });
    expect(rebuild(office.events)).toEqual(office.kept);
  });

  it('[V7] [V8] cancelled, walked out, and back again', () => {
    const office = openOffice();
    sitDown(office, 1);
    const [first, second] = [issue(office), issue(office)];
    must(at(office, { type: 'cancel', visit: first.visit }));
    must(at(office, { type: 'walkOut', visit: second.visit }));
    expect(codeOf(at(office, { type: 'walkOut', visit: second.visit }))).toBe('visitEnded');
    must(at(office, { type: 'reactivate', visit: second.visit, place: 'age' }));
    must(at(office, next));
    expect(codeOf(at(office, { type: 'cancel', visit: second.visit }, 1))).toBe('visitNotWaiting');
    must(at(office, { type: 'end', outcome: null }));
    expect(codeOf(at(office, { type: 'reactivate', visit: second.visit, place: 'age' }))).toBe('visitEnded');
  });

  it('[V9] [V10] [G3] deliveries count; a note stands only in the erasable table', () => {
    const office = openOffice();
    office.configure('service', 'A', { ...SERVICE_VALUE, deliverables: [{ id: 'copy', name: { en: 'Copy' } }] });
    sitDown(office, 1);
    const { visit } = issue(office);
    must(at(office, next));
    must(at(office, { type: 'deliver', deliverable: 'copy', quantity: 3 }));
    expect(codeOf(at(office, { type: 'deliver', deliverable: 'gold', quantity: 1 }))).toBe('unknownDeliverable');
    must(at(office, { type: 'note', visit, text: 'Speaks softly' }));
    expect(office.state.transaction(office.state.visit(visit)?.transaction ?? '')?.delivered).toEqual([
      { id: 'copy', quantity: 3 },
    ]);
    expect(office.state.text(office.state.visit(visit)?.note ?? '')).toBe('Speaks softly');
    const written = JSON.stringify([office.events, [...office.kept.values()]]);
    expect(written).not.toContain('softly');
    expect(written).not.toContain('Person 1');
    const old = office.state.visit(visit)?.note ?? '';
    must(at(office, { type: 'note', visit, text: '' }));
    expect(office.state.text(old)).toBeUndefined();
    must(at(office, { type: 'deliver', deliverable: 'copy', quantity: 0 }));
    expect(office.state.transaction(office.state.visit(visit)?.transaction ?? '')?.delivered).toEqual([]);
  });

  it('[V12] a visit left open is flagged and stays out of the averages', () => {
    const office = openOffice();
    sitDown(office, 1);
    const { visit } = issue(office);
    must(at(office, next));
    office.pass(59 * MINUTE);
    expect(office.state.transaction(office.state.visit(visit)?.transaction ?? '')?.leftOpen).toBe(false);
    office.pass(2 * MINUTE);
    must(at(office, { type: 'end', outcome: null }));
    expect(office.state.transaction(office.state.visit(visit)?.transaction ?? '')?.leftOpen).toBe(true);
    expect(office.state.deskDay('d1', '2020-01-06')).toMatchObject({ served: 1, serves: 0, serveMs: 0 });
    must(at(office, { type: 'walkUp', service: 'A' }));
    office.pass(6 * MINUTE);
    must(at(office, { type: 'end', outcome: null }));
    const today = office.state.deskDay('d1', '2020-01-06');
    expect(today).toMatchObject({ served: 2, serves: 1, serveMs: 6 * MINUTE });
  });

  it('[V11] [N7] a walk-up is issued, called and started; undone, its number is burnt', () => {
    const office = openOffice();
    sitDown(office, 1);
    expect(must(at(office, { type: 'walkUp', service: 'B' }))).toMatchObject({ number: 'B1', rule: 'walkUp' });
    expect(codeOf(at(office, { type: 'walkUp', service: 'B' }))).toBe('visitOpen');
    must(at(office, { type: 'undo' }));
    expect([...office.kept.values()].find((row) => row.kind === 'visit')).toMatchObject({ state: 'cancelled' });
    expect(issue(office, 'B').number).toBe('B2');
    expect(rebuild(office.events)).toEqual(office.kept);
  });
});

describe('undo', () => {
  it('[U1] [U2] one undo takes back both halves of Next, and recalls after it', () => {
    const office = openOffice();
    sitDown(office, 1);
    const [first, second] = [issue(office), issue(office)];
    must(at(office, next));
    must(at(office, { type: 'start' }));
    office.pass(MINUTE);
    must(at(office, next));
    must(at(office, { type: 'recall' }));
    office.pass(MINUTE);
    expect(must(at(office, { type: 'undo' }))).toEqual({ undone: 'callNext', number: 'A2' });
    expect(office.state.visit(first.visit)?.state).toBe('serving');
    expect(office.state.visit(second.visit)?.state).toBe('waiting');
    expect(intervalsOf(office, first.visit)).toEqual([
      ['waiting', 0],
      ['walking', 0],
      ['serving', null],
    ]);
    expect(intervalsOf(office, second.visit)).toEqual([['waiting', null]]);
    expect([...office.state.callsBackwards()].map(({ number }) => number)).toEqual(['A1']);
    expect(codeOf(at(office, { type: 'undo' }))).toBe('nothingToUndo');
    expect(rebuild(office.events)).toEqual(office.kept);
  });

  it('[U2] [V14] a parked visit whose call is taken back keeps no stretch of the pass that is gone', () => {
    const office = openOffice();
    sitDown(office, 1);
    const { visit } = issue(office);
    must(at(office, next));
    must(at(office, { type: 'park', reason: 'Papers', until: null }));
    office.pass(MINUTE);
    must(at(office, { type: 'callVisit', visit }));
    must(at(office, { type: 'undo' }));
    expect(intervalsOf(office, visit)).toEqual([
      ['waiting', 0],
      ['walking', 0],
      ['parked', null],
    ]);
    expect(rebuild(office.events)).toEqual(office.kept);
  });

  it('[U3] too late: time has passed, or somebody else took the visit', () => {
    const office = openOffice();
    sitDown(office, 1);
    sitDown(office, 2);
    issue(office);
    must(at(office, next));
    must(at(office, { type: 'recycle' }));
    must(at(office, next, 2));
    expect(codeOf(at(office, { type: 'undo' }))).toBe('undoTooLate');
    office.pass(6 * MINUTE);
    expect(codeOf(at(office, { type: 'undo' }, 2))).toBe('undoTooLate');
  });
});

describe('desk sessions', () => {
  const sit = (profile = 'all') => ({ type: 'openSession', profile, autoCall: false });
  it('[S1] [S2] one person per desk, one desk per person; again changes the profile', () => {
    const office = openOffice();
    sitDown(office, 1);
    expect(codeOf(office.run({ ...sit(), desk: 'd1' } as CommandBody, clerk(2)))).toBe('deskTaken');
    expect(codeOf(office.run({ ...sit(), desk: 'd2' } as CommandBody, clerk(1)))).toBe('personElsewhere');
    must(at(office, sit('onlyA')));
    expect(office.state.sessionOf('d1')?.profile).toBe('onlyA');
    expect(codeOf(at(office, sit('none')))).toBe('unknownProfile');
    expect(codeOf(office.run({ ...sit(), desk: 'd9' } as CommandBody, clerk(1)))).toBe('unknownDesk');
  });

  it('[S3] [S5] neither break nor closing with a visit at the desk', () => {
    const office = openOffice();
    sitDown(office, 1);
    issue(office);
    must(at(office, next));
    expect(codeOf(at(office, { type: 'closeSession' }))).toBe('visitOpen');
    expect(codeOf(at(office, { type: 'takeBreak', reason: 'Tea', until: null }))).toBe('visitOpen');
    must(at(office, { type: 'end', outcome: null }));
    must(at(office, { type: 'takeBreak', reason: 'Tea', until: null }));
    expect(codeOf(at(office, { type: 'takeBreak', reason: 'Tea', until: null }))).toBe('onBreak');
    office.pass(MINUTE);
    must(at(office, { type: 'resume' }));
    expect(codeOf(at(office, { type: 'resume' }))).toBe('notOnBreak');
    must(at(office, { type: 'closeSession' }));
    expect(codeOf(at(office, next))).toBe('noSession');
    const kinds = [...office.kept.values()].flatMap((row) =>
      row.kind === 'interval' && row.session && !row.visit ? [row.what] : [],
    );
    expect(kinds).toEqual(['open', 'break']);
  });

  it('[S4] nobody acts at another’s desk', () => {
    const office = openOffice();
    sitDown(office, 1);
    sitDown(office, 2);
    issue(office);
    expect(codeOf(office.run({ ...next, desk: 'd1' } as CommandBody, clerk(2)))).toBe('notAllowed');
  });

  it('[S6] a person works only with granted profiles', () => {
    const office = openOffice();
    office.configure('person', 'p1', { name: 'Person 1', profiles: ['onlyA'], enabled: true });
    expect(codeOf(at(office, sit('all')))).toBe('profileNotYours');
    expect(codeOf(at(office, sit('onlyA')))).toBe('done');
  });
});
