import { beforeEach, expect, test } from 'vitest';
import { Pulse } from '#shell/windows/pulse.ts';
import { HandTimer } from '../hand-timer.ts';

let time: HandTimer;
let happened: string[];
let answers: boolean;
let pulse: Pulse;
beforeEach(() => {
  time = new HandTimer();
  happened = [];
  answers = true;
  pulse = new Pulse({
    after: time.after,
    ask: () => answers && pulse.heard(),
    hung: () => happened.push('hung'),
    woke: () => happened.push('woke'),
  });
});

test('a page that answers is let alone, and nothing is asked before there is one', async () => {
  expect(time.waiting).toEqual([]);
  pulse.heard();
  await time.pass(60_000);
  expect(happened).toEqual([]);
});

test('one that does not is told once, and when it does again', async () => {
  pulse.heard();
  answers = false;
  await time.pass(60_000);
  expect(happened).toEqual(['hung']);
  answers = true;
  await time.pass(4_000);
  expect(happened).toEqual(['hung', 'woke']);
});

test('a computer that slept is no page that hangs', async () => {
  pulse.heard();
  time.now += 3_600_000;
  await time.pass(4_000);
  expect(happened).toEqual([]);
});

test('without a page nothing is asked', async () => {
  pulse.heard();
  answers = false;
  pulse.stop();
  await time.pass(60_000);
  expect([happened, time.waiting]).toEqual([[], []]);
});
