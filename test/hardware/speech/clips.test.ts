import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Announcement } from '#hardware/ports.ts';
import { createVoice } from '#hardware/speech/voice.ts';
import { call, EngineFake, ownFolder, peakOf, pitchOf, secondsOf, tone } from './support.ts';

const LIMITS = { memory: 1_000_000, disk: 1_000_000 };
/** Seconds of each recording, and how far joined lengths may be off: trimming leaves a few milliseconds. */
const CLIP = 0.3;
const PAUSE = 0.2;

/** A voice with recordings, each a tone of its own pitch with silence around it, and an engine at 3 kHz. */
function recorded(clips: Record<string, Uint8Array>, language = 'en') {
  const folder = ownFolder();
  const place = join(folder, 'clips', language);
  mkdirSync(place, { recursive: true });
  for (const [name, wav] of Object.entries(clips)) writeFileSync(join(place, name), wav);
  const engine = new EngineFake('engine', ['en', 'fr'], async () => tone(3_000, 500));
  const voice = createVoice({ folder, engines: [engine], limits: LIMITS, monotonic: () => performance.now() });
  return { engine, say: (said: Announcement) => voice.speak(said).then((spoken) => spoken?.wav ?? new Uint8Array()) };
}

const clip = (hertz: number, rate = 44_100) => tone(hertz, CLIP * 1_000, rate);
/** Pitches one after the other, in the middle of each recording. */
const pitches = (wav: Uint8Array, starts: number[]) =>
  starts.map((start) => Math.round(pitchOf(wav, (start + 0.1) * 1_000, (start + 0.2) * 1_000) / 100) * 100);

const CALL = {
  'ticket.wav': clip(400),
  'letter-a.wav': clip(500),
  'number-42.wav': clip(600),
  'word-desk.wav': clip(700),
  'number-3.wav': clip(800),
};

it('a call is joined of recordings without a gap, with a pause before the desk, and no engine is asked', async () => {
  const { engine, say } = recorded(CALL);
  const wav = await say(call('A42', 'Desk 3'));
  expect(engine.asked).toEqual([]);
  expect(secondsOf(wav)).toBeCloseTo(5 * CLIP + PAUSE, 1);
  expect(pitches(wav, [0, CLIP, 2 * CLIP, 3 * CLIP + PAUSE, 4 * CLIP + PAUSE])).toEqual([400, 500, 600, 700, 800]);
  expect(peakOf(wav)).toBeCloseTo(10 ** (-3 / 20), 2);
});

it('is spoken by the engine, all of it, when one word was not recorded', async () => {
  const { engine, say } = recorded(CALL);
  expect(pitches(await say(call('A42', 'Desk 4')), [0])).toEqual([3_000]);
  expect(engine.asked).toEqual(['Desk four.', 'Ticket eigh, forty-two.']);
});

it('a recording of the whole part, and files in large letters, are taken', async () => {
  const { engine, say } = recorded({ 'TICKET-A-42.WAV': clip(500), 'desk-front-office.wav': clip(900) });
  const wav = await say(call('A42', 'Front office'));
  expect(engine.asked).toEqual([]);
  expect(pitches(wav, [0, CLIP + PAUSE])).toEqual([500, 900]);
});

it('hundreds and thousands are joined, in the form before another number where it was recorded', async () => {
  const clips = {
    ...CALL,
    'number-2000.wav': clip(1_000),
    'number-100-and.wav': clip(1_100),
    'number-100.wav': clip(1_200),
  };
  const { engine, say } = recorded(clips);
  const wav = await say(call('A2142', 'Desk 3'));
  expect(pitches(wav, [0, CLIP, 2 * CLIP, 3 * CLIP, 4 * CLIP])).toEqual([400, 500, 1_000, 1_100, 600]);
  expect(pitches(await say(call('A100', 'Desk 3')), [2 * CLIP])).toEqual([1_200]);
  expect(engine.asked).toEqual([]);
});

it('digits are joined one by one when the office speaks so', async () => {
  const { say } = recorded({ ...CALL, 'number-4.wav': clip(900), 'number-2.wav': clip(1_000) });
  const wav = await say({ ...call('A42', 'Desk 3'), numbers: 'digits' });
  expect(pitches(wav, [CLIP, 2 * CLIP, 3 * CLIP])).toEqual([500, 900, 1_000]);
});

it('recordings of a language serve its varieties, and no other language', async () => {
  const { engine, say } = recorded(CALL);
  await say(call('A42', 'Desk 3', ['en-GB']));
  expect(engine.asked).toEqual([]);
  await say(call('A42', 'Desk 3', ['fr']));
  expect(engine.asked).toEqual(['Desk trois.', 'Ticket a, quarante-deux.']);
});

it.each([
  ['no sound file', new TextEncoder().encode('mp3')],
  ['24 bit', new Uint8Array(clip(400)).fill(24, 34, 35)],
])('the engine speaks when a recording is %s', async (_, bytes) => {
  const { engine, say } = recorded({ ...CALL, 'ticket.wav': bytes });
  expect(pitches(await say(call('A42', 'Desk 3')), [0])).toEqual([3_000]);
  expect(engine.asked).toHaveLength(2);
});

it('a hostile name of a desk leads to no other folder', async () => {
  const { engine, say } = recorded({ ...CALL, '..wav': clip(900) });
  await say(call('A42', '../../letter-a'));
  expect(engine.asked).toContain('letter-a.');
});

it('announcements are spoken by the engine', async () => {
  const { engine, say } = recorded(CALL);
  await say({ number: null, desk: null, texts: { en: 'Ticket' }, languages: ['en'], numbers: 'natural' });
  expect(engine.asked).toEqual(['Ticket']);
});
