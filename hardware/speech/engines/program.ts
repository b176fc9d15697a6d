import { spawn } from 'node:child_process';
import { EngineTimeout } from './engine.ts';

/** A program that is started without a shell: its arguments are ours, what is spoken goes to its standard input. */
export interface Run {
  program: string;
  args: readonly string[];
  input: string;
  /** Milliseconds, then it is killed. */
  limit: number;
}

/** Longest sound taken from a program, bytes: over six minutes. */
const MOST = 20_000_000;

/**
 * What the program wrote.
 * @throws EngineTimeout
 * @throws Error when it is missing, fails or writes without end
 */
export function run({ program, args, input, limit }: Run): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  // A group of its own, so that what it starts ends with it.
  const ownGroup = process.platform !== 'win32';
  const child = spawn(program, args, { detached: ownGroup, windowsHide: true, stdio: ['pipe', 'pipe', 'ignore'] });
  const timer = setTimeout(() => fail(new EngineTimeout(`${program} took more than ${limit} ms`)), limit);
  const written: Buffer[] = [];
  let size = 0;

  function fail(error: Error): void {
    clearTimeout(timer);
    end(child.pid, ownGroup);
    child.stdout.destroy();
    reject(error);
  }
  child.once('error', fail);
  child.stdout.on('data', (chunk: Buffer) => {
    written.push(chunk);
    size += chunk.length;
    if (size > MOST) fail(new Error(`${program} writes without end`));
  });
  child.once('close', (status, signal) => {
    clearTimeout(timer);
    if (status === 0) resolve(Buffer.concat(written));
    else reject(new Error(`${program} ended with ${status ?? signal}`));
  });
  // A program that ends before it has read everything is judged by how it ended.
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  return promise;
}

function end(pid: number | undefined, group: boolean): void {
  if (pid === undefined) return;
  try {
    process.kill(group ? -pid : pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}
