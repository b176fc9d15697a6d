import type { Duration } from '#contract/ids.ts';

/** Cuts a stream of bytes into pieces: lines, or frames. What it holds is bounded, whatever arrives. */
export interface Splitter {
  /** The pieces that `bytes` complete; `now` by a clock that only measures durations. */
  push(bytes: Uint8Array, now: Duration): Buffer[];
  /** Drops a piece that has begun: its rest will never come. */
  reset(): void;
  /** Bytes that were part of no piece. */
  dropped(): number;
}

/** After such a pause the rest of a piece is not its rest: the box was reset in between. */
const PAUSE_MS = 2_000;
const LF = 0x0a;
const CR = 0x0d;

/** Lines that end in LF, CR or both, without their end; empty ones are left out, those over `max` bytes are dropped. */
export class LineSplitter implements Splitter {
  readonly #line: Buffer;
  #length = 0;
  #tooLong = false;
  #last = 0;
  #dropped = 0;

  constructor(max: number) {
    this.#line = Buffer.alloc(max);
  }

  push(bytes: Uint8Array, now: Duration): Buffer[] {
    if (now - this.#last > PAUSE_MS) this.reset();
    this.#last = now;
    const lines: Buffer[] = [];
    for (const byte of bytes) {
      if (byte === LF || byte === CR) this.#end(lines);
      else this.#take(byte);
    }
    return lines;
  }

  reset(): void {
    this.#dropped += this.#length;
    this.#length = 0;
    this.#tooLong = false;
  }

  dropped(): number {
    return this.#dropped;
  }

  #take(byte: number): void {
    if (this.#length === this.#line.length) {
      this.reset();
      this.#tooLong = true;
    }
    if (this.#tooLong) this.#dropped += 1;
    else this.#line[this.#length++] = byte;
  }

  #end(lines: Buffer[]): void {
    if (this.#length > 0) lines.push(Buffer.from(this.#line.subarray(0, this.#length)));
    this.#length = 0;
    this.#tooLong = false;
  }
}

/** How a frame is told from noise. */
export interface FrameShape {
  start: number;
  end: number;
  /** Bytes from the start to the end, both included. */
  length: number;
  /** Of all bytes after the start and before the checksum, which stands before the end. */
  checksum: 'none' | 'xor' | 'sum8';
}

/** Frames of a fixed length. After noise it looks for the next start, also inside what looked like a frame. */
export class FrameSplitter implements Splitter {
  readonly #shape: FrameShape;
  #held = Buffer.alloc(0);
  #last = 0;
  #dropped = 0;

  constructor(shape: FrameShape) {
    this.#shape = shape;
  }

  push(bytes: Uint8Array, now: Duration): Buffer[] {
    if (now - this.#last > PAUSE_MS) this.reset();
    this.#last = now;
    const { length } = this.#shape;
    const all = Buffer.concat([this.#held, bytes]);
    const frames: Buffer[] = [];
    let at = this.#nextStart(all, 0);
    while (at + length <= all.length) {
      const frame = all.subarray(at, at + length);
      const whole = isWhole(frame, this.#shape);
      if (whole) frames.push(Buffer.from(frame));
      else this.#dropped += 1;
      at = this.#nextStart(all, at + (whole ? length : 1));
    }
    this.#held = Buffer.from(all.subarray(at));
    return frames;
  }

  reset(): void {
    this.#dropped += this.#held.length;
    this.#held = Buffer.alloc(0);
  }

  dropped(): number {
    return this.#dropped;
  }

  #nextStart(all: Buffer, from: number): number {
    const found = all.indexOf(this.#shape.start, from);
    const at = found === -1 ? all.length : found;
    this.#dropped += at - from;
    return at;
  }
}

function isWhole(frame: Buffer, shape: FrameShape): boolean {
  if (frame[frame.length - 1] !== shape.end) return false;
  if (shape.checksum === 'none') return true;
  return frame[frame.length - 2] === sumOf(frame.subarray(1, -2), shape.checksum);
}

function sumOf(bytes: Buffer, how: 'xor' | 'sum8'): number {
  return bytes.reduce((sum, byte) => (how === 'xor' ? sum ^ byte : (sum + byte) & 0xff), 0);
}

/** For devices that only listen: whatever they say is dropped. */
export class DeafSplitter implements Splitter {
  #dropped = 0;

  push(bytes: Uint8Array): Buffer[] {
    this.#dropped += bytes.length;
    return [];
  }

  reset(): void {
    // Nothing is ever held.
  }

  dropped(): number {
    return this.#dropped;
  }
}
