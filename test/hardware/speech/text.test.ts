import fc from 'fast-check';
import { expect, it } from 'vitest';
import { loadLanguages } from '#hardware/speech/languages.ts';
import { clean, LONGEST_LABEL } from '#hardware/speech/text.ts';
import { segmentsOf } from '#hardware/speech/words.ts';
import { call } from './support.ts';

const known = loadLanguages();
const english = { script: 'Latin', symbols: known.get('en')?.symbols ?? {}, longest: LONGEST_LABEL };

const HOSTILE: [what: string, text: string, left: string][] = [
  ['Scheme for festival', 'hi") (system "touch /x") (SayText "y', 'hi system touch x SayText y'],
  ['an option', '--phonout=/etc/x', 'phonout etc x'],
  ['a short option', '-w /etc/x', 'w etc x'],
  ['SSML', '<speak>Desk <break time="60s"/><audio src="http://x/y.wav"/>3</speak>', 'Desk 3'],
  ['an open tag', 'Desk 3 <break', 'Desk 3 break'],
  ['entities', '&lt;audio&gt; Desk 3', 'audio Desk 3'],
  ['commands of engines', '[[rate 10]] {{x}} Desk 3', 'rate 10 x Desk 3'],
  ['control characters', 'Desk\u0000\u0007\u001b 3\r\n\u202e', 'Desk 3'],
  ['substitution of a shell', '$(id) `id` | id ; id', 'dollars id id id; id'],
  ['letters of another script', 'مكتب Desk 三 3', 'Desk 3'],
  ['signs that are words', 'Cards & cash @ 5 %', 'Cards and cash at 5 percent'],
  ['signs only', '"\'()[]{}<>|\\', ''],
  ['pictures', '🙂🙂', ''],
  ['nothing', '   ', ''],
  ['wide letters', 'Ｄｅｓｋ ３', 'Desk 3'],
  ['accents', 'Règlements – « état civil »', 'Règlements - état civil'],
];

it.each(HOSTILE)('of %s only words are left', (_, text, left) => {
  expect(clean(text, english)).toBe(left);
});

it('10 kB are cut after a word, and without spaces at the limit', () => {
  const words = clean('word '.repeat(2_000), english);
  expect(words.length).toBeLessThanOrEqual(LONGEST_LABEL);
  expect(words).toMatch(/^(word )+word$/);
  expect(clean('x'.repeat(10_000), english)).toHaveLength(LONGEST_LABEL);
});

it('whatever is typed, no sign that means something to an engine or a shell is left', () => {
  const typed = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: fc.constantFrom(...'ab3-<>"()[]{}|&;$`\\\u0000\n/') }),
  );
  fc.assert(
    fc.property(typed, fc.constantFrom('Latin', null), (text, script) => {
      const left = clean(text, { ...english, script });
      expect(left).toMatch(/^$|^[\p{L}\p{M}\p{Nd}][\p{L}\p{M}\p{Nd} ,.;:!?'-]*$/u);
      expect(left.length).toBeLessThanOrEqual(LONGEST_LABEL);
    }),
    { numRuns: 500 },
  );
});

it('a call is still spoken when the name of its desk cannot be', () => {
  const said = segmentsOf(call('A1', 'مكتب'), 'en', known);
  expect(said.map(({ text }) => text)).toEqual(['Ticket eigh, one.']);
});
