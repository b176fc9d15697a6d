import type { Duration, Instant } from '#contract/ids.ts';
import { chimeSamples } from './chime.ts';
import { type Devices, hasOutput } from './outputs.ts';
import type { Reader } from './reader.ts';
import { BEFORE_REPEAT, BEFORE_WORDS, beginOf, cutShort, type Span, turnBegin } from './sound-plan.ts';
import { Sounding } from './sounding.ts';
import { within } from './within.ts';

/**
 * `locked`: the browser waits for a key or a touch before it lets a page sound. `noOutput`: it knows of no loudspeaker.
 * `none`: this browser has no sound.
 */
export type SoundState = 'ready' | 'locked' | 'noOutput' | 'none';
/** What the room heard of an announcement: to its end, or else only the chime. */
export type Heard = 'words' | 'chime' | 'nothing';

export interface Utterance {
  /** When it was called, hub time. */
  at: Instant;
  chime: boolean;
  /** 0 to 1. */
  gain: number;
  /** Null: nobody speaks here. */
  words: Promise<AudioBuffer | null> | null;
  repeats: number;
  /** Who reads it when there are no words; null: nobody. */
  reader: Reader | null;
}
export interface Playing {
  done: Promise<Heard>;
  /** Whoever was called is there: what has not begun yet is left out. */
  enough(): void;
  stop(): void;
}
export interface Speaker {
  state(): SoundState;
  /** Calls back when the state changes; returns how to stop. */
  subscribe(changed: () => void): () => void;
  /** Must be called inside a key or pointer event. */
  unlock(): void;
  /** @throws DOMException when that is no sound */
  decode(wav: ArrayBuffer): Promise<AudioBuffer>;
  /** Sounds after everything that was asked for before. */
  play(utterance: Utterance): Playing;
}

export interface SpeakerParts {
  makeContext(): AudioContext;
  /** Null where the browser tells nothing of them. */
  devices: Devices | null;
  /** Hub time. */
  now(): Instant;
}

/** Words that are not there by then, counted from the call's turn, are not waited for any longer. */
const WORDS_WITHIN: Duration = 5_000;

/** The sound of one display; without any, its calls are seen only. */
export function createSpeaker(parts: SpeakerParts): Speaker {
  const context = tryMake(parts.makeContext);
  return context === null ? SILENT : new OneLine(context, parts);
}

const SILENT: Speaker = {
  state: () => 'none',
  subscribe: () => () => {},
  unlock: () => {},
  decode: () => Promise.reject(new DOMException('no sound here', 'NotSupportedError')),
  play: () => ({ done: Promise.resolve('nothing'), enough: () => {}, stop: () => {} }),
};

function tryMake(makeContext: () => AudioContext): AudioContext | null {
  try {
    return makeContext();
  } catch {
    return null;
  }
}

/** One announcement after the other, begun by the hub's clock. */
class OneLine implements Speaker {
  readonly #context: AudioContext;
  readonly #parts: SpeakerParts;
  readonly #chime: AudioBuffer;
  #line: Promise<unknown> = Promise.resolve();
  /** The last announcement as it was meant to be, hub time. */
  #before: Span | null = null;
  #hasOutput = true;

  constructor(context: AudioContext, parts: SpeakerParts) {
    this.#context = context;
    this.#parts = parts;
    const samples = chimeSamples(context.sampleRate);
    this.#chime = context.createBuffer(1, samples.length, context.sampleRate);
    this.#chime.copyToChannel(samples, 0);
    keepAwake(context);
  }

  state(): SoundState {
    if (this.#context.state !== 'running') return 'locked';
    return this.#hasOutput ? 'ready' : 'noOutput';
  }

  subscribe(changed: () => void): () => void {
    const { devices } = this.#parts;
    const look = async () => {
      if (devices === null) return;
      this.#hasOutput = await hasOutput(devices);
      changed();
    };
    this.#context.addEventListener('statechange', changed);
    devices?.addEventListener('devicechange', look);
    void look();
    return () => {
      this.#context.removeEventListener('statechange', changed);
      devices?.removeEventListener('devicechange', look);
    };
  }

  unlock(): void {
    void this.#context.resume().catch(() => {});
  }

  decode(wav: ArrayBuffer): Promise<AudioBuffer> {
    return this.#context.decodeAudioData(wav);
  }

  play(utterance: Utterance): Playing {
    const sounding = new Sounding(this.#context, utterance.gain);
    // One sound that fails must not silence all that come after it.
    const done = this.#line.then(() => this.#sound(utterance, sounding)).catch((): Heard => 'nothing');
    this.#line = done;
    const stop = () => {
      sounding.stop();
      utterance.reader?.stop();
    };
    return { done, enough: () => sounding.enough(), stop };
  }

  async #sound(utterance: Utterance, sounding: Sounding): Promise<Heard> {
    if (this.#context.state !== 'running' || utterance.gain === 0 || sounding.stopped) return 'nothing';
    const begin = turnBegin(utterance.at, this.#before, this.#parts.now(), utterance.chime);
    const { end, hasWords } = await this.#sayAll(utterance, sounding, begin);
    this.#before = sounding.stopped ? cutShort(this.#parts.now()) : { begin, end };
    if (sounding.stopped || this.state() !== 'ready') return 'nothing';
    return hasWords ? 'words' : 'chime';
  }

  /** Chime, then the words, or whoever reads them instead. `end`: when it was meant to be over. */
  async #sayAll({ chime, gain, words, repeats, reader }: Utterance, sounding: Sounding, begin: Instant) {
    const ends = chime ? [this.#add(sounding, this.#chime, begin)] : [];
    const spoken = words && (await within(words, WORDS_WITHIN));
    if (spoken && !sounding.stopped) {
      ends.push(...this.#say(sounding, spoken, sounding.onceOnly ? 1 : repeats, ends[0] ?? begin));
    }
    const end = ends[(await sounding.over()) - 1] ?? begin;
    if (spoken || reader === null || sounding.stopped) return { end, hasWords: spoken !== null };
    const isRead = await reader.say(gain);
    return { end: isRead ? this.#parts.now() : end, hasWords: isRead };
  }

  /**
   * Returns when each time would be over had the words been here in time: displays of the room where they were go on from
   * there.
   */
  #say(sounding: Sounding, words: AudioBuffer, repeats: number, after: Instant): Instant[] {
    const planned = after + BEFORE_WORDS;
    const late = beginOf(planned, this.#parts.now()) - planned;
    const again = words.duration * 1_000 + BEFORE_REPEAT;
    return Array.from(
      { length: repeats },
      (_, time) => this.#add(sounding, words, planned + late + time * again) - late,
    );
  }

  /** Returns when it is over, hub time. */
  #add(sounding: Sounding, buffer: AudioBuffer, begin: Instant): Instant {
    sounding.add(buffer, this.#contextTime(begin));
    return begin + buffer.duration * 1_000;
  }

  /** When an instant of the hub is heard, s of the context. */
  #contextTime(at: Instant): number {
    const present = presentOf(this.#context);
    return Math.max(0, present + (at - this.#parts.now()) / 1_000);
  }
}

/** What is heard in this moment. `currentTime` runs ahead of it, and in jumps; some engines do not tell better. */
function presentOf(context: AudioContext): number {
  const { contextTime = 0, performanceTime = 0 } = context.getOutputTimestamp();
  const heard = contextTime + (performance.now() - performanceTime) / 1_000;
  const isSound = performanceTime > 0 && Math.abs(heard - context.currentTime) < 0.5;
  return isSound ? heard : context.currentTime;
}

/** The first sound would come late without this, and televisions swallow the first half second. */
function keepAwake(context: AudioContext): void {
  const silence = context.createGain();
  silence.gain.value = 0;
  const source = context.createConstantSource();
  source.connect(silence).connect(context.destination);
  source.start();
}
