import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { createEspeak, respelled } from '#hardware/speech/engines/espeak-ng.ts';
import { loadLanguages, type SpokenLanguage } from '#hardware/speech/languages.ts';
import { createVoice } from '#hardware/speech/voice.ts';
import { numberWords, segmentsOf } from '#hardware/speech/words.ts';
import { whyMissing } from './hear.ts';
import { call, ownFolder, peakOf, secondsOf } from './support.ts';

/**
 * Debian has no recogniser of French or Spanish, so what would be heard is judged by the sounds that espeak-ng says it makes. For
 * numbers it is an independent judge: it reads figures by rules of its own.
 */
const missing = whyMissing('espeak-ng');
const known = loadLanguages();
const spokenIn = (language: string): SpokenLanguage => {
  const spoken = known.get(language);
  if (!spoken) throw new Error(`no file for ${language}`);
  return spoken;
};

/** Sounds of each text, without stress, pauses and the marks of how words are joined. */
function phonemes(language: string, texts: readonly string[]): string[] {
  const input = `${texts.map((text) => respelled(text, language)).join('.\n\n')}.\n`;
  const { stdout } = spawnSync('espeak-ng', ['-q', '-x', '-v', language, '--stdin'], { input, encoding: 'utf8' });
  return stdout
    .trim()
    .split('\n')
    .map((line) => line.replace(/[',%|!_:;=\s-]/g, ''));
}

/** Open and closed vowels, the mute e, a glide before a vowel and the k of "cinq cents" make no other word for whoever listens. */
const alike = (sounds: string) =>
  sounds
    .replace(/[@2]/g, '')
    .replaceAll('j', 'i')
    .replace(/E~k(?=sA~|mil)/g, 'E~')
    .toLowerCase();

/** How the letters are called, in the signs of espeak-ng's phoneme tables. */
const LETTERS: Record<string, string> = {
  fr: 'a be se de @ Ef Ze aS i Zi ka El Em En o pe ky Er es te y ve dublve iks igrEk zEd',
  es: 'a be Te de e efe xe atSe i xota ka ele eme ene o pe ku eR2e ese te u uBe uBeDoBle ekis iQ**ieQa Teta',
};
const NUMBERS = [...Array.from({ length: 1_000 }, (_, n) => n), 1_000, 1_001, 1_100, 1_171, 2_000, 2_345, 5_505, 9_999];

describe.skipIf(missing !== undefined)(`French and Spanish${missing ? ` (skipped, ${missing})` : ''}`, () => {
  it.each(Object.entries(LETTERS))('letters of %s sound like their names', (language, sounds) => {
    const names = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].map((letter) => `${spokenIn(language).letters[letter]},`);
    expect(phonemes(language, names)).toEqual(sounds.split(' '));
  });

  it.each(['fr', 'es'])('numbers in words of %s sound like the same figures', (language) => {
    const words = phonemes(
      language,
      NUMBERS.map((n) => numberWords(n, spokenIn(language))),
    );
    const figures = phonemes(language, NUMBERS.map(String));
    expect(new Set(figures).size).toBe(NUMBERS.length);
    expect(words.map(alike)).toEqual(figures.map(alike));
  });

  const SENTENCES: [string, string, string][] = [
    ['fr', 'Guichet 3', 'tikEakarA~tdYgiSEtrwa'],
    ['es', 'Mesa 3', 'turnoakwa**EntaiDosmesat**es'],
  ];
  it.each(SENTENCES)('a call in %s', (language, desk, sounds) => {
    const text = segmentsOf(call('A42', desk, [language]), language, known).map((segment) => segment.text);
    expect(phonemes(language, text).join('')).toBe(sounds);
  });

  it.each(SENTENCES)('a call in %s is a sound of plausible length', async (language, desk) => {
    const limits = { memory: 1_000_000, disk: 1_000_000 };
    const parts = { folder: ownFolder(), engines: [createEspeak(10_000)], limits, monotonic: () => performance.now() };
    const said = await createVoice(parts).speak(call('A42', desk, [language]));
    expect(said?.spoken).toEqual([language]);
    expect(secondsOf(said?.wav ?? new Uint8Array())).toBeGreaterThan(1.5);
    expect(secondsOf(said?.wav ?? new Uint8Array())).toBeLessThan(5);
    expect(peakOf(said?.wav ?? new Uint8Array())).toBeCloseTo(0.708, 2);
  });
});
