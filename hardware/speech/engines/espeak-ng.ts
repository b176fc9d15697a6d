import type { SpeechEngine } from '#hardware/ports.ts';
import { forLanguage } from '#hardware/speech/languages.ts';
import { askedOnce, noneWhenMissing, tagFor } from './engine.ts';
import { run } from './program.ts';

const PROGRAM = 'espeak-ng';
/** Words a minute; its own 175 is hurried for a hall. */
const SPEED = '145';

/** Words it does not read as they are spoken, by language: it sounds the t of "quatre-vingt-deux". */
const MISREAD: Readonly<Record<string, readonly (readonly [RegExp, string])[]>> = {
  fr: [[/quatre-vingt-/g, 'quatre-vin-']],
};

/** A text as espeak-ng reads it right. */
export function respelled(text: string, language: string): string {
  return (forLanguage(MISREAD, language) ?? []).reduce((so, [misread, right]) => so.replace(misread, right), text);
}

/**
 * espeak-ng, when it is installed: over a hundred languages. Text goes in by `--stdin`, because an argument that begins with a dash would
 * be an option (`--phonout=` writes a file).
 */
export function createEspeak(limit: number): SpeechEngine {
  const tags = askedOnce(() => run({ program: PROGRAM, args: ['--voices'], input: '', limit }).then(parseVoices));
  return {
    name: `espeak-ng ${SPEED}`,
    languages: () => noneWhenMissing(tags()),
    async speak(text, language) {
      const tag = tagFor(language, await tags());
      if (tag === undefined) throw new Error(`${PROGRAM} does not speak ${language}`);
      return run({
        program: PROGRAM,
        args: ['--stdin', '--stdout', '-b', '1', '-s', SPEED, '-v', tag],
        input: respelled(text, language),
        limit,
      });
    },
  };
}

/** Tags of ` 5  fr-fr  --/M  French_(France)  roa/fr  (fr 5)`: the second column, and those in parentheses. */
function parseVoices(list: Buffer): string[] {
  const lines = list.toString('utf8').split('\n').slice(1);
  // Mbrola's voices are listed even where their data is missing.
  const own = lines.filter((line) => !line.includes(' mb/'));
  const tags = own.flatMap((line) => {
    const others = [...line.matchAll(/\(([a-z-]+) \d+\)/gi)].map(([, tag]) => tag ?? '');
    return [line.trim().split(/\s+/)[1] ?? '', ...others];
  });
  return [...new Set(tags.filter((tag) => /^[A-Za-z]{2,3}(-[A-Za-z0-9-]{1,20})?$/.test(tag)))];
}
