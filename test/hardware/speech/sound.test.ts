import { describe, expect, it } from 'vitest';
import { levelled, RATE, resampled, tidy } from '#hardware/speech/sound.ts';
import { encodeWav, isWholeWav, joinWavs, parseWav } from '#hardware/speech/wav.ts';
import { peakOf, pitchOf, secondsOf, tone } from './support.ts';

describe('another rate', () => {
  it.each([8_000, 11_025, 16_000, 44_100, 48_000])('from %i a second: same pitch, level and length', (from) => {
    const sound = parseWav(tone(1_000, 500, from));
    const wav = encodeWav({ rate: RATE, samples: resampled(sound.samples, from, RATE) });
    expect(secondsOf(wav)).toBeCloseTo(0.5, 3);
    expect(pitchOf(wav, 50, 450)).toBeCloseTo(1_000, -1);
    expect(peakOf(wav)).toBeCloseTo(0.3, 1);
  });

  it('what the lower rate cannot hold is gone, not folded down', () => {
    const sound = parseWav(tone(15_000, 500, 48_000));
    const samples = resampled(sound.samples, 48_000, RATE).subarray(500, -500);
    expect(samples.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0)).toBeLessThan(0.003);
  });
});

describe('silence', () => {
  it('around a sound is cut but for a margin', () => {
    const { samples } = parseWav(tone(440, 200, RATE));
    const all = new Float32Array(RATE);
    all.set(samples, 5_000);
    const margin = Math.round(RATE * 0.03);
    expect(tidy({ rate: RATE, samples: all }, 30).length).toBeCloseTo(samples.length + 2 * margin, -1);
  });

  it('alone is no sound', () => {
    expect(() => levelled(tidy({ rate: RATE, samples: new Float32Array(1_000) }, 30))).toThrow(/silence/);
  });
});

describe('WAV files', () => {
  it('say too long a length when they were written to a pipe: what is there is read', () => {
    const wav = tone(440, 100);
    new DataView(wav.buffer).setUint32(40, 0x7ffff000, true);
    expect(secondsOf(wav)).toBeCloseTo(0.1);
  });

  it('may have other parts before the sound, and two channels', () => {
    const [head, stereo] = [tone(0, 0), new Int16Array([1_000, 3_000, -2_000, -4_000])];
    new DataView(head.buffer).setUint16(22, 2, true);
    const odd = [...new TextEncoder().encode('LIST'), 3, 0, 0, 0, 1, 2, 3, 0];
    const data = [...new TextEncoder().encode('data'), 8, 0, 0, 0, ...new Uint8Array(stereo.buffer)];
    const { samples } = parseWav(new Uint8Array([...head.subarray(0, 36), ...odd, ...data]));
    expect([...samples].map((sample) => Math.round(sample * 32_768))).toEqual([2_000, -3_000]);
  });

  it.each([
    ['empty', new Uint8Array()],
    ['text', new TextEncoder().encode('x'.repeat(100))],
    ['without a format', new Uint8Array([...tone(440, 10)].fill(0, 12, 16))],
    ['without sound', tone(440, 10).fill(0, 36, 40)],
    ['of no channel', tone(440, 10).fill(0, 22, 24)],
  ])('%s are refused', (_, bytes) => {
    expect(() => parseWav(bytes)).toThrow();
  });

  it('are joined with a pause', () => {
    const joined = joinWavs([tone(440, 100), tone(880, 200)], 16_000, 50);
    expect(secondsOf(joined)).toBeCloseTo(0.35);
    expect(isWholeWav(joined, 16_000)).toBe(true);
    expect(isWholeWav(joined, RATE)).toBe(false);
  });
});
