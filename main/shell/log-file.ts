import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** One file never grows beyond this, and this many older ones are kept: a few days of an office, and never a full disk. */
const MOST_BYTES = 1_000_000;
const OLDER = 4;
const NAME = 'now-serving.log';

/** Every line says when it was written; what comes with the time of its writer keeps that. */
export const timed = (line: string, now: Date): string =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(line) ? line : `${now.toISOString()} ${line}`;

/** What the app, its hub and its station wrote down, in a folder of the app's own. Nothing here throws. */
export class LogFile {
  readonly #file: string;
  readonly #mostBytes: number;
  #bytes: number;

  constructor(folder: string, mostBytes = MOST_BYTES) {
    this.#file = join(folder, NAME);
    this.#mostBytes = mostBytes;
    this.#bytes = sizeOf(this.#file);
    tried(() => mkdirSync(folder, { recursive: true, mode: 0o700 }));
  }

  /** Written at once, so that the last words before a crash are there. */
  write(line: string): void {
    const text = `${line}\n`;
    if (this.#bytes > 0 && this.#bytes + Buffer.byteLength(text) > this.#mostBytes) this.#turn();
    tried(() => appendFileSync(this.#file, text, { mode: 0o600 }));
    this.#bytes += Buffer.byteLength(text);
  }

  /** The file becomes the newest of the older ones; the oldest goes. */
  #turn(): void {
    const older = (n: number) => (n === 0 ? this.#file : `${this.#file}.${n}`);
    for (let n = OLDER; n > 0; n -= 1) tried(() => renameSync(older(n - 1), older(n)));
    this.#bytes = 0;
  }
}

function sizeOf(file: string): number {
  return tried(() => statSync(file).size) ?? 0;
}

/** A log that cannot be written must not stop an office. */
function tried<T>(what: () => T): T | undefined {
  try {
    return what();
  } catch {
    return undefined;
  }
}
