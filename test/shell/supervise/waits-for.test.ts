import { expect, test } from 'vitest';
import { waitsFor } from '#shell/supervise/waits-for.ts';

const after = (looks: number) => {
  let left = looks;
  return () => left-- <= 0;
};

test('what is so at the second look is waited for', () => {
  expect(waitsFor(after(1), 1_000)).toBe(true);
});

test('what is so at the last look counts, and what is not is left behind', () => {
  expect(waitsFor(after(2), 40)).toBe(true);
  expect(waitsFor(after(3), 40)).toBe(false);
});
