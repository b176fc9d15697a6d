import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { CommandId, Duration, Instant } from '#contract/ids.ts';
import type { Press } from '#hardware/ports.ts';

/** A box gives a press up by then; the same number later is another press. */
const RESENT_WITHIN: Duration = 10_000;
const KEPT = 64;

interface Entry {
  /** Box, desk, key, kind of press, and the box's own number for it. */
  press: string;
  commandId: CommandId;
  at: Instant;
}

export interface PressLogParts {
  file: string;
  now(): Instant;
  newId(): CommandId;
  /** The file could not be written. */
  failed(error: unknown): void;
}

/**
 * The command ids of the last presses, in a file that is written before a command is sent. A box sends a press again until
 * it is answered: when the station was killed in between, its successor sends it under the same id, and it counts once.
 * Within one process a driver tells each press once.
 */
export class PressLog {
  readonly #parts: PressLogParts;
  /** Of the process before. */
  #before: Entry[] = [];
  #entries: Entry[] = [];

  constructor(parts: PressLogParts) {
    this.#parts = parts;
  }

  /** What the process before left, if anything. */
  load(): void {
    try {
      this.#before = (JSON.parse(readFileSync(this.#parts.file, 'utf8')) as { presses: Entry[] }).presses;
    } catch {
      // None was left, or one that the power cut in half.
      this.#before = [];
    }
    this.#entries = this.#before;
  }

  /** The id of this press's command, and how long ago it was pressed. */
  idOf(box: string, { desk, key, press: kind, n }: Press): { commandId: CommandId; age: Duration } {
    if (n === null) return { commandId: this.#parts.newId(), age: 0 };
    const press = `${box} ${desk} ${key} ${kind} #${n}`;
    return this.#known(press) ?? this.#entered(press);
  }

  #known(press: string): { commandId: CommandId; age: Duration } | undefined {
    const now = this.#parts.now();
    const isSame = (entry: Entry) => entry.press === press && entry.at <= now && now - entry.at < RESENT_WITHIN;
    const known = this.#before.find(isSame);
    this.#before = this.#before.filter((entry) => entry !== known);
    return known && { commandId: known.commandId, age: now - known.at };
  }

  #entered(press: string): { commandId: CommandId; age: Duration } {
    const commandId = this.#parts.newId();
    this.#entries = [...this.#entries, { press, commandId, at: this.#parts.now() }].slice(-KEPT);
    this.#save();
    return { commandId, age: 0 };
  }

  /** Replaced whole, so that whoever is killed meanwhile leaves the old one or the new one. */
  #save(): void {
    const { file, failed } = this.#parts;
    try {
      writeFileSync(`${file}.new`, JSON.stringify({ presses: this.#entries }), { mode: 0o600 });
      renameSync(`${file}.new`, file);
    } catch (error) {
      failed(error);
    }
  }
}
