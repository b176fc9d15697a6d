import { describe, expect, test } from 'vitest';
import type { Monitor } from '#shell/ports.ts';
import { inOrder, markOf } from '#shell/windows/monitors.ts';
import { type Claim, nextOf, placesOf } from '#shell/windows/placing.ts';

const monitor = (id: number, label: string, x: number, isPrimary = false): Monitor => ({
  ...{ id, label, isPrimary, bounds: { x, y: 0, width: 1920, height: 1080 } },
});
const MAIN = monitor(1, 'DELL U2412M', 0, true);
const TV = monitor(2, 'LG TV', 1920);
const HALL = monitor(3, 'LG TV', 3840);
const ALL = [HALL, TV, MAIN];

const DESK: Claim = { name: 'desk-1', role: 'desk', wish: null, mark: null };
const KIOSK: Claim = { name: 'kiosk-1', role: 'kiosk', wish: null, mark: null };
const display = (device: number, wish: string | null, stood: Monitor | null = null, among = ALL): Claim => ({
  ...{ name: `display-${device}`, role: 'display', wish, mark: stood && markOf(stood, among) },
});
/** The monitors of these windows, by number. */
const placed = (claims: Claim[], monitors: Monitor[]) => {
  const places = placesOf(claims, monitors);
  return claims.map(({ name }) => places.get(name)?.id ?? null);
};

test('monitors are counted from the main one, then from left to right', () => {
  expect(inOrder(ALL).map(({ id }) => id)).toEqual([1, 2, 3]);
});

test('a kiosk stands on the monitor it was given, and while that is off on the first', () => {
  const claims = [{ ...KIOSK, wish: '3' }];
  expect([placed(claims, ALL), placed(claims, [MAIN, TV])]).toEqual([[3], [1]]);
});

test.each([
  ['leave a monitor that was given to a display', [DESK, KIOSK, display(1, '1')], ALL, [2, 2, 1]],
  ['share it where there is no other', [DESK, KIOSK, display(1, '1')], [MAIN], [1, 1, 1]],
  ['share the first where all are given', [KIOSK, display(1, '1'), display(2, '2')], [MAIN, TV], [1, 1, 2]],
])('desk and kiosk %s', (_what, claims, monitors, expected) => {
  expect(placed(claims, monitors)).toEqual(expected);
});

describe('a new display', () => {
  test.each([
    ['beside a desk takes the second monitor', [DESK, display(1, null)], ALL, [1, 2]],
    ['beside a kiosk, too', [KIOSK, display(1, null)], ALL, [1, 2]],
    ['takes the only one there is', [DESK, display(1, null)], [MAIN], [1, 1]],
    ['alone takes the main one', [display(1, null)], ALL, [1]],
    ['takes the one that is named by number', [display(1, '3')], ALL, [3]],
    ['takes the one that is named by its model', [display(1, 'lg tv')], ALL, [3]],
    ['waits for the one that is named', [display(1, '2')], [MAIN], [null]],
    ['of two takes what the other leaves', [DESK, display(1, null), display(2, '2')], ALL, [1, 3, 2]],
    ['of two, the second waits for a monitor of its own', [display(1, null), display(2, null)], [MAIN], [1, null]],
    ['never shares a monitor with another', [display(1, '2'), display(2, '2')], ALL, [2, null]],
  ])('%s', (_what, claims, monitors, expected) => {
    expect(placed(claims, monitors)).toEqual(expected);
  });
});

describe('a display whose monitor is off', () => {
  test.each([
    ['does not cover the desk', [DESK, display(1, null, TV, [MAIN, TV])], [MAIN], [1, null]],
    [
      'does not take the monitor of another one',
      [DESK, display(1, null, TV), display(2, null, HALL)],
      [MAIN, HALL],
      [1, null, 3],
    ],
    ['that was named waits, even alone', [display(1, '2', TV, [MAIN, TV])], [MAIN], [null]],
    ['is not sent to what is the second one now', [DESK, display(1, '2', TV)], [MAIN, HALL], [1, null]],
    ['alone and without a name goes where there is room', [display(1, null, TV, [MAIN, TV])], [MAIN], [1]],
    ['takes what came in its place', [DESK, display(1, '2', TV, [MAIN, TV])], [MAIN, monitor(9, 'NEC', 1920)], [1, 9]],
  ])('%s', (_what, claims, monitors, expected) => {
    expect(placed(claims, monitors)).toEqual(expected);
  });
});

describe('a monitor that returns is known', () => {
  const claims = [DESK, display(1, null, TV, [MAIN, TV])];

  test.each([
    ['by its number, wherever it stands now', monitor(2, '', -1920)],
    ['by its model, when the system numbers it anew', monitor(7, 'LG TV', -1920)],
  ])('%s', (_what, returned) => {
    expect(placed(claims, [MAIN, returned, monitor(8, 'new', 5000)])).toEqual([1, returned.id]);
  });

  test('by its place, when the system says nothing else', () => {
    const [main, tv] = [monitor(1, '', 0, true), monitor(2, '', 1920)];
    const unnamed = [DESK, display(1, null, tv, [main, tv])];
    expect(placed(unnamed, [main, monitor(8, '', 3840), monitor(7, '', 1920)])).toEqual([1, 7]);
  });

  test('and the monitor of the desk is not taken for it, though it moves to its place', () => {
    const tvWasMain = [monitor(2, '', 0, true), monitor(1, '', 1920)];
    const claim = display(1, null, tvWasMain[0], tvWasMain);
    expect(placed([DESK, claim], [monitor(1, '', 0, true)])).toEqual([1, null]);
  });
});

test('moved on, a display goes through all monitors', () => {
  const visited = [nextOf(null, ALL), nextOf(MAIN, ALL), nextOf(TV, ALL), nextOf(HALL, ALL), nextOf(MAIN, [MAIN])];
  expect(visited.map((one) => one?.id)).toEqual([1, 2, 3, 1, 1]);
  expect(nextOf(MAIN, [])).toBe(null);
});
