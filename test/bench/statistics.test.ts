import { describe, expect, test } from 'vitest';
import type { Limit } from './statistics.ts';
import { judge, median, pairedRatio, quantile, wobble } from './statistics.ts';

const ratioAtMost = (threshold: number): Limit => ({ judge: 'ratio', bound: 'atMost', threshold });

describe('quantiles', () => {
  test('the 99th percentile of 1 … 100 is 99, the median 50', () => {
    const values = Array.from({ length: 100 }, (_, i) => 100 - i);
    expect([quantile(values, 0.99), quantile(values, 0.5), quantile(values, 1)]).toEqual([99, 50, 100]);
  });
  test('a single value is every quantile; nothing has none', () => {
    expect([quantile([7], 0), quantile([7], 0.99)]).toEqual([7, 7]);
    expect([quantile([], 0.5), median([]), wobble([])]).toEqual([Number.NaN, Number.NaN, Number.NaN]);
  });
  test('the median of an even number of values is the mean of the middle two, whatever their order', () => {
    expect(median([9, 1, 4, 2])).toBe(3);
    expect(median([10, 9, 100])).toBe(10);
  });
});

describe('paired ratios', () => {
  test('a slow turn that hits figure and control alike does not change the ratio', () => {
    expect(pairedRatio([2, 20, 2], [1, 10, 1])).toBe(2);
  });
  test('the median of the ratios is not the ratio of the medians', () => {
    expect(pairedRatio([1, 10, 6], [1, 5, 2])).toBe(2);
    expect(median([1, 10, 6]) / median([1, 5, 2])).toBe(3);
  });
  test('a figure without the control of its turn is refused', () => {
    expect(() => pairedRatio([1, 2], [1])).toThrow(RangeError);
  });
});

describe('verdicts', () => {
  test('at the threshold is still good, above it is not', () => {
    expect(judge(ratioAtMost(1.5), { figures: [3], controls: [2] }).verdict).toBe('pass');
    expect(judge(ratioAtMost(1.5), { figures: [3.1], controls: [2] }).verdict).toBe('fail');
  });
  test('at least: below the threshold fails', () => {
    const limit: Limit = { judge: 'ratio', bound: 'atLeast', threshold: 0.6 };
    expect(judge(limit, { figures: [59], controls: [100] }).verdict).toBe('fail');
    expect(judge(limit, { figures: [60], controls: [100] }).verdict).toBe('pass');
  });
  test('a control that varies by more than two times makes the result invalid, never slow', () => {
    const result = judge(ratioAtMost(1.5), { figures: [100, 100, 100], controls: [10, 20.1, 10] });
    expect(result.verdict).toBe('invalid');
    expect(result.wobble).toBeCloseTo(2.01);
    expect(judge(ratioAtMost(15), { figures: [100, 100, 100], controls: [10, 20, 10] }).verdict).toBe('pass');
  });
  test('an absolute limit is judged by the figure, and still needs a quiet control where one stands beside it', () => {
    const limit: Limit = { judge: 'figure', bound: 'atMost', threshold: 50 };
    expect(judge(limit, { figures: [40, 60, 45], controls: [1, 1, 1] }).verdict).toBe('pass');
    expect(judge(limit, { figures: [40, 60, 45], controls: [1, 3, 1] }).verdict).toBe('invalid');
  });
  test('a count is judged by its worst turn: one duplicate in five turns fails', () => {
    const limit: Limit = { judge: 'worst', bound: 'atMost', threshold: 0 };
    expect(judge(limit, { figures: [0, 0, 1, 0, 0], controls: [] })).toMatchObject({ figure: 1, verdict: 'fail' });
    expect(judge(limit, { figures: [0, 0, 0], controls: [] })).toEqual({
      figure: 0,
      control: null,
      ratio: null,
      wobble: null,
      verdict: 'pass',
    });
  });
  test('what was not measured is invalid', () => {
    expect(judge(ratioAtMost(1), { figures: [], controls: [] }).verdict).toBe('invalid');
    expect(judge(ratioAtMost(1), { figures: [Number.NaN], controls: [1] }).verdict).toBe('invalid');
    expect(judge(ratioAtMost(1), { figures: [1], controls: [0] }).verdict).toBe('invalid');
  });
});
