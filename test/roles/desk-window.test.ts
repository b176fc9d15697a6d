import { describe, expect, test } from 'vitest';
import { acceleratorOf } from '../../renderer/roles/desk/window/accelerator.ts';
import { hasArrived } from '../../renderer/roles/desk/window/use-arrivals.ts';
import { deskHead, HERE } from '../screens/support/desk-office.ts';

describe('somebody comes to a desk that stands idle', () => {
  const idle = deskHead({ visit: null, waiting: 0, next: [] });
  const withOne = { ...idle, waiting: 1 };
  const onBreak = { reason: 'Lunch', until: null, at: 0 };

  test('told once: the first one only', () => {
    expect(hasArrived(idle, withOne)).toBe(true);
    expect(hasArrived(withOne, { ...idle, waiting: 2 })).toBe(false);
  });

  test('also when the hub calls at once', () => {
    expect(hasArrived(idle, deskHead({ visit: { ...HERE, state: 'called' }, waiting: 0 }))).toBe(true);
  });

  test.each([
    ['to a desk that serves', deskHead({ visit: HERE, waiting: 0 }), deskHead({ visit: HERE, waiting: 1 })],
    ['when a visit ends and others waited anyway', deskHead({ visit: HERE, waiting: 3 }), { ...idle, waiting: 3 }],
    ['without a ticket, at the desk itself', idle, deskHead({ visit: { ...HERE, state: 'serving' }, waiting: 0 })],
    ['to a closed day', { ...idle, day: null }, { ...withOne, day: null }],
    ['to a desk where nobody works', { ...idle, session: null }, { ...withOne, session: null }],
    [
      'in a break',
      deskHead({ visit: null, waiting: 0, session: idle.session && { ...idle.session, break: onBreak } }),
      deskHead({ visit: null, waiting: 1, session: idle.session && { ...idle.session, break: onBreak } }),
    ],
  ])('not told: %s', (_what, before, now) => {
    expect(hasArrived(before, now)).toBe(false);
  });
});

describe('keys for every program', () => {
  const NONE = { ctrlKey: false, altKey: false, shiftKey: false, metaKey: false };
  const CTRL = { ...NONE, ctrlKey: true };

  test.each([
    [{ ...NONE, key: 'F13' }, { keys: 'F13' }],
    [{ ...CTRL, key: 'n' }, { keys: 'Control+N' }],
    [{ ...CTRL, altKey: true, key: ' ' }, { keys: 'Control+Alt+Space' }],
    [{ ...NONE, metaKey: true, shiftKey: true, key: 'PageDown' }, { keys: 'Super+Shift+PageDown' }],
  ])('%j', (pressed, keys) => expect(acceleratorOf(pressed)).toEqual(keys));

  test.each(['n', 'N', ' ', 'PageDown', 'é', '+', 'MediaPlayPause'])('alone, %s belongs to other programs', (key) => {
    expect(acceleratorOf({ ...NONE, key })).toBe('unfit');
  });

  test.each(['Control', 'Shift', 'Alt', 'AltGraph', 'Meta'])('%s alone is the beginning of something', (key) => {
    expect(acceleratorOf({ ...NONE, key })).toBe(null);
  });
});
