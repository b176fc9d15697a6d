import { beforeEach, describe, expect, test } from 'vitest';
import { type ClockDoubt, HubClock } from '#hub/clock.ts';
import { HandTime } from '../support/hub.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const NOON = Date.UTC(2026, 10, 22, 12);

let time: HandTime;
let doubts: ClockDoubt[];
let clock: HubClock;

beforeEach(() => {
  time = new HandTime(NOON);
  doubts = [];
  clock = new HubClock(time, (doubt) => doubts.push(doubt));
});

describe('hub time', () => {
  test('is the wall clock at boot, carried on by the monotonic clock', () => {
    clock.begin(NOON - MINUTE);
    time.pass(10 * SECOND);
    expect(clock.now()).toBe(NOON + 10 * SECOND);
    expect(doubts).toEqual([]);
  });

  test('follows a small step forward', () => {
    clock.begin(NOON);
    time.setWall(NOON + 5 * MINUTE);
    expect(clock.now()).toBe(NOON + 5 * MINUTE);
    expect(doubts).toEqual([]);
  });

  test('absorbs a small step backward by running slower, and never goes back', () => {
    clock.begin(NOON);
    time.setWall(NOON - 10 * SECOND);
    expect(clock.now()).toBe(NOON);
    time.pass(10 * SECOND);
    expect(clock.now()).toBe(NOON + 5 * SECOND);
    time.pass(10 * SECOND);
    // They have met: the wall clock says ten seconds past noon, and so does the hub.
    expect(clock.now()).toBe(NOON + 10 * SECOND);
    expect(doubts).toEqual([]);
  });

  test.each([
    ['forward', HOUR + SECOND],
    ['backward', -HOUR - SECOND],
  ])('does not believe a step of over an hour %s until a person does', (_, step) => {
    clock.begin(NOON);
    time.setWall(NOON + step);
    expect(clock.now()).toBe(NOON);
    expect(doubts).toEqual(['clockJumped']);
    time.pass(MINUTE);
    expect(clock.now()).toBe(NOON + MINUTE);
    expect(doubts).toEqual(['clockJumped']);
    clock.confirm();
    expect(clock.doubt).toBeNull();
    expect(clock.now()).toBe(NOON + step + MINUTE);
  });

  test('a step of exactly an hour is followed: a zone set by hand', () => {
    clock.begin(NOON);
    time.setWall(NOON + HOUR);
    expect(clock.now()).toBe(NOON + HOUR);
    expect(doubts).toEqual([]);
  });
});

describe('at boot', () => {
  test('a new database has nothing to judge the clock by', () => {
    time.setWall(Date.UTC(1999, 0, 1));
    clock.begin(0);
    expect(doubts).toEqual([]);
    expect(clock.now()).toBe(Date.UTC(1999, 0, 1));
  });

  test('a clock behind the last event is in doubt, and time goes on from that event', () => {
    clock.begin(NOON + DAY);
    expect(doubts).toEqual(['clockBehind']);
    time.pass(SECOND);
    expect(clock.now()).toBe(NOON + DAY + SECOND);
  });

  test('a few seconds behind are what a time server corrects', () => {
    clock.begin(NOON + 20 * SECOND);
    expect(doubts).toEqual([]);
    time.pass(40 * SECOND);
    expect(clock.now()).toBe(NOON + 40 * SECOND);
  });

  test.each([
    ['a week and a moment', 7 * DAY + 1, ['clockAhead']],
    ['a week', 7 * DAY, []],
  ])('%s after the last event', (_, gap, expected) => {
    clock.begin(NOON - gap);
    expect(doubts).toEqual(expected);
    expect(clock.now()).toBe(NOON);
  });
});

describe('waiting for an instant', () => {
  test('calls back once, at the instant and not before', () => {
    clock.begin(NOON);
    let calls = 0;
    clock.at(NOON + 5 * MINUTE, () => {
      calls += 1;
    });
    time.pass(5 * MINUTE - 1);
    expect(calls).toBe(0);
    time.pass(1);
    time.pass(HOUR);
    expect(calls).toBe(1);
  });

  test('notices within half a minute that the wall clock was set forward', () => {
    clock.begin(NOON);
    let calledAt: number | undefined;
    clock.at(NOON + 20 * MINUTE, () => {
      calledAt = clock.now();
    });
    time.setWall(NOON + 30 * MINUTE);
    time.pass(30 * SECOND);
    expect(calledAt).toBe(NOON + 30 * MINUTE + 30 * SECOND);
  });

  test('can be cancelled, before and after its first piece', () => {
    clock.begin(NOON);
    const cancelled = [MINUTE, 10 * MINUTE].map((wait) => clock.at(NOON + wait, () => expect.unreachable()));
    cancelled[0]?.();
    time.pass(2 * MINUTE);
    cancelled[1]?.();
    time.pass(HOUR);
    expect(clock.now()).toBe(NOON + HOUR + 2 * MINUTE);
  });
});
