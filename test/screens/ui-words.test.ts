import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { REFUSALS } from '#contract/refusals.ts';
import { DISPLAY_WORDS } from '#ui/i18n/display.ts';
import { KIOSK_WORDS } from '#ui/i18n/kiosk.ts';
import { spokenBy } from '#ui/i18n/start-i18n.ts';
import { hasWords } from '#ui/languages.ts';

const FOLDER = join(import.meta.dirname, '..', '..', 'renderer', 'ui', 'i18n');
const COMPLETE = ['fr'];
/** Arabic has what visitors meet. */
const FOR_VISITORS = ['announcements', 'common', 'display', 'entry', 'kiosk', 'refusals'];
const PLURAL = /_(zero|one|two|few|many|other)$/;

type Words = { [key: string]: string | Words };
const namespaces = readdirSync(join(FOLDER, 'en')).map((name) => name.replace('.json', ''));
const wordsOf = (language: string, namespace: string): Words =>
  JSON.parse(readFileSync(join(FOLDER, language, `${namespace}.json`), 'utf8')) as Words;

/** `key` -> sentence, nested keys with dots. */
function sentences(words: Words, before = ''): Map<string, string> {
  return new Map(
    Object.entries(words).flatMap(([key, value]) =>
      typeof value === 'string' ? [[before + key, value] as const] : [...sentences(value, `${before}${key}.`)],
    ),
  );
}
/** Plural forms differ from language to language: only the stem must be there. */
const stems = (language: string, namespace: string) =>
  [...new Set([...sentences(wordsOf(language, namespace)).keys()].map((key) => key.replace(PLURAL, '')))].sort();
const holes = (sentence: string) => [...sentence.matchAll(/\{\{\s*(\w+)/g)].map(([, name]) => name).sort();

const pairs = [
  ...COMPLETE.flatMap((language) => namespaces.map((namespace) => [language, namespace] as const)),
  ...FOR_VISITORS.map((namespace) => ['ar', namespace] as const),
];

/** Holes, and what is typed as it stands. */
const NO_PROSE = /\{\{.*?\}\}|\{.*?\}|\(\?<\w+>…\)/g;

describe('words of the screens', () => {
  test.each(pairs)('%s has every sentence of %s that English has', (language, namespace) => {
    expect(stems(language, namespace)).toEqual(stems('en', namespace));
  });

  test.each(pairs)('%s fills the same holes as English in %s', (language, namespace) => {
    const english = sentences(wordsOf('en', namespace));
    const wrong = [...sentences(wordsOf(language, namespace))].filter(([key, sentence]) => {
      const same = english.get(key) ?? english.get(key.replace(PLURAL, '_other')) ?? '';
      // A plural form such as "one person" may say the number in a word.
      const allowed = PLURAL.test(key) ? holes(same).filter((hole) => hole !== 'count') : holes(same);
      return (
        holes(sentence)
          .filter((hole) => !(PLURAL.test(key) && hole === 'count'))
          .join() !== allowed.join()
      );
    });
    expect(wrong).toEqual([]);
  });

  test.each(['en', ...pairs.map(([language]) => language)])('%s has every plural form that it needs', (language) => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const missing = namespaces
      .filter((namespace) => pairs.some(([of, name]) => language === 'en' || (of === language && name === namespace)))
      .flatMap((namespace) => {
        const keys = [...sentences(wordsOf(language, namespace)).keys()];
        const plurals = new Set(keys.filter((key) => PLURAL.test(key)).map((key) => key.replace(PLURAL, '')));
        return [...plurals].flatMap((stem) =>
          forms.filter((form) => !keys.includes(`${stem}_${form}`)).map((form) => `${stem}_${form}`),
        );
      });
    expect(missing).toEqual([]);
  });

  test.each(['en', 'fr', 'ar'])('%s has a sentence for each refusal, and no other', (language) => {
    expect(Object.keys(wordsOf(language, 'refusals')).sort()).toEqual([...REFUSALS].sort());
  });

  test('a language is said to have words where kiosk and displays have them', () => {
    const languages = readdirSync(FOLDER, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    for (const words of [KIOSK_WORDS, DISPLAY_WORDS])
      expect(spokenBy(words).sort()).toEqual(languages.map(({ name }) => name).sort());
    expect([...languages.map(({ name }) => name), 'es', 'pt-BR', 'fr-CA'].filter((one) => !hasWords(one))).toEqual([
      'es',
      'pt-BR',
    ]);
  });

  test('no sentence shouts, and none is empty', () => {
    const all = ['en', 'fr', 'ar'].flatMap((language) =>
      readdirSync(join(FOLDER, language)).flatMap((name) => [
        ...sentences(wordsOf(language, name.replace('.json', ''))),
      ]),
    );
    expect(all.filter(([, sentence]) => sentence.trim() === '' || sentence.includes('!'))).toEqual([]);
  });

  test('French keeps its signs with a no-break space', () => {
    const french = namespaces.flatMap((namespace) => [...sentences(wordsOf('fr', namespace))]);
    const loose = french.filter(([, sentence]) =>
      /[^\u202F][;?]|[^\u00A0\d]:(?!\/)|'|« |[^\u202F]%/.test(sentence.replace(NO_PROSE, 'x')),
    );
    expect(loose).toEqual([]);
  });
});
