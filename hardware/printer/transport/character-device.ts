import { closeSync, constants, openSync, readSync, statSync, writeSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import type { Duration } from '#contract/ids.ts';
import { type HardwareTime, type Transport, TransportError } from '#hardware/ports.ts';
import { pause } from '#hardware/printer/waiting.ts';
import { codeOf, failure } from './errors.ts';

/** Milliseconds. */
const LIMIT = { stall: 5_000, job: 60_000 };
const RETRY: Duration = 20;
const PIECE = 4_096;
/** Without these a dead device holds one of the few threads that do all file work of the process. */
const FLAGS = constants.O_RDWR | constants.O_NONBLOCK | constants.O_NOCTTY;

/** A USB printer as Linux shows it, `/dev/usb/lp0`. Nothing here waits in the system: what is not possible now is tried again. */
export class CharacterDevice implements Transport {
  readonly #path: string;
  readonly #time: HardwareTime;
  #fd: number | null = null;
  #received: Buffer = Buffer.alloc(0);

  constructor(path: string, time: HardwareTime) {
    this.#path = path;
    this.#time = time;
  }

  /** A path that is no device is never opened: that would make a file. */
  async open(): Promise<void> {
    try {
      if (!statSync(this.#path).isCharacterDevice()) throw new TransportError('notADevice', 0);
      this.#fd = openSync(this.#path, FLAGS);
    } catch (error) {
      throw failure(error, 0);
    }
    this.#fetch();
    this.#received = Buffer.alloc(0);
  }

  async write(bytes: Uint8Array): Promise<number> {
    let sent = 0;
    const end = this.#time.monotonic() + LIMIT.job;
    let stalled = this.#time.monotonic() + LIMIT.stall;
    while (sent < bytes.length) {
      const taken = this.#offer(bytes.subarray(sent, sent + PIECE), sent);
      sent += taken;
      const now = this.#time.monotonic();
      if (taken > 0) stalled = now + LIMIT.stall;
      else if (now > stalled) throw new TransportError('stalled', sent);
      if (now > end) throw new TransportError('timeout', sent);
      await (taken > 0 ? setImmediate() : pause(this.#time, RETRY));
    }
    return sent;
  }

  #offer(piece: Uint8Array, sent: number): number {
    try {
      return writeSync(this.#opened(), piece);
    } catch (error) {
      if (codeOf(error) === 'EAGAIN') return 0;
      throw failure(error, sent);
    }
  }

  async read(limit: Duration, done: (bytes: Uint8Array) => number | null): Promise<Uint8Array | null> {
    const end = this.#time.monotonic() + limit;
    for (;;) {
      this.#fetch();
      const length = done(this.#received);
      if (length !== null) return this.#cut(length);
      if (this.#time.monotonic() >= end) return null;
      await pause(this.#time, RETRY);
    }
  }

  /** Takes what is there. A device that can only be written to says nothing, which is an answer too. */
  #fetch(): void {
    const piece = Buffer.alloc(PIECE);
    try {
      const length = readSync(this.#opened(), piece, 0, piece.length, null);
      this.#received = Buffer.concat([this.#received, piece.subarray(0, length)]).subarray(-PIECE);
    } catch (error) {
      if (['EAGAIN', 'EINVAL', 'EOPNOTSUPP'].includes(codeOf(error))) return;
      throw failure(error, 0);
    }
  }

  #cut(length: number): Uint8Array {
    const taken = this.#received.subarray(0, length);
    this.#received = this.#received.subarray(length);
    return taken;
  }

  /** The system has taken every byte and passes them on, whichever way it is closed. */
  async close(_how: 'graceful' | 'abort'): Promise<void> {
    const fd = this.#fd;
    this.#fd = null;
    if (fd !== null) closeSync(fd);
  }

  #opened(): number {
    if (this.#fd === null) throw new TransportError('disconnected', 0);
    return this.#fd;
  }
}
