import { connect, type Socket } from 'node:net';
import type { Problem } from '#contract/hardware.ts';
import type { Duration } from '#contract/ids.ts';
import { type HardwareTime, type Transport, TransportError } from '#hardware/ports.ts';
import { pause, within } from '#hardware/printer/waiting.ts';
import { failure } from './errors.ts';
import { Inbox } from './inbox.ts';

/** Milliseconds. */
const LIMIT = { connect: 3_000, stall: 10_000, job: 30_000, settle: 100 };
/** Bytes handed to the system at a time: what one stall may leave in doubt. */
const PIECE = 4_096;

/**
 * A printer on the network, raw (port 9100). It is read all the time: unread bytes would turn the close into a reset that
 * throws away what the printer has not taken yet.
 */
export class TcpTransport implements Transport {
  readonly #address: { host: string; port: number };
  readonly #time: HardwareTime;
  #connection: Connection | null = null;

  constructor(address: { host: string; port: number }, time: HardwareTime) {
    this.#address = address;
    this.#time = time;
  }

  async open(): Promise<void> {
    const connection = new Connection(this.#address, this.#time);
    this.#connection = connection;
    await connection.connected();
  }

  async write(bytes: Uint8Array): Promise<number> {
    return this.#opened().write(bytes);
  }

  async read(limit: Duration, done: (bytes: Uint8Array) => number | null): Promise<Uint8Array | null> {
    return this.#opened().inbox.take(limit, done);
  }

  async close(how: 'graceful' | 'abort'): Promise<void> {
    const connection = this.#connection;
    this.#connection = null;
    await connection?.close(how);
  }

  #opened(): Connection {
    if (this.#connection === null) throw new TransportError('disconnected', 0);
    return this.#connection;
  }
}

class Connection {
  readonly inbox: Inbox;
  readonly #socket: Socket;
  readonly #time: HardwareTime;
  /** Settles with the first thing that ends the connection, null for its orderly end; never rejects. */
  readonly #over: Promise<TransportError | null>;
  /** The printer closed its side. */
  #left = false;

  constructor(address: { host: string; port: number }, time: HardwareTime) {
    this.inbox = new Inbox(time);
    this.#time = time;
    this.#socket = connect({ ...address, allowHalfOpen: true, noDelay: true });
    this.#over = new Promise((resolve) => {
      this.#socket.on('error', (error) => resolve(failure(error, 0)));
      this.#socket.on('close', () => resolve(null));
    });
    this.#socket.on('data', (bytes) => this.inbox.put(bytes));
    this.#socket.on('end', () => {
      this.#left = true;
      this.inbox.end();
    });
    this.#socket.on('close', () => this.inbox.end());
  }

  async connected(): Promise<void> {
    const connected = new Promise<'connected'>((resolve) => this.#socket.once('connect', () => resolve('connected')));
    const first = await within(this.#time, LIMIT.connect, Promise.race([connected, this.#over]), () =>
      this.#fail('timeout'),
    );
    if (first === 'connected') return;
    this.#end();
    throw first ?? new TransportError('disconnected', 0);
  }

  /** @throws TransportError whose `sent` counts what may have reached the printer. */
  async write(bytes: Uint8Array): Promise<number> {
    const end = this.#time.monotonic() + LIMIT.job;
    for (let sent = 0; sent < bytes.length; sent += PIECE) {
      if (this.#time.monotonic() > end) this.#fail('timeout');
      if (this.#left || this.#socket.destroyed) throw await this.#lost(sent);
      const piece = bytes.subarray(sent, sent + PIECE);
      if (!(await this.#handOver(piece))) throw await this.#lost(sent + piece.length);
    }
    return bytes.length;
  }

  /** @returns false when the connection broke or stood still meanwhile. */
  async #handOver(piece: Uint8Array): Promise<boolean> {
    const taken = new Promise<boolean>((resolve) => this.#socket.write(piece, (error) => resolve(!error)));
    const broken = this.#over.then(() => false);
    return within(this.#time, LIMIT.stall, Promise.race([taken, broken]), () => {
      this.#fail('stalled');
      return false;
    });
  }

  async #lost(sent: number): Promise<TransportError> {
    if (!this.#socket.destroyed) this.#fail('disconnected');
    const error = await this.#over;
    return new TransportError(error?.problem ?? 'disconnected', sent, { cause: error });
  }

  /** @throws TransportError when the printer left before the end, or never took the rest. */
  async close(how: 'graceful' | 'abort'): Promise<void> {
    try {
      if (how === 'graceful') await this.#farewell();
    } finally {
      this.#end();
    }
  }

  async #farewell(): Promise<void> {
    // One that hangs up without reading does so now; after our own goodbye it would look like a good end.
    await pause(this.#time, LIMIT.settle);
    if (this.#left || this.#socket.destroyed) throw await this.#lost(0);
    this.#socket.end();
    const error = await within(this.#time, LIMIT.stall, this.#over, () => this.#fail('stalled'));
    if (error !== null) throw error;
  }

  #fail(problem: Problem): TransportError {
    const error = new TransportError(problem, 0);
    this.#socket.destroy(error);
    return error;
  }

  #end(): void {
    this.#socket.destroy();
  }
}
