import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadLanguages, type SpokenLanguage } from '#hardware/speech/languages.ts';
import { numberWords, segmentsOf } from '#hardware/speech/words.ts';
import { announcement, call } from './support.ts';

const known = loadLanguages();
const spoken = (language: string): SpokenLanguage => {
  const found = known.get(language);
  if (!found) throw new Error(`no file for ${language}`);
  return found;
};
const saidOf = (number: string, desk: string, language: string, numbers: 'natural' | 'digits' = 'natural') =>
  segmentsOf({ ...call(number, desk, [language]), numbers }, language, known).map(({ text }) => text);

it('English, French and Spanish are there', () => {
  expect([...known.keys()].sort()).toEqual(['en', 'es', 'fr']);
});

describe.each([...known.values()])('$language', (language) => {
  it.each(language.examples)('$number to $desk, $numbers', ({ number, desk, numbers, says }) => {
    expect(saidOf(number, desk, language.language, numbers)).toEqual(says);
  });

  it('has a name for each letter, and none sounds like the number words', () => {
    const names = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].map((letter) => language.letters[letter]);
    expect(new Set(names).size).toBe(26);
    expect(names.filter((name) => language.numbers.below100.includes(name ?? ''))).toEqual([]);
  });

  it('says each number from 0 to 9999 in its own words, without a digit', () => {
    const words = Array.from({ length: 10_000 }, (_, n) => numberWords(n, language));
    expect(new Set(words).size).toBe(10_000);
    expect(words.filter((text) => /[0-9]|^\s|\s$| {2}|undefined/.test(text))).toEqual([]);
  });

  it('says what is on paper, digit by digit, whatever the number', () => {
    const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(digits, (number) => {
        const [ticket = ''] = saidOf(number, 'x', language.language, 'digits');
        const words = [...number].map((digit) => language.numbers.below100[Number(digit)]).join(' ');
        expect(ticket).toBe(`${language.ticket.replace('{ticket}', words)}.`);
      }),
      { numRuns: 50 },
    );
  });
});

const NUMBERS: [language: string, n: number, words: string][] = [
  ['en', 0, 'zero'],
  ['en', 21, 'twenty-one'],
  ['en', 110, 'one hundred and ten'],
  ['en', 1001, 'one thousand and one'],
  ['en', 1100, 'one thousand one hundred'],
  ['en', 9999, 'nine thousand nine hundred and ninety-nine'],
  ['fr', 61, 'soixante et un'],
  ['fr', 70, 'soixante-dix'],
  ['fr', 71, 'soixante et onze'],
  ['fr', 77, 'soixante-dix-sept'],
  ['fr', 80, 'quatre-vingts'],
  ['fr', 81, 'quatre-vingt-un'],
  ['fr', 90, 'quatre-vingt-dix'],
  ['fr', 91, 'quatre-vingt-onze'],
  ['fr', 99, 'quatre-vingt-dix-neuf'],
  ['fr', 100, 'cent'],
  ['fr', 280, 'deux cent quatre-vingts'],
  ['fr', 400, 'quatre cents'],
  ['fr', 1000, 'mille'],
  ['fr', 1171, 'mille cent soixante et onze'],
  ['fr', 4001, 'quatre mille un'],
  ['es', 15, 'quince'],
  ['es', 21, 'veintiuno'],
  ['es', 26, 'veintiséis'],
  ['es', 30, 'treinta'],
  ['es', 99, 'noventa y nueve'],
  ['es', 100, 'cien'],
  ['es', 115, 'ciento quince'],
  ['es', 700, 'setecientos'],
  ['es', 950, 'novecientos cincuenta'],
  ['es', 1000, 'mil'],
  ['es', 5505, 'cinco mil quinientos cinco'],
];

it.each(NUMBERS)('in %s, %i is "%s"', (language, n, words) => {
  expect(numberWords(n, spoken(language))).toBe(words);
});

describe('which words', () => {
  it('a variety of a language is spoken by the language it is one of', () => {
    const said = { ...call('A1', 'Guichet 2', ['fr-CA']), desk: { fr: 'Guichet 2' } };
    expect(segmentsOf(said, 'fr-CA', known).map(({ text }) => text)).toEqual(['Ticket a, un.', 'Guichet deux.']);
  });

  it('a desk that is named in one language only is named so in all', () => {
    const said = { ...call('A1', '', ['en']), desk: { fr: 'Guichet 2' } };
    expect(segmentsOf(said, 'en', known).map(({ text }) => text)).toEqual(['Ticket eigh, one.', 'Guichet two.']);
  });

  it('a call is not spoken in a language without a file, an announcement is', () => {
    expect(segmentsOf(call('A1', 'Schalter 2', ['de']), 'de', known)).toEqual([]);
    const said = segmentsOf(announcement('Wir schließen um 16 Uhr.', 'de'), 'de', known);
    expect(said.map(({ text }) => text)).toEqual(['Wir schließen um 16 Uhr.']);
  });

  it('an announcement is not spoken in a language it was not written in', () => {
    expect(segmentsOf(announcement('We close in 15 minutes.'), 'fr', known)).toEqual([]);
  });

  it('a ticket without a desk is spoken alone, so that it can be made before it is called', () => {
    const said = { ...call('B12', ''), desk: null };
    expect(segmentsOf(said, 'en', known).map(({ text }) => text)).toEqual(['Ticket B, twelve.']);
  });
});
