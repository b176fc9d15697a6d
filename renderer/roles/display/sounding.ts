import type { Duration } from '#contract/ids.ts';

/** An `ended` that never comes is not waited for: one lost event must not silence all calls. */
const LOST_AFTER: Duration = 1_500;
const FADE = 0.02;

/** The part of a context that sounds need. Times in s of the context's own clock. */
export type SoundContext = Pick<AudioContext, 'currentTime' | 'createBufferSource' | 'createGain' | 'destination'>;

interface Sound {
  node: AudioBufferSourceNode;
  begin: number;
  end: number;
  ended: Promise<void>;
}

/** The sounds of one announcement, one after the other at times set before. */
export class Sounding {
  readonly #context: SoundContext;
  readonly #gain: GainNode;
  #sounds: Sound[] = [];
  #changed: () => void = () => {};
  #stopped = false;
  #onceOnly = false;

  constructor(context: SoundContext, gain: number) {
    this.#context = context;
    this.#gain = context.createGain();
    this.#gain.gain.value = gain;
    this.#gain.connect(context.destination);
  }

  get stopped(): boolean {
    return this.#stopped;
  }
  /** Nothing needs to be repeated any more. */
  get onceOnly(): boolean {
    return this.#onceOnly;
  }

  /** One that should have begun already is joined where it stands now. */
  add(buffer: AudioBuffer, begin: number): void {
    const node = this.#context.createBufferSource();
    node.buffer = buffer;
    node.connect(this.#gain);
    const ended = new Promise<void>((resolve) => node.addEventListener('ended', () => resolve()));
    const missed = Math.max(0, this.#context.currentTime + FADE - begin);
    if (missed > 0) this.#fadeIn(begin + missed);
    node.start(begin + missed, missed);
    this.#sounds.push({ node, begin, end: begin + buffer.duration, ended });
  }

  #fadeIn(at: number): void {
    const { gain } = this.#gain;
    const full = gain.value;
    gain.setValueAtTime(0, at);
    gain.linearRampToValueAtTime(full, at + FADE);
  }

  /** What has not begun yet is left out. */
  enough(): void {
    this.#onceOnly = true;
    const begun = this.#sounds.filter(({ begin }) => begin <= this.#context.currentTime);
    if (begun.length === 0) return;
    for (const { node } of this.#sounds.slice(begun.length)) node.stop();
    this.#sounds = begun;
    this.#changed();
  }

  /** Dies away at once. */
  stop(): void {
    const now = this.#context.currentTime;
    this.#stopped = true;
    this.#gain.gain.setTargetAtTime(0, now, FADE);
    for (const { node } of this.#sounds) node.stop(now + FADE * 5);
    this.#sounds = [];
    this.#changed();
  }

  /** Resolves when the last sound is over, or should long be, with how many there were. */
  async over(): Promise<number> {
    for (;;) {
      const last = this.#sounds[this.#sounds.length - 1];
      if (last === undefined) break;
      const left = Math.max(0, last.end - this.#context.currentTime) * 1_000;
      const changed = new Promise<void>((resolve) => {
        this.#changed = resolve;
      });
      await first(last.ended, left + LOST_AFTER, changed);
      if (last === this.#sounds[this.#sounds.length - 1]) break;
    }
    const count = this.#sounds.length;
    this.#sounds = [];
    this.#gain.disconnect();
    return count;
  }
}

/** Resolves with whatever comes first. */
async function first(ended: Promise<void>, limit: Duration, changed: Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, limit);
  });
  await Promise.race([ended, late, changed]);
  clearTimeout(timer);
}
