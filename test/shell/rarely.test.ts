import { expect, test } from 'vitest';
import { rarely } from '#shell/rarely.ts';
import { HandTimer } from './hand-timer.ts';

test('a flood of one minute is told in part, and the next minute begins anew', async () => {
  const time = new HandTimer();
  const told: number[] = [];
  const tell = rarely(time.monotonic, (n: number) => told.push(n));
  for (let n = 0; n < 1_000; n += 1) tell(n);
  expect(told).toHaveLength(20);
  await time.pass(60_000);
  tell(1_001);
  expect(told.at(-1)).toBe(1_001);
});
