import { expect, it } from 'vitest';
import { viewOf } from '#domain/views/index.ts';
import type { Office } from '../support/office.ts';
import { clerk, KIOSK, must, openOffice, sitDown } from '../support/office.ts';

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
