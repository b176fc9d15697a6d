import { describe, expect, test } from 'vitest';
import type { DisplayShowing } from '#contract/hardware.ts';
import type { HardwareRow, JobViewRow, ShownRow } from '#contract/views.ts';
import { countersOf } from '../../renderer/roles/desk/logic/counters.ts';
import { hardwareTroubles } from '../../renderer/roles/desk/logic/hardware.ts';
import { newsShape, paperNews } from '../../renderer/roles/desk/logic/papers.ts';
import { shownLine } from '../../renderer/roles/desk/logic/reason.ts';
import { HERE, visit } from './desk-facts.ts';

describe('what became of the call', () => {
  const row = (...states: DisplayShowing['state'][]): ShownRow => ({
    key: 'shown',
    table: 'shown',
    transaction: 't1',
    calls: 1,
    displays: states.map((state, index) => ({
      ...{ device: `d${index}`, name: `Display ${index}`, state, spoken: false, silence: null },
    })),
  });

  test.each([
    [[], { kind: 'noDisplays' }],
    [['shown', 'shown'], { kind: 'shown', of: 2, spoken: 0, unheard: [] }],
    [['shown', 'waiting'], { kind: 'waiting', of: 2 }],
    [['shown', 'silent'], { kind: 'partly', shown: 1, of: 2, silent: ['Display 1'] }],
  ] as const)('%j', (states, line) => {
    expect(shownLine(row(...states), HERE)).toEqual(line);
  });

  test('displays that nobody hears are named', () => {
    const silent = row('shown', 'shown');
    silent.displays[1] = { ...silent.displays[1], silence: 'noOutput' } as DisplayShowing;
    expect(shownLine(silent, HERE)).toEqual({ kind: 'shown', of: 2, spoken: 0, unheard: ['Display 1'] });
  });

  test('a row about an earlier call says nothing', () => {
    expect(shownLine(row('shown'), { ...HERE, calls: 2 })).toBeUndefined();
    expect(shownLine(row('shown'), { ...HERE, transaction: 't2' })).toBeUndefined();
    expect(shownLine(undefined, HERE)).toBeUndefined();
  });
});

test('news are folded where they would cover the buttons, and only as far as they must', () => {
  expect(newsShape('roomy', 'ask', 3)).toBe('whole');
  expect(newsShape('usual', 'ask', 0)).toBe('line');
  expect(newsShape('usual', 'failed', 0)).toBe('line');
  expect(newsShape('usual', 'printing', 1)).toBe('whole');
  expect(newsShape('usual', undefined, 2)).toBe('line');
  expect(newsShape('low', undefined, 1)).toBe('icon');
  expect(newsShape('low', undefined, 0)).toBe('whole');
});

describe('[P5] papers that staff should see to', () => {
  const job = (number: string, state: JobViewRow['state'], part: Partial<JobViewRow> = {}): JobViewRow => ({
    key: `job:${number}`,
    table: 'job',
    job: number,
    visit: number,
    number,
    printer: 'p1',
    copy: false,
    state,
    problem: null,
    changedAt: 0,
    ...part,
  });
  const here = new Map(['A1', 'A2', 'A3', 'A4'].map((number) => [number, visit(number)]));
  const told = (...jobs: JobViewRow[]) => paperNews(jobs, here).map(({ kind, job: { number } }) => `${kind} ${number}`);

  test('the oldest first, and copies on their way last', () => {
    const copy = job('A1', 'accepted', { copy: true });
    const later = job('A2', 'notSent', { changedAt: 9 });
    expect(told(copy, later, job('A3', 'unknown', { changedAt: 5 }))).toEqual(['ask A3', 'failed A2', 'printing A1']);
  });

  test('what is still tried by itself, and papers of who is gone, are not', () => {
    const gone = new Map([['A4', visit('A4', { state: 'noShow' })]]);
    expect(told(job('A1', 'putOff', { problem: 'paperOut' }), job('B9', 'unknown'))).toEqual([]);
    expect(paperNews([job('A4', 'unknown')], gone)).toEqual([]);
  });
});

describe('hardware that is down', () => {
  const row = (name: string, part: Partial<HardwareRow> = {}): HardwareRow => ({
    key: `hardware:printer:${name}`,
    table: 'hardware',
    of: 'printer',
    id: name,
    name,
    station: 's1',
    state: 'down',
    problem: 'paperOut',
    since: 5,
    lastProblem: null,
    ...part,
  });

  test('is told once for one reason at one PC, the latest trouble first', () => {
    const away = { station: 's2', problem: 'stationOffline' } as const;
    const rows = [
      row('B', { ...away, since: 3 }),
      row('C', { ...away, since: 2 }),
      row('A'),
      row('D', { state: 'warning' }),
    ];
    const troubles = hardwareTroubles(rows);
    expect(troubles.map(({ items, since }) => [items.map(({ name }) => name).join(), since])).toEqual([
      ['A', 5],
      ['B,C', 2],
    ]);
  });

  test('since nobody knows when, too', () => {
    expect(hardwareTroubles([row('A', { since: null }), row('B')])).toMatchObject([{ since: 5 }]);
  });
});

test('averages are told only where something stands behind them', () => {
  const none = { served: 0, noShows: 1, serves: 0, serveMs: 0, waits: 0, waitMs: 0, withinTarget: 0 };
  expect(countersOf(none)).toEqual({
    served: 0,
    noShows: 1,
    averageService: null,
    averageWait: null,
    withinTarget: null,
  });
  const some = { served: 3, noShows: 0, serves: 2, serveMs: 600, waits: 4, waitMs: 800, withinTarget: 3 };
  expect(countersOf(some)).toMatchObject({ averageService: 300, averageWait: 200, withinTarget: 0.75 });
});
