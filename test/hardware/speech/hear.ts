import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A recogniser of English that knows the calls of an office and nothing else (pocketsphinx), as the ears of the tests. */

const MODEL = '/usr/share/pocketsphinx/model/en-us';
const DIGITS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const TEENS = 'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ');
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

/** Sounds of the letters' names, by the phones of the CMU dictionary. */
const LETTERS: Record<string, string> = {
  A: 'EY',
  B: 'B IY',
  C: 'S IY',
  F: 'EH F',
  R: 'AA R',
  S: 'EH S',
  W: 'D AH B AH L Y UW',
};

const GRAMMAR = `#JSGF V1.0;
grammar calls;
<letter> = ${Object.keys(LETTERS)
  .map((letter) => `L_${letter}`)
  .join(' | ')};
<digit> = ${DIGITS.join(' | ')};
<below100> = <digit> | ${TEENS.join(' | ')} | (${TENS.join(' | ')}) [<digit>];
<number> = <below100> | <digit> hundred [and <below100>];
public <call> = ticket <letter> <number> desk <below100>;
`;

const onPath = (program: string): boolean =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));

/** Programs of these that are not here, as a reason to skip; undefined when all are. */
export function whyMissing(...programs: string[]): string | undefined {
  const missing = programs.filter((program) => !onPath(program));
  return missing.length > 0 ? `not installed: ${missing.join(', ')}` : undefined;
}

export const whyNoEars = (): string | undefined =>
  whyMissing('sox', 'pocketsphinx_batch') ?? (existsSync(MODEL) ? undefined : 'not installed: pocketsphinx-en-us');

/** Words heard in each file, in the order of the files: `ticket L_A forty two desk three`. Files of its work go to `folder`. */
export function hear(wavs: readonly Uint8Array[], folder: string): string[] {
  mkdirSync(folder, { recursive: true });
  wavs.forEach((wav, index) => {
    const [raw, ready] = [join(folder, `${index}.raw.wav`), join(folder, `call${index}.wav`)];
    writeFileSync(raw, wav);
    // Absolute silence confuses it: a little noise, and a moment before and after.
    must('sox', [raw, '-r', '16000', '-c', '1', '-b', '16', ready, 'norm', '-3', 'pad', '0.2', '0.2', 'dither']);
  });
  writeFileSync(join(folder, 'calls.gram'), GRAMMAR);
  writeFileSync(join(folder, 'calls.dict'), dictionary());
  writeFileSync(join(folder, 'calls.ctl'), wavs.map((_, index) => `call${index}\n`).join(''));
  must('pocketsphinx_batch', recogniserOptions(folder));
  const lines = readFileSync(join(folder, 'heard.txt'), 'utf8').trim().split('\n');
  return lines.map((line) => line.replace(/\s*\([^()]*\)$/, ''));
}

function recogniserOptions(folder: string): string[] {
  const files = { '-dict': 'calls.dict', '-jsgf': 'calls.gram', '-ctl': 'calls.ctl', '-hyp': 'heard.txt' };
  const options = {
    ...{ '-cepext': '.wav', '-adcin': 'yes', '-adchdr': '44', '-samprate': '16000' },
    ...{ '-remove_noise': 'no', '-remove_silence': 'no', '-beam': '1e-80', '-wbeam': '1e-60', '-pbeam': '1e-80' },
  };
  const own = Object.entries(files).flatMap(([option, file]) => [option, join(folder, file)]);
  return ['-hmm', join(MODEL, 'en-us'), '-cepdir', folder, ...own, ...Object.entries(options).flat()];
}

function dictionary(): string {
  const words = new Set(['ticket', 'desk', 'hundred', 'and', ...DIGITS, ...TEENS, ...TENS]);
  const known = readFileSync(join(MODEL, 'cmudict-en-us.dict'), 'utf8').split('\n');
  const wanted = known.filter((line) => words.has(line.split(' ', 1)[0]?.replace(/\(\d\)$/, '') ?? ''));
  return [...wanted, ...Object.entries(LETTERS).map(([letter, phones]) => `L_${letter} ${phones}`), ''].join('\n');
}

function must(program: string, args: string[]): void {
  const { status, stderr } = spawnSync(program, args, { encoding: 'utf8', timeout: 60_000 });
  if (status !== 0) throw new Error(`${program} ended with ${status}: ${stderr.slice(-500)}`);
}
