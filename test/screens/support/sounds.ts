import type { Page } from 'playwright-core';

/** A tone as a WAV file: 16 bit, mono, 8 kHz. */
export function toneWav(milliseconds: number, hertz = 440): Buffer {
  const rate = 8_000;
  const count = Math.round((milliseconds / 1_000) * rate);
  const wav = Buffer.alloc(44 + count * 2);
  wav.write('RIFF', 0);
  wav.writeUInt32LE(36 + count * 2, 4);
  wav.write('WAVEfmt ', 8);
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(rate, 24);
  wav.writeUInt32LE(rate * 2, 28);
  wav.writeUInt16LE(2, 32);
  wav.writeUInt16LE(16, 34);
  wav.write('data', 36);
  wav.writeUInt32LE(count * 2, 40);
  for (let i = 0; i < count; i += 1)
    wav.writeInt16LE(Math.round(8_000 * Math.sin((2 * Math.PI * hertz * i) / rate)), 44 + i * 2);
  return wav;
}

/** One sound as the page's sound card is told to play it. */
export interface Played {
  /** Wall clock, ms, of its first sample as it is heard, also when that one was missed. */
  begin: number;
  /** Length, ms. */
  lasts: number;
  /** 0 to 1. */
  gain: number;
  stopped: boolean;
}

/** Runs in the page, before its own code: notes every sound that the page begins. */
export function listenToSounds(): void {
  const played: (Played & { node: AudioBufferSourceNode })[] = [];
  Object.assign(window, { played });
  const { start, stop, connect } = AudioBufferSourceNode.prototype;
  const gains = new WeakMap<AudioNode, GainNode>();
  Object.assign(AudioBufferSourceNode.prototype, {
    connect(this: AudioBufferSourceNode, to: AudioNode) {
      if (to instanceof GainNode) gains.set(this, to);
      return (connect as (to: AudioNode) => AudioNode).call(this, to);
    },
    start(this: AudioBufferSourceNode, when = 0, offset = 0) {
      const context = this.context as AudioContext;
      const { contextTime = 0, performanceTime = 0 } = context.getOutputTimestamp();
      const begin = performance.timeOrigin + performanceTime + (when - offset - contextTime) * 1_000;
      const gain = gains.get(this)?.gain.value ?? 1;
      played.push({ node: this, begin, lasts: (this.buffer?.duration ?? 0) * 1_000, gain, stopped: false });
      start.call(this, when, offset);
    },
    stop(this: AudioBufferSourceNode, when?: number) {
      const own = played.find(({ node, lasts, begin }) => node === this && Date.now() < begin + lasts);
      if (own) own.stopped = true;
      stop.call(this, when);
    },
  });
}

/** What the page has begun to play so far, in that order. */
export const soundsOf = (page: Page): Promise<Played[]> =>
  page.evaluate(() =>
    (window as unknown as { played: (Played & { node: unknown })[] }).played.map(({ node, ...rest }) => rest),
  );
