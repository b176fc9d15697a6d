import { expect, it } from 'vitest';
import { viewOf } from '#domain/views/index.ts';
import type { Office } from '../support/office.ts';
import { clerk, KIOSK, must, openOffice, sitDown } from '../support/office.ts';

/** A display of the room that holds desk 1 only, kept as a screen keeps it. */
function watchedOffice() {
  const office = openOffice();
  const group = { name: { en: 'Room' }, desks: ['d1'], overscan: 0, chime: true, info: null };
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
