import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tied } from './tied.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const STATION = join(ROOT, 'main', 'cli', 'station.ts');
const SAYS_WITHIN = 20_000;

/** The station of one PC in a process of its own, as `npm run station` makes it, to be killed and started again. */
export class StationProcess {
  readonly folder = mkdtempSync(join(tmpdir(), 'station-'));
  #child: ChildProcess | undefined;
  out = '';
  err = '';

  start(...args: string[]): void {
    const child = spawn(...tied(process.execPath, [STATION, '--data', this.folder, ...args]), {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    this.out = '';
    child.stdout?.on('data', (chunk) => {
      this.out += chunk;
    });
    child.stderr?.on('data', (chunk) => {
      this.err += chunk;
    });
  }

  /** Waits until it has said this. @throws Error with what it said, when it ends before or takes too long. */
  async says(what: RegExp): Promise<RegExpExecArray> {
    const end = performance.now() + SAYS_WITHIN;
    for (;;) {
      const found = what.exec(this.out + this.err);
      if (found) return found;
      const isOver = this.#child?.exitCode !== null || performance.now() > end;
      if (isOver) throw new Error(`the station never said ${what}: ${this.out}${this.err}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  /** Resolves with its exit status; null when a signal ended it. */
  async ended(): Promise<number | null> {
    const child = this.#child;
    if (child && child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    return child?.exitCode ?? null;
  }

  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
    this.#child?.kill(signal);
    return this.ended();
  }

  async remove(): Promise<void> {
    await this.end('SIGKILL');
    rmSync(this.folder, { recursive: true, force: true });
  }
}
