import { describe, expect, test } from 'vitest';
import type { DeskHead, DeskVisit } from '#contract/views.ts';
import type { Answer } from '#contract/wire.ts';
import { isAvailable } from '../../renderer/roles/desk/logic/available.ts';
import { callOrder, endedToday } from '../../renderer/roles/desk/logic/call-order.ts';
import { loadMemory, saveMemory } from '../../renderer/roles/desk/logic/desk-memory.ts';
import { KEYS, letterOf, meaningOf } from '../../renderer/roles/desk/logic/keys.ts';
import { type NextFacts, nextPlan } from '../../renderer/roles/desk/logic/next-plan.ts';
import { presses } from '../../renderer/roles/desk/logic/presses.ts';
import { takesLong, waitOf } from '../../renderer/roles/desk/logic/waits.ts';
import type { Pressed } from '../../renderer/roles/shared/keys/pressed.ts';
import { HERE, visit } from './desk-facts.ts';

const MINUTE = 60_000;

const CALLED: DeskVisit = { ...HERE, state: 'called', startedAt: null };
const SESSION: NonNullable<DeskHead['session']> = {
  session: 's',
  person: 'p',
  profile: 'all',
  device: 'd',
  autoCall: false,
  openedAt: 0,
  break: null,
};

describe('what Next will do', () => {
  const plan = (desk: Partial<NextFacts['desk']>, part: Partial<NextFacts> = {}) =>
    nextPlan({
      desk: {
        day: '2025-01-14',
        session: SESSION,
        visit: null,
        next: [{ visit: 'A2', rule: 'oldest' }],
        waiting: 3,
        ...desk,
      },
      rule: 'served',
      visits: new Map([['A2', visit('A2')]]),
      service: { outcome: 'none', outcomes: [] },
      ...part,
    });

  test('[C4] ends the visit that is served and calls the next', () => {
    expect(plan({ visit: HERE })).toEqual({
      kind: 'go',
      closes: { number: 'A1', as: 'ends' },
      calls: { number: 'A2' },
      waiting: 3,
      needsOutcome: false,
    });
  });

  test('[C4] a visit never started is closed as the office chose', () => {
    expect(plan({ visit: CALLED }, { rule: 'noShow' })).toMatchObject({ closes: { as: 'absent' } });
    expect(plan({ visit: CALLED }, { rule: 'served' })).toMatchObject({ closes: { as: 'ends' } });
    expect(plan({ visit: CALLED }, { rule: 'refuse' })).toEqual({ kind: 'blocked', number: 'A1' });
    expect(plan({ visit: HERE }, { rule: 'refuse' }).kind).toBe('go');
  });

  test('[C5] with nobody waiting it only ends; with nobody here either it does nothing', () => {
    expect(plan({ visit: HERE, next: [], waiting: 0 })).toMatchObject({ kind: 'go', calls: null });
    expect(plan({ next: [], waiting: 0 })).toEqual({ kind: 'nobody' });
  });

  test('[D2] on a closed day nobody is called; whoever is here can still be ended', () => {
    expect(plan({ day: null })).toEqual({ kind: 'closed' });
    expect(plan({ day: null, visit: HERE, next: [], waiting: 0 })).toMatchObject({ kind: 'go', calls: null });
  });

  test('[C13] during a break it ends the break', () => {
    const session = { ...SESSION, break: { reason: 'Lunch', until: null, at: 0 } };
    expect(plan({ session })).toEqual({ kind: 'resume' });
  });

  test('[V2] a required outcome is asked for a visit that ends as served only', () => {
    const outcomes = [{ id: 'ok', name: { en: 'Done' } }];
    const service = { outcome: 'required' as const, outcomes };
    expect(plan({ visit: HERE }, { service })).toMatchObject({ needsOutcome: true });
    expect(plan({ visit: CALLED }, { service, rule: 'noShow' })).toMatchObject({ needsOutcome: false });
    expect(plan({ visit: null }, { service })).toMatchObject({ needsOutcome: false });
    expect(plan({ visit: HERE }, { service: { ...service, outcomes: [] } })).toMatchObject({ needsOutcome: false });
  });

  test('a number that is not in the list yet is not made up', () => {
    expect(plan({}, { visits: new Map() })).toMatchObject({ calls: { number: null } });
  });
});

describe('the order of the list', () => {
  test('next as the hub ordered it, then the rest by age, then the parked, then others', () => {
    const visits = [
      visit('late', { since: 50 }),
      visit('early', { since: 10 }),
      visit('second'),
      visit('first', { since: 99 }),
      visit('other', { service: 'c', since: 1 }),
      visit('parked', { state: 'parked' }),
      visit('gone', { state: 'noShow' }),
      visit('hugo', { pool: { person: 'hugo' } }),
      visit('mine', { service: 'c', pool: { desk: '3' }, since: 60 }),
    ];
    const next = [
      { visit: 'first', rule: 'overdue' as const },
      { visit: 'second', rule: 'oldest' as const },
    ];
    const order = callOrder({ next, visits, services: new Set(['a']), desk: '3', person: 'lea' });
    expect(order.map((line) => `${line.visit.visit} ${line.place}`)).toEqual([
      'first next',
      'second next',
      'early later',
      'late later',
      'mine later',
      'parked parked',
      'hugo elsewhere',
      'other elsewhere',
    ]);
  });

  test('who ended today can be brought back, the latest first', () => {
    const visits = [
      visit('A1', { state: 'noShow', seq: 4 }),
      visit('A2', { state: 'served', seq: 5 }),
      visit('A3', { state: 'cancelled', seq: 9 }),
    ];
    expect(endedToday(visits).map(({ number }) => number)).toEqual(['A3', 'A1']);
  });
});

describe('waits', () => {
  test.each([
    [0, 'good', 0],
    [11, 'good', 0.385],
    [12, 'near', 0.42],
    [20, 'over', 0.7],
    [60, 'over', 1],
  ])('%i of 20 minutes', (minutes, tone, share) => {
    const wait = waitOf(0, 20, minutes * MINUTE);
    expect([wait.tone, Math.round(wait.share * 1000) / 1000]).toEqual([tone, share]);
  });

  test('a clock that is a little ahead makes no negative wait', () => {
    expect(waitOf(5_000, 20, 0).ms).toBe(0);
  });

  test('far longer than usual', () => {
    expect(takesLong(0, 10, 20 * MINUTE)).toBe(false);
    expect(takesLong(0, 10, 21 * MINUTE)).toBe(true);
  });
});

describe('keys', () => {
  const press = (key: string, part: Partial<Pressed> = {}, letters = true) =>
    meaningOf(
      { key, code: '', repeat: false, ctrlKey: false, altKey: false, metaKey: false, target: null, ...part },
      letters,
    );
  const at = (tagName: string, type?: string) => ({ target: { tagName, ...(type === undefined ? {} : { type }) } });

  test('no-show is A, and N is nothing', () => {
    expect(press('a')).toBe('noShow');
    expect(press('A')).toBe('noShow');
    expect(press('n')).toBeUndefined();
    expect(letterOf('noShow')).toBe('A');
    expect(Object.keys(KEYS)).not.toContain('n');
  });

  test('letters mean nothing while one writes, when held down, with Ctrl, or when switched off', () => {
    expect(press('r', at('INPUT', 'text'))).toBeUndefined();
    expect(press('r', at('TEXTAREA'))).toBeUndefined();
    expect(press('r', at('SELECT'))).toBeUndefined();
    expect(press('r', at('INPUT', 'radio'))).toBe('recall');
    expect(press('r', { repeat: true })).toBeUndefined();
    expect(press('r', { ctrlKey: true })).toBeUndefined();
    expect(press('r', {}, false)).toBeUndefined();
  });

  test('Space and Enter mean Next unless something else takes them', () => {
    expect(press(' ')).toBe('next');
    expect(press('Enter', {}, false)).toBe('next');
    expect(press(' ', at('BUTTON'))).toBeUndefined();
    expect(press('Enter', at('A'))).toBeUndefined();
    expect(press(' ', at('INPUT', 'radio'))).toBeUndefined();
  });

  test('Escape leaves, from a text field too', () => {
    expect(press('Escape', at('INPUT', 'text'))).toBe('leave');
  });
});

test('what can be pressed follows from who is here', () => {
  const day = '2025-01-14';
  const free = { day, visit: null, session: SESSION };
  expect((['recall', 'end', 'walkUp', 'noShow', 'more'] as const).filter((name) => isAvailable(name, free))).toEqual([
    'walkUp',
    'more',
  ]);
  expect(isAvailable('noShow', { day, visit: CALLED, session: SESSION })).toBe(true);
  expect(isAvailable('noShow', { day, visit: HERE, session: SESSION })).toBe(false);
  const away = { ...SESSION, break: { reason: '', until: null, at: 0 } };
  expect(isAvailable('walkUp', { day, visit: null, session: away })).toBe(false);
  expect(isAvailable('walkUp', { ...free, day: null })).toBe(false);
});

test('what a desk remembers survives, and nonsense is forgotten', () => {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  };
  saveMemory(storage, '?device=2', { ...loadMemory(storage, ''), desk: '3', letterKeys: false });
  expect(loadMemory(storage, '?device=2')).toMatchObject({ desk: '3', letterKeys: false });
  expect(loadMemory(storage, '')).toMatchObject({ desk: null, letterKeys: true });
  kept.set('ns:desk:1:memory', '{');
  expect(loadMemory(storage, '')).toMatchObject({ letterKeys: true });
});

describe('presses', () => {
  function desk() {
    let now = 0;
    const sent: { type: string; answer: (answer: Answer<never>) => void }[] = [];
    const hub = {
      send: (command: { type: string }) =>
        new Promise<Answer<never>>((answer) => sent.push({ type: command.type, answer })) as never,
    };
    return { made: presses(hub, () => now), sent, pass: (ms: number) => (now += ms) };
  }
  const ok = (result: object): Answer<never> => ({ ok: true, result: result as never });

  test('one at a time', async () => {
    const { made, sent } = desk();
    const first = made.press({ type: 'recall', desk: '3' }, 'actions');
    expect(made.press({ type: 'end', desk: '3' }, 'actions')).toBeUndefined();
    sent[0]?.answer(ok({}));
    await first;
    expect(made.press({ type: 'end', desk: '3' }, 'actions')).toBeDefined();
    expect(sent.map(({ type }) => type)).toEqual(['recall', 'end']);
  });

  test('a double click is one press, even when the first was answered in between', async () => {
    const { made, sent, pass } = desk();
    const first = made.press({ type: 'callNext', desk: '3' }, 'next');
    sent[0]?.answer(ok({ closed: null, called: null }));
    await first;
    pass(200);
    expect(made.press({ type: 'callNext', desk: '3' }, 'next')).toBeUndefined();
    pass(400);
    expect(made.press({ type: 'callNext', desk: '3' }, 'next')).toBeDefined();
  });

  test('a refusal stands beside its button until the next press', async () => {
    const { made, sent } = desk();
    const first = made.press({ type: 'callVisit', desk: '3', visit: 'A1' }, 'row:A1');
    sent[0]?.answer({ ok: false, refusal: { code: 'visitTaken', params: {} } });
    await first;
    expect(made.store.getState().said).toEqual({
      place: 'row:A1',
      what: { kind: 'refused', refusal: { code: 'visitTaken', params: {} } },
    });
    void made.press({ type: 'recall', desk: '3' }, 'actions');
    expect(made.store.getState().said).toBeNull();
  });

  test('a result that came late is told', async () => {
    const { made, sent, pass } = desk();
    const first = made.press({ type: 'callNext', desk: '3' }, 'next');
    pass(5_000);
    sent[0]?.answer(ok({ closed: null, called: { number: 'A7' } }));
    await first;
    expect(made.store.getState().said?.what).toEqual({ kind: 'late', type: 'callNext', number: 'A7' });
  });
});
