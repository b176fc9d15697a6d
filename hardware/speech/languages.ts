import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { Language } from '#contract/ids.ts';

/** What the voice knows of a language: one file of data in `languages/`, with examples that the tests hold it to. */

const Words = z.string().trim().min(1).max(60);
const nine = z.array(Words).length(9);

const NumberWords = z.strictObject({
  /** 0 to 99, each in full: so irregular ones need no rule. */
  below100: z.array(Words).length(100),
  /** 100, 200 … 900, alone and with something behind them. */
  hundreds: nine,
  hundredsAnd: nine,
  /** 1000 … 9000 alone, before hundreds, and before 1 to 99. */
  thousands: nine,
  thousandsAndHundreds: nine,
  thousandsAnd: nine,
});

const Example = z.strictObject({
  number: z.string(),
  desk: z.string(),
  numbers: z.enum(['natural', 'digits']),
  says: z.tuple([z.string(), z.string()]),
});

const SpokenLanguage = z.strictObject({
  language: Language,
  /** Unicode name of its script; letters of other scripts are left out, because an engine may stumble over them. */
  script: z.string().regex(/^[A-Z][A-Za-z]+$/),
  /** A call begins with it; `{ticket}` is the ticket's number. */
  ticket: Words.refine((text) => text.includes('{ticket}')),
  /** How a desk is called whose name is only a number or a letter. */
  desk: Words.refine((text) => text.includes('{desk}')),
  /** Between the parts of a number above 99. */
  join: z.string().max(3),
  /** Letters of ticket numbers, written so that an engine reads the name of the letter and no word. */
  letters: z.record(z.string().regex(/^\p{Lu}$/u), Words),
  symbols: z.record(z.string().min(1).max(3), Words),
  numbers: NumberWords,
  examples: z.array(Example).min(10),
});
export type SpokenLanguage = z.infer<typeof SpokenLanguage>;

/** Languages by their tag. */
export type SpokenLanguages = ReadonlyMap<string, SpokenLanguage>;

/**
 * Reads every language there is a file for.
 * @throws Error that names the file and the field, when one is wrong
 */
export function loadLanguages(): SpokenLanguages {
  const folder = join(import.meta.dirname, 'languages');
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return new Map(files.map((name) => readLanguage(join(folder, name))).map((spoken) => [spoken.language, spoken]));
}

function readLanguage(file: string): SpokenLanguage {
  const read = SpokenLanguage.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (!read.success) throw new Error(`${file} is no language file: ${z.prettifyError(read.error)}`);
  return read.data;
}

/** `pt-BR` is `pt` where only that is known. */
export const baseOf = (language: string): string => language.split('-', 1)[0] ?? language;

/** What is kept by language, for this language or the language it is a variety of. */
export const forLanguage = <T>(texts: Readonly<Record<string, T>>, language: string): T | undefined =>
  texts[language] ?? texts[baseOf(language)];
