import { describe, expect, test } from 'vitest';
import { KeyAction, type MappedKey } from '#contract/hardware.ts';
import type { DeskHead } from '#contract/views.ts';
import { learntOf, nextDoing, warningOf } from '../../renderer/roles/admin/logic/key-map.ts';
import { canDo, doingOf } from '../../renderer/roles/desk/logic/key-doing.ts';
import { presses } from '../../renderer/roles/desk/logic/presses.ts';
import { KeyPresses } from '../../renderer/roles/shared/keys/key-presses.ts';
import { meaningOfKey } from '../../renderer/roles/shared/keys/mapped.ts';
import { codeOf, type Pressed } from '../../renderer/roles/shared/keys/pressed.ts';
import { keyText } from '../../renderer/roles/shared/keys/use-heard-keys.ts';

const NEXT: KeyAction = { type: 'callNext' };
const RECALL: KeyAction = { type: 'recall' };

/** A keyboard and a clock that only the test moves. */
function keyboard(canBeHeld = false) {
  let now = 1_000;
  const timers = new Set<{ at: number; run: () => void }>();
  const after = (delay: number, run: () => void) => {
    const timer = { at: now + delay, run };
    timers.add(timer);
    return () => timers.delete(timer);
  };
  const keys = new KeyPresses({ monotonic: () => now, after });
  const seen: string[] = [];
  return {
    seen,
    down: (code = 'F13', repeat = false) =>
      keys.down(code, repeat, canBeHeld, (press) => seen.push(`${code} ${press}`)),
    up: (code = 'F13') => keys.up(code),
    letGo: () => keys.letGo(),
    pass(ms: number) {
      now += ms;
      for (const timer of timers) if (timer.at <= now && timers.delete(timer)) timer.run();
    },
  };
}

describe('[B3] what counts as a press', () => {
  test('a key counts when it goes down', () => {
    const { down, up, seen } = keyboard();
    down();
    expect(seen).toEqual(['F13 short']);
    up();
    expect(seen).toHaveLength(1);
  });

  test('a key held down is one press, however long it repeats itself', () => {
    const { down, pass, seen } = keyboard();
    down();
    for (let i = 0; i < 100; i += 1) {
      pass(30);
      down('F13', true);
    }
    expect(seen).toEqual(['F13 short']);
  });

  test('a pedal that bounces is one press, until it was quiet for 400 ms', () => {
    const { down, up, pass, seen } = keyboard();
    for (let i = 0; i < 5; i += 1) {
      down();
      up();
      pass(120);
    }
    expect(seen).toEqual(['F13 short']);
    pass(279);
    down();
    expect(seen).toHaveLength(1);
    up();
    pass(400);
    down();
    expect(seen).toHaveLength(2);
  });

  test('two keys do not wait for each other', () => {
    const { down, seen } = keyboard();
    down('F13');
    down('F14');
    expect(seen).toEqual(['F13 short', 'F14 short']);
  });

  test('held for 800 ms it means the other thing, once; let go before, the first', () => {
    const { down, up, pass, seen } = keyboard(true);
    down();
    pass(799);
    expect(seen).toEqual([]);
    up();
    expect(seen).toEqual(['F13 short']);
    pass(1_000);
    down();
    pass(800);
    expect(seen).toEqual(['F13 short', 'F13 long']);
    pass(800);
    up();
    expect(seen).toHaveLength(2);
  });

  test('a page that loses the keyboard in the middle does nothing', () => {
    const { down, up, letGo, pass, seen } = keyboard(true);
    down();
    letGo();
    pass(900);
    up();
    expect(seen).toEqual([]);
  });
});

describe('[B3] which key is meant', () => {
  const keys: MappedKey[] = [
    { code: 'F13', press: 'short', does: NEXT },
    { code: 'F13', press: 'long', does: RECALL },
    { code: 'Space', press: 'short', does: NEXT },
    { code: 'NumpadEnter', press: 'short', does: NEXT },
    { code: 'ArrowDown', press: 'short', does: NEXT },
    { code: 'MediaPlayPause', press: 'short', does: NEXT },
  ];
  const mean = (code: string, part: Partial<Pressed> = {}) =>
    meaningOfKey(
      { code, key: code, repeat: false, ctrlKey: false, altKey: false, metaKey: false, target: null, ...part },
      keys,
    )?.code;

  test('by its place on the keyboard, whatever it writes', () => {
    expect(meaningOfKey({ ...pressed('F13'), key: 'x' }, keys)).toEqual({ code: 'F13', short: NEXT, long: RECALL });
    expect(mean('F14')).toBeUndefined();
  });

  test('a remote without places is known by its key; what has no name is nothing', () => {
    expect(mean('', { key: 'MediaPlayPause' })).toBe('MediaPlayPause');
    expect(codeOf({ code: 'Unidentified', key: 'Unidentified' })).toBeNull();
    expect(codeOf({ code: '', key: 'a' })).toBeNull();
    expect(codeOf({ code: 'KeyQ', key: 'a' })).toBe('KeyQ');
  });

  test('not while one writes, nor together with Control, Alt or the system’s key', () => {
    for (const target of [{ tagName: 'INPUT', type: 'text' }, { tagName: 'TEXTAREA' }, { tagName: 'SELECT' }])
      expect(mean('F13', { target })).toBeUndefined();
    for (const part of [{ ctrlKey: true }, { altKey: true }, { metaKey: true }])
      expect(mean('F13', part)).toBeUndefined();
    expect(mean('F13', { target: { tagName: 'INPUT', type: 'radio' } })).toBe('F13');
    expect(mean('F13', { target: { tagName: 'BUTTON' } })).toBe('F13');
  });

  test('buttons keep their Space and Enter, choices their arrows; the keypad’s Enter is a key like any other', () => {
    expect(mean('Space', { target: { tagName: 'BUTTON' } })).toBeUndefined();
    expect(mean('Space')).toBe('Space');
    expect(mean('NumpadEnter', { target: { tagName: 'BUTTON' } })).toBe('NumpadEnter');
    expect(mean('ArrowDown', { target: { tagName: 'INPUT', type: 'radio' } })).toBeUndefined();
    expect(mean('ArrowDown')).toBe('ArrowDown');
  });
});

const pressed = (code: string): Pressed => ({
  code,
  key: code,
  repeat: false,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  target: null,
});

test('a key is told by its name, and by what it writes', () => {
  expect(keyText({ code: 'F13', key: 'F13' })).toBe('F13');
  expect(keyText({ code: 'NumpadAdd', key: '+' })).toBe('NumpadAdd (+)');
  expect(keyText({ code: 'Space', key: ' ' })).toBe('Space');
  expect(keyText({ code: 'KeyQ', key: 'a' })).toBe('KeyQ (a)');
});

const ALL: KeyAction[] = [
  ...(['callNext', 'recall', 'moreTime', 'start', 'end', 'noShow', 'recycle', 'undo', 'resume'] as const).map(
    (type): KeyAction => ({ type }),
  ),
  { type: 'park', reason: 'Form' },
  { type: 'takeBreak', reason: 'Lunch' },
  { type: 'transfer', service: 'b' },
  { type: 'walkUp', service: 'b' },
  { type: 'issue', service: 'b' },
];

describe('[B2] what a key does at its desk', () => {
  test('every action of the contract', () => {
    for (const does of ALL) expect(KeyAction.safeParse(does).success).toBe(true);
    const types = KeyAction.options.flatMap(({ shape: { type } }): string[] =>
      'options' in type ? type.options : [type.value],
    );
    expect(ALL.map(({ type }) => type).sort()).toEqual(types.sort());
  });

  test('as its button, or as a command that asks nothing more', () => {
    expect(doingOf(NEXT, '3')).toEqual({ as: 'next' });
    expect(doingOf({ type: 'park', reason: 'Form' }, '3')).toEqual({
      command: { type: 'park', desk: '3', reason: 'Form' },
    });
    expect(doingOf({ type: 'transfer', service: 'b' }, '3')).toEqual({
      command: { type: 'transfer', desk: '3', to: { service: 'b' } },
    });
    expect(doingOf({ type: 'issue', service: 'b' }, '3')).toEqual({ command: { type: 'issue', service: 'b' } });
  });

  const session = { break: null } as unknown as DeskHead['session'];
  const onBreak = { break: { reason: 'Lunch', until: null, at: 0 } } as unknown as DeskHead['session'];
  const visit = (state: 'called' | 'serving') => ({ state }) as unknown as DeskHead['visit'];
  const undo = { action: 'end', number: 'A1', at: 0, until: 1 } as const;
  test.each([
    ['nobody here', { visit: null, session, undo: null }, ['callNext', 'takeBreak', 'walkUp', 'issue']],
    ['on break', { visit: null, session: onBreak, undo: null }, ['callNext', 'resume', 'issue']],
    [
      'somebody is called',
      { visit: visit('called'), session, undo },
      'callNext recall moreTime start end noShow recycle undo park transfer issue'.split(' '),
    ],
    [
      'somebody is served',
      { visit: visit('serving'), session, undo: null },
      'callNext recall end recycle park transfer issue'.split(' '),
    ],
  ])('[B3] only what its button could do: %s', (_, here, types) => {
    const can = ALL.filter((does) => canDo(does, { day: '2025-01-14', ...here })).map(({ type }) => type);
    expect(can.sort()).toEqual([...types].sort());
  });

  test('the number of a ticket that no panel shows is told beside the actions', async () => {
    const hub = { send: async () => ({ ok: true, result: { number: 'B7' } }) as never };
    const desk = presses(hub, () => 0);
    await desk.press({ type: 'issue', service: 'b' }, 'actions');
    expect(desk.store.getState().said).toEqual({
      place: 'actions',
      what: { kind: 'done', type: 'issue', number: 'B7' },
    });
    const panel = presses(hub, () => 0);
    await panel.press({ type: 'issue', service: 'b' }, 'panel');
    expect(panel.store.getState().said).toBeNull();
  });
});

describe('[B2] setting keys up', () => {
  const map = (...keys: [string, MappedKey['press'], KeyAction][]): MappedKey[] =>
    keys.map(([code, press, does]) => ({ code, press, does }));

  test('F13 to F24, the keypad and digits are free; what else a key does is told', () => {
    for (let n = 13; n <= 24; n += 1) expect(warningOf(`F${n}`, 'desk')).toBeNull();
    for (const code of ['Numpad0', 'NumpadAdd', 'NumpadEnter', 'Digit1']) expect(warningOf(code, 'desk')).toBeNull();
    for (const [code, warning] of [
      ['Space', 'press'],
      ['Enter', 'press'],
      ['Escape', 'leave'],
      ['KeyN', 'letter'],
      ['PageDown', 'scroll'],
      ['ArrowLeft', 'scroll'],
      ['F1', 'system'],
      ['F12', 'system'],
      ['MediaTrackNext', 'system'],
      ['AudioVolumeUp', 'system'],
      ['BrowserBack', 'system'],
    ])
      expect(warningOf(code ?? '', 'desk'), code).toBe(warning);
    expect(warningOf('KeyN', 'kiosk')).toBeNull();
  });

  test('a new key begins with what no key does yet', () => {
    expect(nextDoing([], 'desk', ['a'])).toEqual(NEXT);
    expect(nextDoing(map(['F13', 'short', NEXT]), 'desk', ['a'])).toEqual(RECALL);
    expect(nextDoing(map(['F13', 'short', { type: 'issue', service: 'a' }]), 'kiosk', ['a', 'b'])).toEqual({
      type: 'issue',
      service: 'b',
    });
    expect(nextDoing([], 'kiosk', [])).toEqual({ type: 'issue', service: '' });
  });

  test('learning a key: new, nameless, combined, or there already', () => {
    const keys = map(['F13', 'short', NEXT], ['F14', 'short', NEXT], ['F14', 'long', RECALL]);
    const learn = (code: string | null, combined = false) => learntOf({ code, combined }, keys);
    expect(learn('F15')).toEqual({ is: 'new' });
    expect(learn(null)).toEqual({ is: 'nameless' });
    expect(learn('F15', true)).toEqual({ is: 'combined' });
    expect(learn('F13')).toEqual({ is: 'taken', by: keys[0], canBeHeld: true });
    expect(learn('F14')).toMatchObject({ is: 'taken', canBeHeld: false });
  });
});
