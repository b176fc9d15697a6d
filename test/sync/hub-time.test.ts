import { expect, test } from 'vitest';
import { freshnessAfter } from '../../renderer/sync/freshness.ts';
import { hubTime } from '../../renderer/sync/hub-time.ts';

function timeAt(start: number) {
  let at = start;
  const time = hubTime(() => at);
  return { time, pass: (ms: number) => (at += ms) };
}

test('unknown before the first message', () => {
  expect(timeAt(0).time.now()).toBeUndefined();
});

test('runs on between messages', () => {
  const { time, pass } = timeAt(50);
  time.observe(1_000);
  pass(400);
  expect(time.now()).toBe(1_400);
});

test('a message that was late does not set the time back', () => {
  const { time, pass } = timeAt(0);
  time.observe(1_000);
  pass(1_000);
  time.observe(1_400);
  expect(time.now()).toBe(2_000);
});

test('a message that was quicker sets it right at once', () => {
  const { time, pass } = timeAt(0);
  time.observe(1_000);
  pass(1_000);
  time.observe(2_300);
  expect(time.now()).toBe(2_300);
});

test('a hub clock that was set back is followed within seconds', () => {
  const { time, pass } = timeAt(0);
  time.observe(100_000);
  for (let second = 1; second <= 20; second++) {
    pass(1_000);
    time.observe(50_000 + second * 1_000);
  }
  expect(time.now()).toBe(70_000);
});

test('quiet after 5 s, stale after 30 s', () => {
  expect([0, 5_000, 5_001, 30_000, 30_001].map(freshnessAfter)).toEqual([
    'current',
    'current',
    'quiet',
    'quiet',
    'stale',
  ]);
});
