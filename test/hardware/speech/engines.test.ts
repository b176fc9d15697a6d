import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { EngineTimeout, tagFor } from '#hardware/speech/engines/engine.ts';
import { createEspeak } from '#hardware/speech/engines/espeak-ng.ts';
import { createFlite } from '#hardware/speech/engines/flite.ts';
import { createMacSay } from '#hardware/speech/engines/mac-say.ts';
import { run } from '#hardware/speech/engines/program.ts';
import { EngineThread } from '#hardware/speech/engines/thread.ts';
import { createWindowsSapi } from '#hardware/speech/engines/windows-sapi.ts';
import { parseWav } from '#hardware/speech/wav.ts';
import { installProgram, withoutPrograms } from './fakes/programs.ts';
import { whyMissing } from './hear.ts';
import { ownFolder, peakOf, secondsOf, tone } from './support.ts';

const LIMIT = 10_000;
const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

describe('a thread', () => {
  const odd = (limit: number) => new EngineThread(new URL('./fakes/odd-thread.ts', import.meta.url), limit);

  it('that hangs is ended, and the next text is spoken by a new one', async () => {
    const thread = odd(1_000);
    await expect(thread.speak('hang')).rejects.toThrow(EngineTimeout);
    expect(textOf(await thread.speak('hello'))).toBe('hello');
  });

  it.each(['crash', 'exit', 'refuse'])(
    'that does not speak, because of %s, fails and speaks the next',
    async (text) => {
      const thread = odd(LIMIT);
      await expect(thread.speak(text)).rejects.toThrow(/fault|ended|refused/);
      expect(textOf(await thread.speak('hello'))).toBe('hello');
    },
  );
});

describe('flite', () => {
  it('speaks English, one channel of 16 bit', async () => {
    const wav = await createFlite(LIMIT).speak('Ticket B, twelve.', 'en');
    expect(parseWav(wav).rate).toBe(16_000);
    expect(secondsOf(wav)).toBeGreaterThan(0.8);
    expect(peakOf(wav)).toBeGreaterThan(0.1);
  });

  it('speaks what looks like an option, and writes nothing but its sound', async () => {
    const folder = ownFolder();
    const wav = await createFlite(LIMIT).speak(`-o ${folder}/x.wav --voicedump ${folder}/y`, 'en');
    expect(secondsOf(wav)).toBeGreaterThan(1);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('keeps no process alive, and says nothing on its terminal', () => {
    const flite = import.meta.resolve('#hardware/speech/engines/flite.ts');
    const script = `const { createFlite } = await import('${flite}'); await createFlite(${LIMIT}).speak('Hello', 'en');`;
    const options = { encoding: 'utf8', timeout: LIMIT * 2 } as const;
    const ended = spawnSync(process.execPath, ['--input-type=module', '-e', script], options);
    expect(ended).toMatchObject({ status: 0, stdout: '', stderr: '' });
  });

  it('refuses text without a letter that it knows', async () => {
    await expect(createFlite(LIMIT).speak('مكتب', 'en')).rejects.toThrow(/nothing/);
  });
});

describe('a program', () => {
  const ask = (program: string, limit = LIMIT) => run({ program, args: [], input: 'x', limit });

  it('that is missing fails', async () => {
    withoutPrograms();
    await expect(ask('espeak-ng')).rejects.toThrow(/ENOENT/);
  });

  it('that hangs is ended with all that it started', async () => {
    const folder = ownFolder();
    installProgram(folder, 'hanging', `(sleep 1; sleep 1; echo alive > ${folder}/late) & sleep 60`);
    await expect(ask('hanging', 300)).rejects.toThrow(EngineTimeout);
    await delay(2_500);
    expect(existsSync(join(folder, 'late'))).toBe(false);
  });

  it('that crashes fails', async () => {
    installProgram(ownFolder(), 'crashing', 'kill -SEGV $$');
    await expect(ask('crashing')).rejects.toThrow(/SIGSEGV/);
  });

  it('that writes without end is ended', async () => {
    installProgram(ownFolder(), 'endless', 'exec yes');
    await expect(ask('endless')).rejects.toThrow(/without end/);
  });

  it('that reads nothing and ends well has spoken', async () => {
    installProgram(ownFolder(), 'deaf', 'echo done');
    expect(textOf(await run({ program: 'deaf', args: [], input: 'x'.repeat(1_000_000), limit: LIMIT }))).toBe('done\n');
  });
});

const noEspeak = whyMissing('espeak-ng');
describe.skipIf(noEspeak !== undefined)(`espeak-ng${noEspeak ? ` (skipped, ${noEspeak})` : ''}`, () => {
  it('speaks many languages', async () => {
    const languages = await createEspeak(LIMIT).languages();
    expect(languages).toEqual(expect.arrayContaining(['en', 'fr', 'es', 'de', 'ar', 'pt-br', 'zh']));
  });

  it('speaks what looks like an option, markup or a command, and does none of it', async () => {
    const folder = ownFolder();
    const file = join(folder, 'x');
    const hostile = [
      `--phonout=${file}`,
      `-w ${file}`,
      `") (system "touch ${file}")`,
      `$(touch ${file})`,
      '<speak>x</speak>',
    ];
    for (const text of hostile) expect(secondsOf(await createEspeak(LIMIT).speak(text, 'en'))).toBeGreaterThan(0.3);
    expect(readdirSync(folder)).toEqual([]);
  });
});

it('espeak-ng speaks nothing where it is missing, and is found once it is installed', async () => {
  withoutPrograms();
  const espeak = createEspeak(LIMIT);
  expect(await espeak.languages()).toEqual([]);
  const list = 'Pty Language Age/Gender VoiceName File Other\n 5  fr-fr  --/M  French  roa/fr  (fr 5)\n';
  const folder = ownFolder();
  writeFileSync(join(folder, 'list'), list);
  installProgram(folder, 'espeak-ng', `while read -r line; do echo "$line"; done < ${folder}/list`);
  expect(await espeak.languages()).toEqual(['fr-fr', 'fr']);
});

const HOSTILE = '-o /x $(id) "quoted" `id`';
/** A script that keeps its arguments, each on a line, and what it was given to read. */
const recording = (folder: string) => `printf '%s\\n' "$@" > ${folder}/args; cat > ${folder}/stdin`;
const kept = (folder: string, what: 'args' | 'stdin') => readFileSync(join(folder, what), 'utf8');

describe('the voices of other systems, played by scripts', () => {
  it('say of macOS gets the text by its standard input, and its file is read', async () => {
    const folder = ownFolder();
    writeFileSync(join(folder, 'sound'), tone(440, 200));
    const voices =
      'Amélie              fr_CA    # Bonjour\nThomas              fr_FR    # Bonjour\nEddy (French)       fr_FR    # x\n';
    writeFileSync(join(folder, 'voices'), voices);
    const script = `if [ "$2" = "?" ]; then cat ${folder}/voices; exit; fi; cp ${folder}/sound "$6"; ${recording(folder)}`;
    installProgram(folder, 'say', script);
    const say = createMacSay(LIMIT);
    expect(await say.languages()).toEqual(['fr', 'fr-CA', 'fr-FR']);
    expect(secondsOf(await say.speak(HOSTILE, 'fr-FR'))).toBeCloseTo(0.2);
    expect(kept(folder, 'stdin')).toBe(HOSTILE);
    expect(kept(folder, 'args')).toMatch(
      /^-v\nThomas\n--file-format=WAVE\n--data-format=LEI16@22050\n-o\n[^\n]*\n-f\n-\n$/,
    );
  });

  it('PowerShell gets the text by its standard input, behind the culture, and the same command line always', async () => {
    const folder = ownFolder();
    writeFileSync(join(folder, 'sound'), tone(440, 200));
    const list = `printf 'en-US\\r\\nfr-FR\\r\\n'; exit`;
    const script = `case "$4" in *ForEach-Object*) ${list};; esac; ${recording(folder)}; cat ${folder}/sound`;
    installProgram(folder, 'powershell.exe', script);
    const sapi = createWindowsSapi(LIMIT);
    expect(await sapi.languages()).toEqual(['en', 'en-US', 'fr', 'fr-FR']);
    expect(secondsOf(await sapi.speak(HOSTILE, 'fr'))).toBeCloseTo(0.2);
    expect(kept(folder, 'stdin')).toBe(`fr-FR\n${HOSTILE}`);
    const first = kept(folder, 'args');
    await sapi.speak('something else', 'en');
    expect(kept(folder, 'args')).toBe(first);
  });
});

it.each([
  ['fr', ['fr-FR', 'fr'], 'fr'],
  ['fr-CA', ['fr-FR', 'fr'], 'fr'],
  ['pt-BR', ['pt', 'pt-br'], 'pt-br'],
  ['de', ['fr'], undefined],
])('for %s an engine that knows %j is asked for %s', (language, tags, tag) => {
  expect(tagFor(language, tags)).toBe(tag);
});
