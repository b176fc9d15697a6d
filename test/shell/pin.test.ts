import { expect, test } from 'vitest';
import { isPin, keptPin, PinLock } from '#shell/pin.ts';
import { HandTimer } from './hand-timer.ts';

const KEPT = keptPin('4711', '00112233445566778899aabbccddeeff');
const isRight = (pin: string) => isPin(pin, KEPT);

test('the right PIN opens, what is kept does not tell it', () => {
  expect(KEPT).not.toContain('4711');
  expect(new PinLock(isRight, () => 0).try('4711')).toEqual({ ok: true });
});

test('guessing gets slower, also for who finds it then', async () => {
  const time = new HandTimer();
  const lock = new PinLock(isRight, time.monotonic);
  for (const pin of ['0000', '1111', '2222']) expect(lock.try(pin)).toEqual({ ok: false, why: 'wrong' });
  expect(lock.try('4711')).toEqual({ ok: false, why: 'wait', delay: 5_000 });
  await time.pass(5_000);
  expect(lock.try('3333')).toEqual({ ok: false, why: 'wrong' });
  expect(lock.try('4711')).toEqual({ ok: false, why: 'wait', delay: 10_000 });
  await time.pass(10_000);
  expect(lock.try('4711')).toEqual({ ok: true });
  expect(lock.try('0000')).toEqual({ ok: false, why: 'wrong' });
});
