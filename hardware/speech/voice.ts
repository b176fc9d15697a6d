import { join } from 'node:path';
import type { Duration, Language } from '#contract/ids.ts';
import { type Announcement, type Condition, READY, type SpeechEngine, type Voice } from '#hardware/ports.ts';
import { type CacheLimits, keyOf, SoundCache } from './cache.ts';
import { Clips } from './clips.ts';
import { loadLanguages, type SpokenLanguages } from './languages.ts';
import { joined, levelled, RATE, tidy } from './sound.ts';
import { EngineInTurns } from './turns.ts';
import { encodeWav, joinWavs, parseWav } from './wav.ts';
import { type Segment, segmentsOf } from './words.ts';

export interface VoiceParts {
  /** The station's own folder: recordings are in `clips/`, what was made is kept in `speech/`. */
  folder: string;
  /** The first one that speaks a language is asked, then the next. */
  engines: readonly SpeechEngine[];
  limits: CacheLimits;
  monotonic(): Duration;
}

/** Milliseconds. */
const PAUSE = { parts: 200, languages: 600 };
/** Milliseconds left around what an engine says. */
const MARGIN = 30;
/** Raised when sounds are made differently, so that older ones are not found again. */
const MADE = '1';

/** The voice of this PC. Never throws: what cannot be spoken is null, and its condition says why. */
export const createVoice = (parts: VoiceParts): Voice => new VoiceOfPc(parts);

class VoiceOfPc implements Voice {
  readonly #engines: readonly EngineInTurns[];
  readonly #clips: Clips;
  readonly #cache: SoundCache;
  readonly #known: SpokenLanguages = loadLanguages();
  /** Sounds that are being made, by their keys: who asks meanwhile waits for the same. */
  readonly #making = new Map<string, Promise<Uint8Array>>();
  /** How it went the last time. */
  #last: 'all' | 'some' | 'none' = 'all';

  constructor({ folder, engines, limits, monotonic }: VoiceParts) {
    this.#engines = engines.map((engine) => new EngineInTurns(engine, monotonic));
    this.#clips = new Clips(join(folder, 'clips'));
    this.#cache = new SoundCache(join(folder, 'speech'), limits);
  }

  async speak(announcement: Announcement): ReturnType<Voice['speak']> {
    const { languages } = announcement;
    const said = await Promise.all(languages.map((language) => this.#inLanguage(announcement, language)));
    const spoken = languages.filter((_, index) => said[index] !== undefined);
    this.#last = howMuch(spoken, this.#speakable(announcement));
    if (spoken.length === 0) return null;
    const wavs = said.filter((wav) => wav !== undefined);
    return { wav: joinWavs(wavs, RATE, PAUSE.languages), spoken };
  }

  async condition(): Promise<Condition> {
    const languages = await Promise.all(this.#engines.map((engine) => engine.languages()));
    const canSpeak = languages.some((some) => some.length > 0) || (await this.#clips.any());
    if (!canSpeak) return { state: 'down', problem: 'noEngine' };
    if (this.#last === 'all') return READY;
    return { state: this.#last === 'some' ? 'warning' : 'down', problem: 'noVoice' };
  }

  /** Text of staff without a word in it, or not in this language, is no fault of the voice. */
  #speakable(announcement: Announcement): Language[] {
    const { languages, texts } = announcement;
    if (!texts) return languages;
    return languages.filter((language) => segmentsOf(announcement, language, this.#known).length > 0);
  }

  /** Recordings first, then one engine after the other. */
  async #inLanguage(announcement: Announcement, language: Language): Promise<Uint8Array | undefined> {
    const segments = segmentsOf(announcement, language, this.#known);
    if (segments.length === 0) return undefined;
    const recorded = await this.#recorded(segments, language).catch(() => undefined);
    if (recorded) return recorded;
    for (const engine of this.#engines) {
      const made = await this.#byEngine(engine, segments, language).catch(() => undefined);
      if (made) return made;
    }
    return undefined;
  }

  async #recorded(segments: readonly Segment[], language: Language): Promise<Uint8Array | undefined> {
    const clips = await this.#clips.say(segments, language);
    if (!clips) return undefined;
    const pause = new Float32Array(Math.round((RATE * PAUSE.parts) / 1000));
    const [first = pause, ...others] = clips;
    return encodeWav(levelled(joined([first, ...others.flatMap((clip) => [pause, clip])])));
  }

  /** All parts by one engine: two voices in one sentence would not be understood. @throws Error when it cannot */
  async #byEngine(engine: EngineInTurns, segments: readonly Segment[], language: Language) {
    if (!(await engine.canSpeak(language))) return undefined;
    const wavs = await Promise.all(segments.map(({ text }) => this.#part(engine, text, language)));
    return joinWavs(wavs, RATE, PAUSE.parts);
  }

  #part(engine: EngineInTurns, text: string, language: Language): Promise<Uint8Array> {
    const key = keyOf(MADE, engine.name, language, text);
    const making = this.#making.get(key) ?? this.#findOrMake(key, () => engine.speak(text, language));
    this.#making.set(key, making);
    return making;
  }

  async #findOrMake(key: string, make: () => Promise<Uint8Array>): Promise<Uint8Array> {
    try {
      const found = await this.#cache.get(key);
      if (found) return found;
      const wav = encodeWav(levelled(tidy(parseWav(await make()), MARGIN)));
      await this.#cache.put(key, wav);
      return wav;
    } finally {
      this.#making.delete(key);
    }
  }
}

function howMuch(spoken: readonly Language[], wanted: readonly Language[]): 'all' | 'some' | 'none' {
  if (spoken.length === wanted.length) return 'all';
  return spoken.length > 0 ? 'some' : 'none';
}
