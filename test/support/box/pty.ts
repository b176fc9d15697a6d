import { type ChildProcess, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLine } from '../socat.ts';

/** Why there are no pseudo terminals here; undefined when there are. */
export function whyNoPty(): string | undefined {
  if (process.platform !== 'linux') return 'pseudo terminals are tried on Linux only';
  return spawnSync('socat', ['-V']).error ? 'socat is not installed' : undefined;
}

const FOLDER = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** Of the devices of one process; the number tells whose it was when that was killed. */
const OF_PROCESS = /^box-(\d+)-/;

const made: string[] = [];
const remove = (folder: string): void => rmSync(folder, { recursive: true, force: true });

/** A new path for a device, below /dev as settings want it. Its folder is gone with this process, at the latest. */
export function newDevicePath(): string {
  removeLeftBehind();
  if (made.length === 0) process.once('exit', () => made.forEach(remove));
  const folder = mkdtempSync(join(FOLDER, `box-${process.pid}-`));
  made.push(folder);
  return join(folder, 'tty');
}

function removeLeftBehind(): void {
  for (const name of readdirSync(FOLDER)) {
    const id = OF_PROCESS.exec(name)?.[1];
    if (id !== undefined && !isRunning(Number(id))) remove(join(FOLDER, name));
  }
}

function isRunning(id: number): boolean {
  try {
    return process.kill(id, 0);
  } catch (error) {
    // There, and another user's.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** A serial cable: the host opens `path` as its port, the test is the device at the other end. */
export class Cable {
  readonly path: string;
  /** What the host sent, since the last `plug`. */
  received = Buffer.alloc(0);
  readonly #heard: (bytes: Buffer) => void;
  #socat: ChildProcess | null = null;

  constructor(path: string, heard: (bytes: Buffer) => void = () => {}) {
    this.path = path;
    this.#heard = heard;
  }

  async plug(): Promise<void> {
    this.received = Buffer.alloc(0);
    const socat = await startLine(this.path);
    this.#socat = socat;
    socat.stdout.on('data', (bytes: Buffer) => {
      if (socat !== this.#socat) return;
      this.received = Buffer.concat([this.received, bytes]);
      this.#heard(bytes);
    });
  }

  /** At once, whatever is on its way. */
  async unplug(): Promise<void> {
    const socat = this.#socat;
    this.#socat = null;
    if (!socat) return;
    const ended = once(socat, 'exit');
    socat.kill('SIGKILL');
    await ended;
    rmSync(this.path, { force: true });
  }

  write(bytes: string | Uint8Array): void {
    this.#socat?.stdin?.write(bytes);
  }

  async remove(): Promise<void> {
    await this.unplug();
    rmSync(join(this.path, '..'), { recursive: true, force: true });
  }
}
