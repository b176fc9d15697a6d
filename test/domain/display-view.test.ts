import { describe, expect, it } from 'vitest';
import type { CommandBody } from '#contract/commands.ts';
import { viewOf } from '#domain/views/index.ts';
import type { Office } from '../support/office.ts';
import { ADMIN, clerk, KIOSK, MINUTE, must, openOffice, sitDown } from '../support/office.ts';

/** A display of the room that holds desk 1 only, kept as a screen keeps it. */
function watchedOffice(desks = ['d1']) {
  const office = openOffice();
  const group = { name: { en: 'Room' }, desks, overscan: 0, chime: true, info: null };
  office.configure('displayGroup', 'room', group);
  for (const n of [1, 2, 3]) sitDown(office, n);
  const rows = new Map<string, unknown>();
  const call = (n: number) => {
    must(office.run({ type: 'issue', service: 'A', band: null, language: null }, KIOSK));
    see(office, rows);
    must(office.run({ type: 'callNext', desk: `d${n}`, outcome: null }, clerk(n)));
    see(office, rows);
  };
  return { office, rows, call };
}

const context = (office: Office) => ({ state: office.state, now: office.now, demo: false });

function see(office: Office, rows: Map<string, unknown>): void {
  const view = viewOf('display:room', office.state);
  for (const key of view?.touched(office.lastChanges, context(office)) ?? []) {
    const row = view?.row(key, context(office));
    if (row) rows.set(key, row);
    else rows.delete(key);
  }
}
const calls = (keys: Iterable<string>) => [...keys].filter((key) => key.startsWith('call:')).sort();
const heldNow = (office: Office) => calls(viewOf('display:room', office.state)?.keys(context(office)) ?? []);

it('[E3] a room whose calls are few among many lets go of its oldest call all the same', () => {
  const { office, rows, call } = watchedOffice();
  for (let i = 0; i < 12; i += 1) call(1);
  for (let i = 0; i < 150; i += 1) call(2 + (i % 2));
  call(1);
  expect(calls(rows.keys())).toHaveLength(12);
  expect(calls(rows.keys())).toEqual(heldNow(office));
});

it('[E3] [U2] a call that is taken back makes room for the one it had pushed off', () => {
  const { office, rows, call } = watchedOffice();
  for (let i = 0; i < 14; i += 1) call(1);
  must(office.run({ type: 'undo', desk: 'd1' }, clerk(1)));
  see(office, rows);
  expect(calls(rows.keys())).toHaveLength(12);
  expect(calls(rows.keys())).toEqual(heldNow(office));
});

it('[E3] with more desks than rows nobody who was called is left out until they have come', () => {
  const { office, rows, call } = watchedOffice([]);
  const desks = Array.from({ length: 17 }, (_, i) => i + 4);
  for (const n of desks) {
    const value = {
      name: { en: `Desk ${n}` },
      place: null,
      arrow: 'none' as const,
      profile: 'all',
      order: n,
      enabled: true,
    };
    office.configure('desk', `d${n}`, value);
    office.configure('person', `p${n}`, { name: `Person ${n}`, profiles: [], enabled: true });
    sitDown(office, n);
  }
  for (const n of desks) call(n);
  expect(calls(rows.keys())).toHaveLength(17);
  must(office.run({ type: 'start', desk: 'd4' }, clerk(4)));
  see(office, rows);
  expect(calls(rows.keys())).toHaveLength(16);
  expect(calls(rows.keys())).toEqual(heldNow(office));
});

it('[E3] a room that is given other desks shows their calls, however long ago they were', () => {
  const { office, rows, call } = watchedOffice();
  call(1);
  for (let i = 0; i < 400; i += 1) call(2);
  const group = { name: { en: 'Room' }, desks: ['d3'], overscan: 0, chime: true, info: null };
  office.configure('displayGroup', 'room', group);
  see(office, rows);
  expect(calls(rows.keys())).toEqual([]);
});

describe('[V16] a display lists the last calls of the open day, each visit once', () => {
  /** A1, called at desk 1 a moment ago, and what happens to it. */
  function calledOne() {
    const { office, rows, call } = watchedOffice();
    const run = (body: CommandBody, actor = clerk(1)) => {
      must(office.run(body, actor));
      see(office, rows);
    };
    const shown = () => {
      expect(calls(rows.keys())).toEqual(heldNow(office));
      return [...rows.values()].flatMap((row) => {
        const { number, state } = row as { number?: string; state?: string };
        return number === undefined ? [] : [`${number} ${state}`];
      });
    };
    call(1);
    const visit = office.state.visitAt('d1')?.id ?? '';
    return { office, run, call, shown, visit };
  }
  const CALL: CommandBody = { type: 'callNext', desk: 'd1', outcome: null };

  it.each<[string, CommandBody]>([
    ['put back', { type: 'recycle', desk: 'd1' }],
    ['parked', { type: 'park', desk: 'd1', reason: 'papers', until: null }],
  ])('one that is %s is listed no more, until it is called again; undo lists it as it was', (_, body) => {
    const { run, shown, visit } = calledOne();
    run({ type: 'start', desk: 'd1' });
    run(body);
    expect(shown()).toEqual([]);
    run({ type: 'undo', desk: 'd1' });
    expect(shown()).toEqual(['A1 serving']);
    run(body);
    run({ type: 'callVisit', desk: 'd1', visit });
    expect(shown()).toEqual(['A1 called']);
  });

  it('nor is one that is sent to another service', () => {
    const { run, shown, visit } = calledOne();
    run({ type: 'transfer', desk: 'd1', visit, to: { service: 'B' }, place: 'last' });
    expect(shown()).toEqual([]);
    run(CALL);
    expect(shown()).toEqual(['A1 called']);
  });

  it('a no-show stays as a last call, once, and leaves when it waits again', () => {
    const { run, shown, visit } = calledOne();
    run({ type: 'recycle', desk: 'd1' });
    run(CALL);
    run({ type: 'noShow', desk: 'd1' });
    expect(shown()).toEqual(['A1 over']);
    run({ type: 'reactivate', desk: 'd1', visit, place: 'age' });
    expect(shown()).toEqual([]);
    run({ type: 'undo', desk: 'd1' });
    expect(shown()).toEqual(['A1 over']);
  });

  it('[E3] who leaves makes room for an older call', () => {
    const { run, call, shown } = calledOne();
    for (let i = 0; i < 12; i += 1) call(1);
    expect(shown()).not.toContain('A1 over');
    run({ type: 'recycle', desk: 'd1' });
    expect(shown()).toContain('A1 over');
    run({ type: 'undo', desk: 'd1' });
    expect(shown()).not.toContain('A1 over');
  });

  it('nobody is listed after the day was closed, nor when the next one opens', () => {
    const { office, run, shown } = calledOne();
    run({ type: 'end', desk: 'd1', outcome: null });
    run({ type: 'closeDay' }, ADMIN);
    expect(shown()).toEqual([]);
    office.now += 24 * 60 * MINUTE;
    run({ type: 'openDay' }, ADMIN);
    expect(shown()).toEqual([]);
  });
});

it('[G5] slides are those of the group of a display, effective at once, and gone with the last one', () => {
  const { office, rows } = watchedOffice();
  const value = { seconds: 10, slides: [{ type: 'text' as const, title: { en: 'Welcome' }, body: null }] };
  office.configure('playlist', 'all', value);
  see(office, rows);
  expect(rows.has('playlist')).toBe(false);
  office.configure('playlist', 'room', value);
  see(office, rows);
  expect(rows.get('playlist')).toEqual({ key: 'playlist', table: 'playlist', ...value });
  office.configure('playlist', 'room', { ...value, slides: [] });
  see(office, rows);
  expect(rows.has('playlist')).toBe(false);
});
