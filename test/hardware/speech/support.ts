import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Announcement, SpeechEngine } from '#hardware/ports.ts';
import { encodeWav, parseWav } from '#hardware/speech/wav.ts';

/** A folder of the test's own, gone when it ends. */
export function ownFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ns-speech-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export const call = (number: string, desk: string, languages: string[] = ['en']): Announcement => ({
  number,
  desk: Object.fromEntries(languages.map((language) => [language, desk])),
  texts: null,
  languages,
  numbers: 'natural',
});

export const announcement = (text: string, language = 'en'): Announcement => ({
  number: null,
  desk: null,
  texts: { [language]: text },
  languages: [language],
  numbers: 'natural',
});

/** A WAV file of a tone: by its pitch one sound is told from another. */
export function tone(hertz: number, milliseconds: number, rate = 16_000): Uint8Array {
  const samples = Float32Array.from(
    { length: Math.round((rate * milliseconds) / 1000) },
    (_, at) => 0.3 * Math.sin((2 * Math.PI * hertz * at) / rate),
  );
  return encodeWav({ rate, samples });
}

/** Cycles a second of a tone, by its zero crossings, between two places of a file in milliseconds. */
export function pitchOf(wav: Uint8Array, from: number, to: number): number {
  const { rate, samples } = parseWav(wav);
  const part = samples.subarray(Math.round((rate * from) / 1000), Math.round((rate * to) / 1000));
  const crossings = part.filter((sample, at) => at > 0 && sample >= 0 && (part[at - 1] ?? 0) < 0).length;
  return (crossings * rate) / part.length;
}

export const secondsOf = (wav: Uint8Array): number => {
  const { rate, samples } = parseWav(wav);
  return samples.length / rate;
};

/** Full scale is 1. */
export const peakOf = (wav: Uint8Array): number =>
  parseWav(wav).samples.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0);

/** An engine that writes down what it is asked, and answers as told. */
export class EngineFake implements SpeechEngine {
  readonly name: string;
  readonly #asked: string[] = [];
  readonly #languages: string[];
  readonly #answer: (text: string) => Promise<Uint8Array>;

  constructor(name: string, languages: string[], answer: (text: string) => Promise<Uint8Array>) {
    this.name = name;
    this.#languages = languages;
    this.#answer = answer;
  }

  /** All texts so far, sorted: parts of a call may be made in any order. */
  get asked(): string[] {
    return this.#asked.toSorted();
  }

  languages(): Promise<string[]> {
    return Promise.resolve(this.#languages);
  }

  speak(text: string): Promise<Uint8Array> {
    this.#asked.push(text);
    return this.#answer(text);
  }
}
