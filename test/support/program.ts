import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { tied } from './tied.ts';

const ROOT = join(import.meta.dirname, '..', '..');

export interface Ended {
  status: number | null;
  out: string;
  err: string;
}

/** One of the command line's programs in a process of its own. */
export class Program {
  readonly child: ChildProcessWithoutNullStreams;
  readonly ended: Promise<Ended>;
  out = '';
  err = '';

  constructor(script: string, args: string[]) {
    this.child = spawn(...tied(process.execPath, [join(ROOT, 'main', 'cli', script), ...args]), { cwd: ROOT });
    // One that ends before it has read all that it was given.
    this.child.stdin.on('error', () => {});
    this.child.stdout.on('data', (chunk) => {
      this.out += chunk;
    });
    this.child.stderr.on('data', (chunk) => {
      this.err += chunk;
    });
    this.ended = once(this.child, 'close').then(() => ({ status: this.child.exitCode, out: this.out, err: this.err }));
  }

  /** Waits until it has said this. @throws Error with what it said, when it ends before or takes too long. */
  async says(what: RegExp, timeout = 20_000): Promise<RegExpExecArray> {
    const end = performance.now() + timeout;
    for (;;) {
      const found = what.exec(this.out);
      if (found) return found;
      const isOver = this.child.exitCode !== null || performance.now() > end;
      if (isOver) throw new Error(`never said ${what}: ${this.out}${this.err}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<Ended> {
    if (this.child.exitCode === null) this.child.kill(signal);
    return this.ended;
  }
}

/** Runs to its end. */
export const runProgram = (script: string, ...args: string[]): Promise<Ended> => new Program(script, args).ended;
