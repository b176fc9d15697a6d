import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { SpeechEngine, Voice } from '#hardware/ports.ts';
import { EngineTimeout } from '#hardware/speech/engines/engine.ts';
import { createFlite } from '#hardware/speech/engines/flite.ts';
import { openVoice } from '#hardware/speech/open-voice.ts';
import { createVoice } from '#hardware/speech/voice.ts';
import { withoutPrograms } from './fakes/programs.ts';
import { announcement, call, EngineFake, ownFolder, peakOf, pitchOf, secondsOf, tone } from './support.ts';

const LIMITS = { memory: 20_000_000, disk: 20_000_000 };
const TIME = { monotonic: () => performance.now() };
const PEAK = 10 ** (-3 / 20);
const FAILS = () => Promise.reject(new Error('crashed'));
const HANGS = () => Promise.reject(new EngineTimeout('hung'));
const SPEAKS = async () => tone(440, 400);

const voiceOf = (engines: SpeechEngine[], folder = ownFolder(), limits = LIMITS): Voice =>
  createVoice({ folder, engines, limits, monotonic: () => performance.now() });

async function spoken(voice: Voice, ...asked: Parameters<Voice['speak']>) {
  const said = await voice.speak(...asked);
  if (!said) throw new Error('nothing was spoken');
  return said;
}

describe('engines', () => {
  it('[18] the next one speaks when the first fails, and both parts are in one voice', async () => {
    const first = new EngineFake('first', ['en'], (text) => (text.startsWith('Desk') ? FAILS() : SPEAKS()));
    const second = new EngineFake('second', ['en'], async () => tone(880, 400));
    const { wav } = await spoken(voiceOf([first, second]), call('B12', 'Desk 3'));
    expect(second.asked).toEqual(['Desk three.', 'Ticket B, twelve.']);
    expect(pitchOf(wav, 100, 300)).toBeCloseTo(880, -2);
    expect(pitchOf(wav, 800, 900)).toBeCloseTo(880, -2);
  });

  it('[18] one that hung is left alone for a minute', async () => {
    let now = 0;
    const hanging = new EngineFake('hanging', ['en'], HANGS);
    const other = new EngineFake('other', ['en'], SPEAKS);
    const parts = { folder: ownFolder(), limits: LIMITS, monotonic: () => now };
    const voice = createVoice({ ...parts, engines: [hanging, other] });
    for (const text of ['One', 'Two', 'Three']) expect(await voice.speak(announcement(text))).not.toBeNull();
    expect(hanging.asked).toEqual(['One']);
    now = 61_000;
    await voice.speak(announcement('Four'));
    expect(hanging.asked).toHaveLength(2);
  });

  it('an answer that is no sound, or silence, counts as a failure', async () => {
    const garbage = new EngineFake('garbage', ['en'], async () => new TextEncoder().encode('Segmentation fault'));
    const mute = new EngineFake('mute', ['en'], async () => tone(0, 400));
    const last = new EngineFake('last', ['en'], SPEAKS);
    expect((await spoken(voiceOf([garbage, mute, last]), call('B1', 'Desk 1'))).spoken).toEqual(['en']);
    expect(last.asked).toHaveLength(2);
  });

  it('[18] none at all: null, and the condition says so', async () => {
    const voice = voiceOf([new EngineFake('none', [], SPEAKS)]);
    expect(await voice.speak(call('B1', 'Desk 1'))).toBeNull();
    expect(await voice.condition()).toEqual({ state: 'down', problem: 'noEngine' });
  });

  it('a language that none speaks is left out and told, until all are spoken again', async () => {
    const voice = voiceOf([new EngineFake('english', ['en'], SPEAKS)]);
    expect(await voice.condition()).toEqual({ state: 'ready', problem: null });
    expect((await spoken(voice, call('B1', 'Desk 1', ['fr', 'en']))).spoken).toEqual(['en']);
    expect(await voice.condition()).toEqual({ state: 'warning', problem: 'noVoice' });
    expect(await voice.speak(call('B1', 'Desk 1', ['fr']))).toBeNull();
    expect(await voice.condition()).toEqual({ state: 'down', problem: 'noVoice' });
    await voice.speak(call('B1', 'Desk 1'));
    expect(await voice.condition()).toEqual({ state: 'ready', problem: null });
  });
});

it('text without a word in it is silent, and no fault of the voice', async () => {
  const voice = voiceOf([new EngineFake('english', ['en'], SPEAKS)]);
  expect(await voice.speak(announcement('🙂 </speak>'))).toBeNull();
  expect(await voice.condition()).toEqual({ state: 'ready', problem: null });
});

describe('sound', () => {
  it('is one channel at 22,050 a second, at -3 dB, without the silence of the engine', async () => {
    const quiet = async () => {
      const wav = tone(440, 1_000);
      // Half a second of it is silent at each end.
      return new Uint8Array([
        ...wav.subarray(0, 44),
        ...new Uint8Array(16_000),
        ...wav.subarray(44),
        ...new Uint8Array(16_000),
      ]);
    };
    const longer = async () => withLength(await quiet());
    const { wav } = await spoken(voiceOf([new EngineFake('quiet', ['en'], longer)]), announcement('Hello'));
    expect(new DataView(wav.buffer).getUint32(24, true)).toBe(22_050);
    expect(peakOf(wav)).toBeCloseTo(PEAK, 2);
    expect(secondsOf(wav)).toBeCloseTo(1.06, 1);
    expect(pitchOf(wav, 200, 800)).toBeCloseTo(440, -1);
  });

  it('languages follow each other in the order asked for, after a pause', async () => {
    const english = new EngineFake('english', ['en'], async () => tone(400, 300));
    const french = new EngineFake('french', ['fr'], async () => tone(800, 300));
    const said = await spoken(voiceOf([english, french]), {
      ...announcement(''),
      texts: { en: 'Hello', fr: 'Bonjour' },
      languages: ['fr', 'en'],
    });
    expect(said.spoken).toEqual(['fr', 'en']);
    expect(pitchOf(said.wav, 100, 250)).toBeCloseTo(800, -2);
    expect(pitchOf(said.wav, 1_000, 1_150)).toBeCloseTo(400, -2);
    expect(secondsOf(said.wav)).toBeCloseTo(1.2, 1);
  });
});

/** With the length in its header as its size says. */
function withLength(wav: Uint8Array): Uint8Array {
  new DataView(wav.buffer).setUint32(40, wav.length - 44, true);
  return wav;
}

describe('what was made once', () => {
  it('is made once for all who ask at the same time', async () => {
    const engine = new EngineFake('slow', ['en'], SPEAKS);
    const voice = voiceOf([engine]);
    const all = await Promise.all(Array.from({ length: 20 }, () => spoken(voice, call('B12', 'Desk 3'))));
    expect(engine.asked).toEqual(['Desk three.', 'Ticket B, twelve.']);
    expect(new Set(all.map(({ wav }) => Buffer.from(wav).toString('base64'))).size).toBe(1);
  });

  it('a recall at another desk makes only the name of the desk', async () => {
    const engine = new EngineFake('slow', ['en'], SPEAKS);
    const voice = voiceOf([engine]);
    await voice.speak({ ...call('B12', ''), desk: null });
    await voice.speak(call('B12', 'Desk 3'));
    await voice.speak(call('B12', 'Desk 4'));
    expect(engine.asked).toEqual(['Desk four.', 'Desk three.', 'Ticket B, twelve.']);
  });

  it('a failure is not kept', async () => {
    let fails = true;
    const engine = new EngineFake('moody', ['en'], () => (fails ? FAILS() : SPEAKS()));
    const voice = voiceOf([engine]);
    expect(await voice.speak(announcement('Hello'))).toBeNull();
    fails = false;
    expect(await voice.speak(announcement('Hello'))).not.toBeNull();
  });

  it('is found after a restart, and differs by engine, language and words', async () => {
    const folder = ownFolder();
    const before = await spoken(voiceOf([new EngineFake('one', ['en'], SPEAKS)], folder), call('B12', 'Desk 3'));
    const later = new EngineFake('one', ['en'], FAILS);
    expect((await spoken(voiceOf([later], folder), call('B12', 'Desk 3'))).wav).toEqual(before.wav);
    expect(later.asked).toEqual([]);
    expect(await voiceOf([new EngineFake('two', ['en'], FAILS)], folder).speak(call('B12', 'Desk 3'))).toBeNull();
    expect(await voiceOf([later], folder).speak(call('B13', 'Desk 3'))).toBeNull();
  });

  it.each([
    ['cut', (wav: Buffer) => wav.subarray(0, 1_000)],
    ['zeros', (wav: Buffer) => Buffer.alloc(wav.length)],
    ['empty', () => Buffer.alloc(0)],
    ['silent', (wav: Buffer) => Buffer.concat([wav.subarray(0, 44), Buffer.alloc(wav.length - 44)])],
  ])('what a power cut left %s is made again', async (_, damage) => {
    const folder = ownFolder();
    const engine = new EngineFake('one', ['en'], SPEAKS);
    const { wav } = await spoken(voiceOf([engine], folder), announcement('Hello'));
    for (const file of filesIn(folder)) writeFileSync(file, damage(readFileSync(file)));
    expect((await spoken(voiceOf([engine], folder), announcement('Hello'))).wav).toEqual(wav);
    expect(engine.asked).toHaveLength(2);
  });

  it('takes no more of the disk than it may: what was longest unused goes', async () => {
    const folder = ownFolder();
    const engine = new EngineFake('one', ['en'], SPEAKS);
    const one = 44 + Math.round(0.4 * 22_050) * 2;
    const voice = voiceOf([engine], folder, { memory: 0, disk: one * 10 });
    for (let n = 1; n <= 8; n += 1) await voice.speak(announcement(`Text ${n}`));
    const [oldest] = filesIn(folder);
    const old = new Date(Date.now() - 3_600_000);
    if (oldest) utimesSync(oldest, old, old);
    for (let n = 9; n <= 30; n += 1) await voice.speak(announcement(`Text ${n}`));
    expect(filesIn(folder).reduce((sum, file) => sum + statSync(file).size, 0)).toBeLessThanOrEqual(one * 10);
    expect(filesIn(folder).length).toBeGreaterThan(5);
    expect(oldest && existsSync(oldest)).toBe(false);
  });

  it('is spoken although it cannot be kept', async () => {
    const folder = ownFolder();
    writeFileSync(join(folder, 'speech'), 'a file where the folder should be');
    expect(await voiceOf([new EngineFake('one', ['en'], SPEAKS)], folder).speak(announcement('Hello'))).not.toBeNull();
  });
});

const filesIn = (folder: string) => readdirSync(join(folder, 'speech')).map((name) => join(folder, 'speech', name));

const HOSTILE = [
  '") (system "touch PLACE/x")',
  '--phonout=PLACE/x',
  '-o PLACE/x.wav',
  '$(touch PLACE/x); `touch PLACE/x`',
  '<speak><audio src="file://PLACE/x"/></speak>',
  `Desk ${'3 '.repeat(5_000)}`,
  '\u0000\u0007\u001b[2J\r\n',
  'مكتب ٣',
  '三号窗口',
  '%s%n %x',
];

describe('every engine of this PC', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ns-speech-'));
  const voice = openVoice(folder, TIME);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(HOSTILE)('[18] speaks a call to desk %j, or none, and nothing else happens', async (hostile) => {
    const place = ownFolder();
    const name = hostile.replaceAll('PLACE', place);
    const asCall = await spoken(voice, call('A1', name, ['en', 'fr']));
    expect(asCall.spoken).toContain('en');
    expect(secondsOf(asCall.wav)).toBeLessThan(60);
    const asText = await voice.speak(announcement(name));
    if (asText) expect(secondsOf(asText.wav)).toBeLessThan(120);
    expect(readdirSync(place)).toEqual([]);
  });

  it('[18] speaks English where no program is installed', async () => {
    withoutPrograms();
    const alone = openVoice(ownFolder(), TIME);
    expect((await spoken(alone, call('A42', 'Desk 3'))).spoken).toEqual(['en']);
    expect(await alone.condition()).toEqual({ state: 'ready', problem: null });
  });
});

it('two calls at once by flite are both whole', async () => {
  const voice = voiceOf([createFlite(10_000)]);
  const [one, two] = await Promise.all([spoken(voice, call('A1', 'Desk 1')), spoken(voice, call('B200', 'Desk 12'))]);
  expect(secondsOf(one.wav)).toBeGreaterThan(1.2);
  expect(secondsOf(two.wav)).toBeGreaterThan(secondsOf(one.wav));
});
