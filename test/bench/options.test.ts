import { describe, expect, test } from 'vitest';
import { PARTS } from './goals.ts';
import { parseOptions } from './options.ts';

describe('options of the benchmark', () => {
  test('without options: every goal, five turns', () => {
    expect(parseOptions([])).toEqual({
      help: false,
      quick: false,
      json: false,
      curve: false,
      goals: [1, 2, 3, 7, 10, 11, 13, 14, 15, 16, 17],
      turns: 5,
    });
  });
  test('--quick leaves out what needs minutes', () => {
    expect(parseOptions(['--quick']).goals).toEqual([3, 7, 10, 11, 13, 15]);
  });
  test('--goal takes a list, in any order', () => {
    expect(parseOptions(['--goal', '13,3', '--turns', '9'])).toMatchObject({ goals: [3, 13], turns: 9 });
  });
  test.each([
    [['--goal', '4'], 'choose from 1, 2, 3, 7, 10, 11, 13, 14, 15, 16, 17'],
    [['--quick', '--goal', '1'], 'choose from 3, 7, 10, 11, 13, 15 (with --quick)'],
    [['--goal', 'x'], 'choose from'],
    [['--turns', '4'], 'whole number from 5 to 99'],
    [['--turns', '5.5'], 'whole number from 5 to 99'],
    [['--fast'], '--fast'],
  ])('%j is refused with a sentence', (args, sentence) => {
    expect(() => parseOptions(args)).toThrow(sentence);
  });
});

test('every goal has at least one part, and ratios name what stands beside them', () => {
  const parts = Object.values(PARTS);
  expect([...new Set(parts.map((part) => part.goal))]).toEqual([1, 2, 3, 7, 10, 11, 13, 14, 15, 16, 17]);
  expect(parts.filter((part) => part.judge === 'ratio' && part.beside === '')).toEqual([]);
});
