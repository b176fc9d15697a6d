import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compilePattern } from '#contract/line-pattern.ts';

const LINE_BYTES = 120;

describe('patterns of an admin', () => {
  it.each([
    ['(?<key>\\d+)', '42', { key: '42' }],
    ['BTN(?<key>[A-F])', 'BTNC', { key: 'C' }],
    ['(?:desk (?<desk>\\d) )?key (?<key>\\w{1,4})', 'desk 2 key UP', { desk: '2', key: 'UP' }],
    ['\\[(?<key>[^\\]]+)\\] .*', '[next] 12:00', { key: 'next' }],
    ['(?<key>next|recall)', 'recall', { key: 'recall' }],
  ])('%s reads %s', (pattern, line, groups) => {
    expect({ ...compilePattern(pattern).exec(line)?.groups }).toEqual({
      desk: undefined,
      ...groups,
      ...(pattern.includes('desk') ? {} : { desk: undefined }),
    });
  });

  it('match whole lines only', () => {
    expect(compilePattern('(?<key>\\d)').test('12')).toBe(false);
    expect(compilePattern('(?<key>a)|b').test('xb')).toBe(false);
  });

  it.each([
    ['(?<key>(a+)+)', 'cannot be repeated'],
    ['(?<key>a)(?:b*)*', 'cannot be repeated'],
    ['(?<key>a)(?:b|b){9}', 'cannot be repeated'],
    ['(?<key>.*)\\1', 'Back references'],
    ['(?<key>.)\\k<key>', 'Back references'],
    ['(?<key>a)(?=b)', 'Only plain groups'],
    ['(?<key>a)(?<!b)', 'Only plain groups'],
    ['(?i:(?<key>a))', 'Only plain groups'],
    ['(?<key>.*).*.*.*', 'too many'],
    ['(?<key>a?)a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?', 'too many'],
    [`(?<key>a)${'(?:a|a)'.repeat(15)}.`, null],
    ['(?<key>[)', 'not a regular expression'],
    ['(?<key>a', 'not a regular expression'],
    ['key', 'no group named key'],
    ['\\(?<key>', 'no group named key'],
    ['[(?<key>]', 'no group named key'],
  ])('%s: %s', (pattern, refusal) => {
    if (refusal === null) expect(compilePattern(pattern)).toBeInstanceOf(RegExp);
    else expect(() => compilePattern(pattern)).toThrow(refusal);
  });

  it('that are accepted come to an end on every line, the slowest ones too', () => {
    const slow = compilePattern(`(?<key>a*)a*a*b`);
    expect(slow.test('a'.repeat(LINE_BYTES))).toBe(false);
    const forks = compilePattern(`(?<key>a)${'(?:a|a)'.repeat(15)}b`);
    expect(forks.test('a'.repeat(LINE_BYTES))).toBe(false);
  });

  it('whatever they are made of, are refused or come to an end', () => {
    const part = fc.constantFrom(
      'a',
      'b',
      '.',
      '\\w',
      '[ab]',
      '(',
      '(?:',
      '(?<x>',
      ')',
      '|',
      '*',
      '+',
      '?',
      '{2,}',
      '{0,9}',
      '\\1',
      '\\',
      '(?=',
      '[',
      ']',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 14 }), (parts) => {
        const pattern = `(?<key>a)${parts.join('')}`;
        const expression = accepted(pattern);
        expression?.test('a'.repeat(LINE_BYTES));
        expression?.test(`${'ab'.repeat(LINE_BYTES / 2 - 1)}!`);
      }),
      { numRuns: 3_000 },
    );
  });
});

function accepted(pattern: string): RegExp | undefined {
  try {
    return compilePattern(pattern);
  } catch {
    return undefined;
  }
}
