import { describe, expect, test } from 'vitest';
import type { PlaylistRow, Slide } from '#contract/playlist.ts';
import type { CallRow } from '#contract/views.ts';
import { slideAt, slidesYield } from '../../renderer/roles/display/slides.ts';
import { MORNING, waiting } from './support/office.ts';

const text = (title: string): Slide => ({ type: 'text', title: { en: title }, body: null });
const PICTURE: Slide = { type: 'picture', file: `${'0'.repeat(32)}.png`, alt: null };
const playlist = (slides: Slide[], seconds = 10): PlaylistRow => ({
  key: 'playlist',
  table: 'playlist',
  slides,
  seconds,
});

describe('[display] which slide stands', () => {
  const list = playlist([text('First'), PICTURE, text('Last')]);
  const indexAt = (now: number, isThere = (_: Slide) => true) => slideAt(list, now, isThere)?.index;

  test('each has its seconds of the clock that all displays share', () => {
    expect([0, 9_999, 10_000, 20_000, 29_999, 30_000].map((now) => indexAt(now))).toEqual([0, 0, 1, 2, 2, 0]);
  });

  test('what is not there leaves its time to the next, and the others stay in step', () => {
    const isText = ({ type }: Slide) => type === 'text';
    expect([0, 10_000, 20_000].map((now) => indexAt(now, isText))).toEqual([0, 2, 2]);
    expect(indexAt(0, () => false)).toBeUndefined();
    expect(slideAt(playlist([]), 0, () => true)).toBeNull();
  });

  const waitedFor = (count: number) =>
    [...'ABCDEFGH'].map((letter, i) => waiting(letter, letter, 'a', i < count ? 1 : 0));
  const rows = (signalling: number) =>
    Array.from({ length: 4 }, (_, n): CallRow => {
      const state = n < signalling ? 'called' : 'serving';
      const call = {
        key: `call:t${n}`,
        table: 'call',
        transaction: `t${n}`,
        number: `A${n}`,
        desk: 'd1',
        language: null,
      } as const;
      return { ...call, seq: n, at: MORNING - 20_000, calls: 1, state };
    });
  test.each([
    ['few people', 6, 0, false, false, false],
    ['many services with people', 7, 0, false, false, true],
    ['upright, four services with people', 4, 2, true, false, false],
    ['upright, five', 5, 0, true, false, true],
    ['upright, three earlier calls that still signal', 0, 3, true, false, true],
    ['wide, all that still signal', 0, 4, false, false, false],
    ['a screen that is not current', 0, 0, false, true, true],
  ])(
    '%s: %i services, %i calls, upright %s, stale %s: yields %s',
    (_, services, signalling, upright, stale, yields) => {
      const board = { band: null, signal: false, rows: rows(signalling) };
      expect(slidesYield({ board, services: waitedFor(services), upright, stale, now: MORNING })).toBe(yields);
    },
  );
});
