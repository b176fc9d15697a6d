import { describe, expect, test } from 'vitest';
import { SHORT_TURN } from '../../renderer/roles/display/announcing.ts';
import { CHIME, chimeSamples } from '../../renderer/roles/display/chime.ts';
import { devicesOf, hasOutput } from '../../renderer/roles/display/outputs.ts';
import {
  BETWEEN,
  beginOf,
  cutShort,
  gainAt,
  HEAD_START,
  timeOfDay,
  turnBegin,
} from '../../renderer/roles/display/sound-plan.ts';

describe('when a sound begins', () => {
  const long = { begin: 1_450, end: 5_300 };

  test('a moment after its call, on every display alike', () => {
    expect(turnBegin(1_000, null, 1_013, true)).toBe(1_000 + HEAD_START);
    expect(turnBegin(1_000, null, 1_290, true)).toBe(1_000 + HEAD_START);
  });

  test('a moment after the one before, together with a display that was a little later', () => {
    expect(turnBegin(1_000, long, 5_320, true)).toBe(6_000);
    expect(turnBegin(1_000, { begin: 1_490, end: 5_390 }, 5_410, true)).toBe(6_000);
    expect(turnBegin(1_000, long, 5_320, true) - long.end).toBeGreaterThanOrEqual(BETWEEN);
  });

  test('after a short one not before the screen has been given to the next', () => {
    expect(turnBegin(1_000, { begin: 1_400, end: 3_000 }, 4_010, true)).toBe(1_500 + SHORT_TURN);
  });

  test('a display that is a little late joins in at the time of the others; words without a chime are said from their beginning', () => {
    expect(turnBegin(1_000, null, 2_200, true)).toBe(1_000 + HEAD_START);
    expect(turnBegin(1_000, long, 6_900, true)).toBe(6_000);
    expect(turnBegin(1_000, null, 2_200, false)).toBe(2_500);
  });

  test('who is too late for that begins at the next beat, together with others that are late', () => {
    expect(turnBegin(1_000, null, 9_013, true)).toBe(9_500);
    expect(beginOf(0, 9_100)).toBe(beginOf(0, 9_339));
  });

  test('after one that was cut short at once, and with its beginning', () => {
    const begin = turnBegin(1_000, cutShort(2_100), 2_110, true);
    expect(begin).toBeGreaterThan(2_110);
    expect(begin).toBeLessThanOrEqual(2_110 + 2 * BETWEEN);
  });
});

describe('how loud it is', () => {
  const voice = {
    volume: 80,
    quiet: [
      { from: '12:00', to: '13:30', volume: 30 },
      { from: '22:00', to: '07:00', volume: 0 },
    ],
  };

  test.each([
    ['11:59', 0.8],
    ['12:00', 0.3],
    ['13:29', 0.3],
    ['13:30', 0.8],
    ['22:00', 0],
    ['23:59', 0],
    ['00:00', 0],
    ['06:59', 0],
    ['07:00', 0.8],
  ])('at %s', (time, gain) => {
    expect(gainAt(voice, time)).toBe(gain);
  });

  test('until midnight, and all day', () => {
    expect(gainAt({ volume: 50, quiet: [{ from: '18:00', to: '24:00', volume: 10 }] }, '23:59')).toBe(0.1);
    expect(gainAt({ volume: 50, quiet: [{ from: '00:00', to: '00:00', volume: 20 }] }, '12:00')).toBe(0.2);
  });

  test('by the time of the site, not of the display', () => {
    const at = Date.parse('2025-07-14T22:30:00Z');
    expect(timeOfDay(at, 'Europe/Paris')).toBe('00:30');
    expect(timeOfDay(at, 'America/New_York')).toBe('18:30');
  });
});

describe('the chime', () => {
  const samples = chimeSamples(48_000);

  test('lasts as long as it says, is never too loud and ends in silence', () => {
    expect(samples.length).toBe((CHIME / 1_000) * 48_000);
    const peak = samples.reduce((most, one) => Math.max(most, Math.abs(one)), 0);
    expect(peak).toBeGreaterThan(0.3);
    expect(peak).toBeLessThan(1);
    expect(Math.abs(samples[samples.length - 1] ?? 1)).toBeLessThan(0.001);
    expect(samples[0]).toBe(0);
  });
});

describe('sound devices', () => {
  const navigatorWith = (userAgent: string, mediaDevices?: object) => ({ userAgent, mediaDevices }) as Navigator;
  const devices = (...kinds: string[]) =>
    ({ enumerateDevices: async () => kinds.map((kind) => ({ kind })) }) as unknown as MediaDevices;

  test('are believed in Chromium on a secure origin only', () => {
    const own = devices();
    expect(devicesOf(navigatorWith('Mozilla/5.0 Chrome/83.0', own))).toBe(own);
    expect(devicesOf(navigatorWith('Mozilla/5.0 Chrome/83.0'))).toBeNull();
    expect(devicesOf(navigatorWith('Mozilla/5.0 Firefox/140.0', own))).toBeNull();
  });

  test('none of them a loudspeaker: nobody hears anything', async () => {
    expect(await hasOutput(devices('audioinput', 'audiooutput'))).toBe(true);
    expect(await hasOutput(devices('audioinput'))).toBe(false);
    expect(await hasOutput({ ...devices(), enumerateDevices: () => Promise.reject(new Error('no')) })).toBe(true);
  });
});
