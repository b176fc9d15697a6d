import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { encodeWav } from '#hardware/speech/wav.ts';
import { CHIME, chimeSamples } from '../../renderer/roles/display/chime.ts';
import { hear, whyMissing, whyNoEars } from '../hardware/speech/hear.ts';
import { goFirst } from '../support/go-first.ts';
import { RECORDED_RATE, type Recording, type Side } from '../support/hall-sound.ts';
import { findSound, type Stretch, stretchesOf } from '../support/heard-sound.ts';
import { HallRoom, type HeardCall, SIDES } from './support/hall-room.ts';

/** The whole way of a call to the ear: hub, station, two displays in two browsers, two loudspeakers, one recording. */

const missing = whyMissing('pulseaudio', 'pactl', 'parec');
const deaf = whyNoEars();
const because = (why: string | undefined) => (why === undefined ? '' : ` (skipped, ${why})`);

/** What the displays of one room may be apart, ms. */
const TOGETHER = 50;
/** What reached the ear is this much like the station's own file; two voices at once are at most 0.71 like one of them. */
const SAME = 0.8;
const CHIME_HEARD = chimeSamples(RECORDED_RATE);

/** A computer that is too busy to record is listened to again: a fault of the displays is heard each time. */
const TRIES = 3;

type Samples = Recording[Side];

describe.skipIf(missing !== undefined)(`[voice] three desks call at once${because(missing)}`, () => {
  let room: HallRoom;
  let calls: HeardCall[];
  let heard: Recording;
  const goOnAsBefore = goFirst();
  beforeAll(async () => {
    for (let tries = TRIES; tries > 0; tries -= 1) {
      await room?.close();
      room = await HallRoom.open();
      const stop = await room.hall.record();
      calls = await room.callAtOnce();
      await room.spokenEverywhere();
      heard = await stop();
      if (bestEar(heard, calls) > SAME) return;
    }
  }, TRIES * 60_000);
  afterAll(async () => {
    await room?.close();
    goOnAsBefore();
  });

  test('each is heard to its end, then the next, in their order', () => {
    // A busy computer leaves gaps in what it records, but hardly in both ears.
    const likeness = SIDES.map((side) => likenessOf(heard[side], calls));
    for (const [i, side] of SIDES.entries()) {
      console.log(
        `${side}: chimes and words are like their own by ${likeness[i]?.map((one) => one.toFixed(3)).join(', ')}`,
      );
    }
    expect(bestEar(heard, calls)).toBeGreaterThan(SAME);
  });

  test('both displays begin within 50 ms of each other', async () => {
    const [left, right] = await room.played();
    const apart = left?.map(({ begin }, i) => Math.abs(begin - (right?.[i]?.begin ?? 0))) ?? [];
    const [one, other] = SIDES.map((side) => saidIn(heard[side]).map((said) => chimeIn(heard[side], said).at));
    const recorded = one?.map((at, i) => Math.abs(at - (other?.[i] ?? 0))) ?? [];
    console.log(`begun apart: ${inMs(apart)}; recorded through a sound server: ${inMs(recorded)}`);
    expect(apart).toHaveLength(2 * calls.length);
    expect(medianOf(apart)).toBeLessThanOrEqual(TOGETHER);
  });

  test.skipIf(deaf !== undefined)(`a machine understands all three${because(deaf)}`, () => {
    const folder = mkdtempSync(join(tmpdir(), 'ears-'));
    const wordsIn = (side: Side) => saidIn(heard[side]).map(({ begin, end }) => part(heard[side], begin + CHIME, end));
    try {
      const sentences = SIDES.map((side) => hear(wordsIn(side), join(folder, side)));
      expect(sentences).toContainEqual(calls.map(({ sentence }) => sentence));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

const saidIn = (samples: Samples): Stretch[] => stretchesOf(samples, RECORDED_RATE);
const inMs = (list: number[]): string => list.map((ms) => `${ms.toFixed(1)} ms`).join(', ');
const medianOf = (list: number[]): number => [...list].sort((a, b) => a - b)[list.length >> 1] ?? Number.NaN;

const chimeIn = (heard: Samples, { begin }: Stretch) =>
  findSound(heard, CHIME_HEARD, { rate: RECORDED_RATE, near: begin, reach: 15 });

/** How much each announcement's chime and words are like their own, and nothing else, in turn. */
function likenessOf(heard: Samples, calls: readonly HeardCall[]): number[] {
  const said = saidIn(heard);
  if (said.length !== calls.length) return [0];
  return calls.flatMap(({ words }, turn) => {
    const chime = chimeIn(heard, said[turn] as Stretch);
    // Words that were made late begin late.
    const near = soundAfter(heard, chime.at + CHIME) - soundAfter(words, 0);
    return [chime.likeness, findSound(heard, words, { rate: RECORDED_RATE, near, reach: 15 }).likeness];
  });
}

/** How much the ear that heard better heard of all, from 0 to 1. */
const bestEar = (heard: Recording, calls: readonly HeardCall[]): number =>
  Math.max(...SIDES.map((side) => Math.min(...likenessOf(heard[side], calls))));

/** When something is heard next, ms. */
const soundAfter = (samples: Samples, ms: number): number =>
  ms + (saidIn(samples.subarray(samplesIn(ms)))[0]?.begin ?? 0);

/** From and to in ms, as a file. */
const part = (samples: Samples, from: number, to: number): Uint8Array =>
  encodeWav({ rate: RECORDED_RATE, samples: samples.slice(samplesIn(from), samplesIn(to)) });

const samplesIn = (ms: number): number => Math.round((ms / 1_000) * RECORDED_RATE);
