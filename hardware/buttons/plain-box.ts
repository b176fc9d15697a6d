import { type BoxProtocol, keyIsInFrame } from '#contract/hardware.ts';
import { compilePattern } from '#contract/line-pattern.ts';
import { typedBytes } from '#contract/typed-bytes.ts';
import type { ButtonBox, ButtonBoxParts, Condition, DeviceCounts, Press } from '#hardware/ports.ts';
import { Bounces } from './bounces.ts';
import { LineDevice } from './line-device.ts';
import { MAX_LINE_BYTES } from './qbox-lines.ts';
import { FrameSplitter, LineSplitter, type Splitter } from './splitter.ts';

type LinesProtocol = Extract<BoxProtocol, { type: 'lines' }>;
type FramesProtocol = Extract<BoxProtocol, { type: 'frames' }>;
type KeyAt = Pick<Press, 'desk' | 'key'>;

/** How the pieces of a plain box are told apart and read. */
export interface Language {
  splitter: Splitter;
  /** The key that a line or frame means; null when it means none. */
  read(piece: Buffer): KeyAt | null;
  /** Sent at once for each key: it tells that it was heard, not what became of it. */
  reply: Buffer | null;
}

const DESK = /^[1-8]$/;
const KEY = /^[A-Za-z0-9_+-]{1,16}$/;

/** Lines by a pattern with the groups `key` and, perhaps, `desk`. @throws PatternError, EscapeError */
export function linesLanguage({ pattern, reply }: LinesProtocol): Language {
  const expression = compilePattern(pattern);
  return {
    splitter: new LineSplitter(MAX_LINE_BYTES),
    read: (line) => keyOf(expression.exec(line.toString('latin1'))?.groups),
    reply: reply === null ? null : Buffer.from(typedBytes(reply), 'latin1'),
  };
}

function keyOf(groups: Record<string, string | undefined> | undefined): KeyAt | null {
  const { key = '', desk = '1' } = groups ?? {};
  return KEY.test(key) && DESK.test(desk) ? { key, desk: Number(desk) } : null;
}

/** Frames with a key byte: a letter or digit is its own name, any other byte is `0x` and two digits. @throws RangeError */
export function framesLanguage(protocol: FramesProtocol): Language {
  if (!keyIsInFrame(protocol)) throw new RangeError('keyAt is not inside the frame.');
  return {
    splitter: new FrameSplitter(protocol),
    read: (frame) => ({ key: nameOf(frame.readUInt8(protocol.keyAt)), desk: 1 }),
    reply: null,
  };
}

function nameOf(byte: number): string {
  const letter = String.fromCharCode(byte);
  return /[A-Za-z0-9]/.test(letter) ? letter : `0x${byte.toString(16).toUpperCase().padStart(2, '0')}`;
}

/** A box that tells its keys and understands nothing: no lamp, no number of a press, no heartbeat. */
export class PlainBox implements ButtonBox {
  readonly #parts: ButtonBoxParts;
  readonly #language: Language;
  readonly #device: LineDevice;
  readonly #bounces = new Bounces();

  constructor(parts: ButtonBoxParts, language: Language) {
    this.#parts = parts;
    this.#language = language;
    this.#device = new LineDevice({
      port: parts.settings.port,
      time: parts.time,
      splitter: language.splitter,
      ask: null,
      opened: () => {},
      refresh: () => {},
      heard: (piece) => this.#heard(piece),
      changed: parts.changed,
    });
  }

  start(): void {
    this.#device.start();
  }

  stop(): Promise<void> {
    return this.#device.stop();
  }

  show(): void {
    // Nothing to show it on.
  }

  condition(): Condition {
    return this.#device.condition();
  }

  counts(): DeviceCounts {
    return this.#device.counts();
  }

  #heard(piece: Buffer): boolean {
    const at = this.#language.read(piece);
    if (!at) return false;
    if (this.#language.reply) this.#device.send(this.#language.reply);
    if (!this.#bounces.isBounce(at.desk, at.key, this.#parts.time.monotonic())) this.#press(at);
    return true;
  }

  /** Nobody waits for the answer; the desk's screens tell what became of it. */
  #press({ desk, key }: KeyAt): void {
    void this.#parts.pressed({ desk, key, press: 'short', n: null }).catch(() => undefined);
  }
}
