import { expect, it } from 'vitest';
import { viewOf } from '#domain/views/index.ts';
import { clerk, KIOSK, must, openOffice, sitDown } from '../support/office.ts';

const MINUTE = 60_000;

/** An office with two desks and somebody called at the first; `again`: what staff are told of them. */
function busyOffice() {
  const office = openOffice();
  sitDown(office, 1);
  sitDown(office, 2);
  const ticket = must(office.run({ type: 'issue', service: 'A', band: null, language: null }, KIOSK));
  const visit = (ticket as { visit: string }).visit;
  const at = (command: object, n = 1) => must(office.run({ ...command, desk: `d${n}` } as never, clerk(n)));
  const call = () => at({ type: 'callVisit', visit });
  const again = () => {
    const context = { state: office.state, now: office.now, demo: false };
    const row = viewOf('queue:main', office.state)?.row(`visit:${visit}`, context);
    return row && 'again' in row ? row.again : undefined;
  };
  return { office, visit, at, call, again };
}

it.each([
  ['put back', { type: 'recycle' }, 'recycled'],
  ['sent to another service', { type: 'transfer', visit: null, to: { service: 'B' }, place: 'age' }, 'transferred'],
  ['sent there last', { type: 'transfer', visit: null, to: { service: 'B' }, place: 'last' }, 'transferred'],
  ['sent to a desk', { type: 'transfer', visit: null, to: { desk: 'd2' }, place: 'age' }, 'transferred'],
] as const)('[V15] whoever was %s says so, until called again', (_name, command, told) => {
  const { at, call, again } = busyOffice();
  expect(again()).toBeNull();
  call();
  at(command);
  expect(again()).toBe(told);
  call();
  expect(again()).toBeNull();
  at({ type: 'undo' });
  expect(again()).toBe(told);
});

it('[V15] parked is told once its time has come; sent on from there it is transferred', () => {
  const { office, visit, at, call, again } = busyOffice();
  call();
  at({ type: 'park', reason: 'Photo', until: office.now + MINUTE });
  expect(again()).toBeNull();
  office.pass(MINUTE);
  expect(again()).toBe('parked');
  call();
  at({ type: 'park', reason: 'Photo', until: null });
  at({ type: 'transfer', visit, to: { service: 'B' }, place: 'age' });
  expect(again()).toBe('transferred');
});

it('[V15] whoever did not come, or left while parked, was brought back', () => {
  const { visit, at, call, again } = busyOffice();
  call();
  at({ type: 'noShow' });
  at({ type: 'reactivate', visit, place: 'age' });
  expect(again()).toBe('reactivated');
  call();
  at({ type: 'park', reason: 'Photo', until: null });
  at({ type: 'walkOut', visit });
  at({ type: 'reactivate', visit, place: 'age' });
  expect(again()).toBe('reactivated');
});
