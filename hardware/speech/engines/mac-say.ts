import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SpeechEngine } from '#hardware/ports.ts';
import { askedOnce, noneWhenMissing, tagFor } from './engine.ts';
import { run } from './program.ts';

/**
 * The voices of macOS through its own `say`. Not tried on a Mac: written after its manual page. Text goes in by standard input (`-f -`),
 * because as an argument it could begin with a dash; the sound is a file, because WAV cannot be written to a pipe.
 */
export function createMacSay(limit: number): SpeechEngine {
  const voices = askedOnce(() => run({ program: 'say', args: ['-v', '?'], input: '', limit }).then(parseVoices));
  return {
    name: 'say',
    languages: () => noneWhenMissing(voices().then((found) => found.keys())),
    async speak(text, language) {
      const found = await voices();
      const voice = found.get(tagFor(language, found.keys()) ?? '');
      if (voice === undefined) throw new Error(`say has no voice for ${language}`);
      return inFolder(async (folder) => {
        const file = join(folder, 'said.wav');
        const format = ['--file-format=WAVE', '--data-format=LEI16@22050'];
        await run({ program: 'say', args: ['-v', voice, ...format, '-o', file, '-f', '-'], input: text, limit });
        return readFile(file);
      });
    },
  };
}

async function inFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'now-serving-voice-'));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The first voice of each language: `Thomas              fr_FR    # Bonjour, je m'appelle Thomas.` */
function parseVoices(list: Buffer): Map<string, string> {
  const voices = new Map<string, string>();
  for (const [, name = '', language = '', region = ''] of list
    .toString('utf8')
    .matchAll(/^(\p{L}[^#\n]*?)\s+([a-z]{2,3})[_-]([A-Z0-9]{2,4})\s+#/gmu)) {
    for (const tag of [language, `${language}-${region}`]) voices.set(tag, voices.get(tag) ?? name);
  }
  return voices;
}
