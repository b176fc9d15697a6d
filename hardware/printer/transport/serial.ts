import type { SerialPort } from 'serialport';
import type { PrinterConnection, Problem } from '#contract/hardware.ts';
import type { Duration } from '#contract/ids.ts';
import { closePort, openPort, PortError } from '#hardware/buttons/serial-port.ts';
import { type HardwareTime, type Transport, TransportError } from '#hardware/ports.ts';
import { pause, within } from '#hardware/printer/waiting.ts';
import { failure } from './errors.ts';
import { Inbox } from './inbox.ts';

/** Milliseconds. */
const LIMIT = { stall: 10_000, settle: 20 };
/** A quarter of a second at 9600 baud: what one stall may leave in doubt. */
const PIECE = 256;

type Settings = Extract<PrinterConnection, { type: 'serial' }>;

/** A printer at a serial port, real or behind USB. Found anew for each job, so that it may have been plugged in elsewhere. */
export class SerialTransport implements Transport {
  readonly #settings: Settings;
  readonly #time: HardwareTime;
  #line: Line | null = null;

  constructor(settings: Settings, time: HardwareTime) {
    this.#settings = settings;
    this.#time = time;
  }

  async open(): Promise<void> {
    try {
      this.#line = new Line(await openPort(this.#settings.port, this.#settings.flow), this.#time);
    } catch (error) {
      if (error instanceof PortError) throw new TransportError(error.problem, 0, { cause: error });
      throw failure(error, 0);
    }
    // What an earlier job was answered too late.
    await pause(this.#time, LIMIT.settle);
    this.#line.inbox.clear();
  }

  async write(bytes: Uint8Array): Promise<number> {
    return this.#opened().write(bytes);
  }

  async read(limit: Duration, done: (bytes: Uint8Array) => number | null): Promise<Uint8Array | null> {
    return this.#opened().inbox.take(limit, done);
  }

  async close(how: 'graceful' | 'abort'): Promise<void> {
    const line = this.#line;
    this.#line = null;
    await line?.close(how);
  }

  #opened(): Line {
    if (this.#line === null) throw new TransportError('disconnected', 0);
    return this.#line;
  }
}

class Line {
  readonly inbox: Inbox;
  readonly #port: SerialPort;
  readonly #time: HardwareTime;
  /** Resolves when the plug is gone. */
  readonly #gone: Promise<Problem>;

  constructor(port: SerialPort, time: HardwareTime) {
    this.#port = port;
    this.#time = time;
    this.inbox = new Inbox(time);
    this.#gone = new Promise((resolve) => {
      port.on('close', () => resolve('disconnected'));
      port.on('error', () => resolve('disconnected'));
    });
    port.on('data', (bytes: Buffer) => this.inbox.put(bytes));
    port.on('close', () => this.inbox.end());
  }

  /** Piece by piece, each out of the computer before the next: nothing is left behind that could come out later. */
  async write(bytes: Uint8Array): Promise<number> {
    for (let sent = 0; sent < bytes.length; sent += PIECE) {
      // A closed port would keep the bytes and send them after the next plugging in.
      if (!this.#port.isOpen) throw new TransportError('disconnected', sent);
      const piece = bytes.subarray(sent, sent + PIECE);
      const problem = await this.#handOver(piece);
      if (problem !== null) throw new TransportError(problem, sent + piece.length);
    }
    return bytes.length;
  }

  #handOver(piece: Uint8Array): Promise<Problem | null> {
    const taken = new Promise<Problem | null>((resolve) => {
      this.#port.write(piece);
      this.#port.drain((error) => resolve(error ? 'disconnected' : null));
    });
    return within<Problem | null>(this.#time, LIMIT.stall, Promise.race([taken, this.#gone]), () => 'stalled');
  }

  /** After a fault nothing more may come out by itself. */
  async close(how: 'graceful' | 'abort'): Promise<void> {
    await closePort(this.#port, this.#time, how === 'graceful' ? 'send' : 'drop');
  }
}
