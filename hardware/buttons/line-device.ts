import type { SerialPort } from 'serialport';
import type { Problem, SerialPort as Settings } from '#contract/hardware.ts';
import type { Duration } from '#contract/ids.ts';
import { type Condition, type DeviceCounts, type HardwareTime, READY } from '#hardware/ports.ts';
import { Pulse } from './pulse.ts';
import { closePort, isGone, openPort, PortError } from './serial-port.ts';
import type { Splitter } from './splitter.ts';

/** Waits before the port is tried again; the last one for all further tries. */
const BACK_OFF_MS = [250, 500, 1_000, 2_000] as const;
/** More waiting bytes than this, and nobody reads: more would only be old when it is read. */
const MAX_WAITING_BYTES = 4_096;
/** 4096 bytes at 9600 baud take 4.3 s. */
const STALLED_AFTER_MS = 10_000;
const PLUG_LOOK_EVERY_MS = 1_000;

export interface LineDeviceParts {
  port: Settings;
  time: HardwareTime;
  splitter: Splitter;
  /** What asks a device that can answer; null for one that cannot: nobody knows then whether it is there. */
  ask: (() => void) | null;
  /** A new connection: whatever was there before may have forgotten everything, or be another device. */
  opened(): void;
  /** Everything that should be seen is to be sent now: the port was opened, or has room again. */
  refresh(): void;
  /** One whole line or frame; false when it means nothing. */
  heard(piece: Buffer): boolean;
  changed(condition: Condition): void;
}

/**
 * One device at a serial port: found, opened, listened to, and opened again whenever it is lost, until `stop`.
 * What is written while it is away is dropped, never kept: an old lamp or number is worse than none.
 */
export class LineDevice {
  readonly #parts: LineDeviceParts;
  readonly #pulse: Pulse;
  #condition: Condition = { state: 'down', problem: 'disconnected' };
  #port: SerialPort | null = null;
  #running = false;
  /** What is under way and must be over before `stop` is. */
  #busy: Promise<void> = Promise.resolve();
  #failures = 0;
  #cancelRetry: () => void = () => {};
  #cancelStall: () => void = () => {};
  #cancelPlugLook: () => void = () => {};
  #refused = false;
  readonly #counts = { openings: 0, understood: 0, ignored: 0, unsent: 0 };

  constructor(parts: LineDeviceParts) {
    this.#parts = parts;
    this.#pulse = new Pulse({
      time: parts.time,
      ask: () => parts.ask?.(),
      silent: () => this.#lost('timeout'),
    });
  }

  start(): void {
    if (this.#running) return;
    this.#running = true;
    this.#busy = this.#busy.then(() => this.#open());
  }

  async stop(): Promise<void> {
    this.#running = false;
    this.#cancelRetry();
    const port = this.#release();
    await this.#busy;
    if (port) await closePort(port, this.#parts.time, 'drop');
  }

  condition(): Condition {
    return this.#condition;
  }

  counts(): DeviceCounts {
    return { ...this.#counts, dropped: this.#parts.splitter.dropped() };
  }

  /** Sends at once, or drops and says false: nothing is sent later than it was meant. */
  send(bytes: Uint8Array): boolean {
    const port = this.#port;
    if (!port?.isOpen || port.writableLength + bytes.length > MAX_WAITING_BYTES) {
      this.#counts.unsent += 1;
      this.#refused = true;
      return false;
    }
    if (port.writableLength === 0) this.#watchStall();
    port.write(bytes, (error) => this.#sent(port, error));
    return true;
  }

  async #open(): Promise<void> {
    if (!this.#running) return;
    try {
      const port = await openPort(this.#parts.port, 'none');
      if (this.#running) this.#opened(port);
      else await closePort(port, this.#parts.time, 'drop');
    } catch (error) {
      this.#retryLater(error instanceof PortError ? error.problem : 'internal');
    }
  }

  #opened(port: SerialPort): void {
    this.#port = port;
    this.#counts.openings += 1;
    this.#refused = false;
    port.on('data', (bytes: Buffer) => this.#arrived(port, bytes));
    port.on('close', () => this.#lostBy(port));
    port.on('error', () => this.#lostBy(port));
    if (this.#parts.ask === null) this.#works({ state: 'unknown', problem: null });
    else this.#pulse.start();
    this.#lookAtPlugLater(port);
    this.#parts.opened();
    this.#parts.refresh();
  }

  #arrived(port: SerialPort, bytes: Buffer): void {
    for (const piece of this.#parts.splitter.push(bytes, this.#parts.time.monotonic())) {
      if (port !== this.#port) return;
      if (this.#parts.heard(piece)) this.#understood();
      else this.#counts.ignored += 1;
    }
  }

  #understood(): void {
    this.#counts.understood += 1;
    if (this.#parts.ask === null) return;
    this.#pulse.heard();
    this.#works(READY);
  }

  #works(condition: Condition): void {
    this.#failures = 0;
    this.#become(condition);
  }

  #sent(port: SerialPort, error: Error | null | undefined): void {
    if (error || port !== this.#port) return;
    this.#cancelStall();
    if (port.writableLength > 0) this.#watchStall();
    else if (this.#refused) {
      this.#refused = false;
      this.#parts.refresh();
    }
  }

  #watchStall(): void {
    this.#cancelStall = this.#parts.time.after(STALLED_AFTER_MS, () => this.#lost('stalled'));
  }

  #lookAtPlugLater(port: SerialPort): void {
    this.#cancelPlugLook = this.#parts.time.after(PLUG_LOOK_EVERY_MS, () => void this.#lookAtPlug(port));
  }

  async #lookAtPlug(port: SerialPort): Promise<void> {
    const gone = await isGone(port);
    if (port !== this.#port) return;
    if (gone) this.#lost('disconnected');
    else this.#lookAtPlugLater(port);
  }

  #lostBy(port: SerialPort): void {
    if (port === this.#port) this.#lost('disconnected');
  }

  #lost(problem: Problem): void {
    const port = this.#release();
    if (port) this.#busy = this.#busy.then(() => closePort(port, this.#parts.time, 'drop'));
    this.#retryLater(problem);
  }

  /** Lets go of the port; its later events mean nothing any more. */
  #release(): SerialPort | null {
    const port = this.#port;
    this.#port = null;
    this.#pulse.stop();
    this.#cancelStall();
    this.#cancelPlugLook();
    this.#parts.splitter.reset();
    return port;
  }

  #retryLater(problem: Problem): void {
    this.#become({ state: 'down', problem });
    if (!this.#running) return;
    this.#cancelRetry = this.#parts.time.after(backOff(this.#failures), () => {
      this.#busy = this.#busy.then(() => this.#open());
    });
    this.#failures += 1;
  }

  #become(condition: Condition): void {
    const { state, problem } = this.#condition;
    if (state === condition.state && problem === condition.problem) return;
    this.#condition = condition;
    this.#parts.changed(condition);
  }
}

function backOff(failures: number): Duration {
  return BACK_OFF_MS[Math.min(failures, BACK_OFF_MS.length - 1)] ?? 0;
}
