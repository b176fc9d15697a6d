import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { baseOf } from './languages.ts';
import { joined, tidy } from './sound.ts';
import { parseWav } from './wav.ts';
import type { Piece, Segment } from './words.ts';

/** Milliseconds left around a recorded word: joined words must not sound chopped. */
const MARGIN = 15;

/**
 * Recordings of a human voice, `clips/<language>/*.wav` (README.md, "Recorded clips"). Used where all that a call needs was recorded, so
 * that no call has two voices.
 */
export class Clips {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** One sound for each segment; undefined when a word of them was not recorded. @throws Error when a recording cannot be read */
  async say(segments: readonly Segment[], language: string): Promise<Float32Array[] | undefined> {
    for (const folder of new Set([join(this.#folder, language), join(this.#folder, baseOf(language))])) {
      const chosen = chooseAll(segments, await recordingsIn(folder));
      if (chosen) return Promise.all(chosen.map((names) => read(folder, names)));
    }
    return undefined;
  }

  /** Whether anything was recorded in any language. */
  async any(): Promise<boolean> {
    const folders = await readdir(this.#folder).catch(() => []);
    const recorded = await Promise.all(folders.map((folder) => recordingsIn(join(this.#folder, folder))));
    return recorded.some((names) => names.size > 0);
  }
}

/** Names of files without their ending in small letters, as `chooseAll` asks for them, to names on the disk. */
async function recordingsIn(folder: string): Promise<Map<string, string>> {
  const names = await readdir(folder).catch(() => []);
  const recordings = names.filter((name) => /\.wav$/i.test(name));
  return new Map(recordings.map((name) => [name.slice(0, -4).normalize('NFC').toLowerCase(), name]));
}

async function read(folder: string, names: readonly string[]): Promise<Float32Array> {
  const files = await Promise.all(names.map((name) => readFile(join(folder, name))));
  return joined(files.map((file) => tidy(parseWav(file), MARGIN)));
}

function chooseAll(segments: readonly Segment[], recorded: ReadonlyMap<string, string>): string[][] | undefined {
  const chosen = segments.map((segment) => choose(segment, recorded));
  return chosen.every((names) => names !== undefined) ? chosen : undefined;
}

/** A recording of the whole, or of each of its pieces. */
function choose(segment: Segment, recorded: ReadonlyMap<string, string>): string[] | undefined {
  if (segment.role === 'text') return undefined;
  const whole = recorded.get(`${segment.role}-${slugOf(segment.pieces.map(plain).join(' '))}`);
  if (whole !== undefined) return [whole];
  const begin = segment.role === 'ticket' ? [['ticket']] : [];
  const wanted = [...begin, ...segment.pieces.map((piece) => namesOf(piece, recorded))].flat();
  const found = wanted.flatMap((name) => recorded.get(name) ?? []);
  return found.length === wanted.length ? found : undefined;
}

function plain(piece: Piece): string {
  switch (piece.is) {
    case 'word':
      return piece.word;
    case 'letter':
      return piece.letter;
    case 'number':
      return String(piece.n);
    default:
      return piece satisfies never;
  }
}

function namesOf(piece: Piece, recorded: ReadonlyMap<string, string>): string[] {
  switch (piece.is) {
    case 'word':
      return wordNames(piece.word);
    case 'letter':
      return [`letter-${slugOf(piece.letter)}`];
    case 'number':
      return numberNames(piece.n, recorded);
    default:
      return piece satisfies never;
  }
}

/** A sign alone is no word. */
const wordNames = (word: string): string[] => (slugOf(word) === '' ? [] : [`word-${slugOf(word)}`]);

/** `number-842`, or 800 and 42; before another number, `number-800-and` is taken where it was recorded. */
function numberNames(n: number, recorded: ReadonlyMap<string, string>): string[] {
  if (n < 100 || recorded.has(`number-${n}`)) return [`number-${n}`];
  const rest = n >= 1000 ? n % 1000 : n % 100;
  if (rest === 0) return [`number-${n}`];
  const before = `number-${n - rest}-and`;
  return [recorded.has(before) ? before : `number-${n - rest}`, ...numberNames(rest, recorded)];
}

/** Letters and digits, words joined by a dash: it can name no other folder. */
const slugOf = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{Nd}]+/gu, '-')
    .replace(/^-|-$/g, '');
