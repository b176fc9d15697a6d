import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { type Access, readAccess } from '../../main/cli/access-file.ts';

/** A hub in a process of its own, so that it can be killed, traced and starved like a real one. */
export interface HubChild {
  url: string;
  access: Access;
  process: ChildProcess;
  /** As the power does: at once, without a word. Resolves when the process is gone. */
  kill(): Promise<void>;
  /** As a person does. */
  stop(): Promise<void>;
}

export interface HubChildOptions {
  dataDir: string;
  /** 0: any free one. */
  port: number;
  /** What runs: the product, or a hub made wrong on purpose. */
  entry: string;
  /** Program and arguments put before it, such as a tracer. */
  under: string[];
}

const ROOT = join(import.meta.dirname, '..', '..');
/** What `npm start` runs. */
export const PRODUCT = join(ROOT, 'main', 'cli', 'hub-start.ts');
export const EARLY = join(import.meta.dirname, 'early-hub.ts');
/** Long enough for a computer that does much else. */
const STARTS_WITHIN = 30_000;

/** Starts a hub and waits until it serves. @throws Error with what it printed when it ends instead. */
export async function startHubChild(options: HubChildOptions): Promise<HubChild> {
  const child = spawnHub(options);
  await serving(child);
  const access = readAccess(options.dataDir);
  if (access === undefined) throw new Error('a running hub left no access file');
  return { url: `http://127.0.0.1:${access.port}`, access, process: child, ...endings(child) };
}

/** Starts a hub and does not wait. */
export function spawnHub({ dataDir, port, entry, under }: HubChildOptions): ChildProcess {
  const [program, ...args] = [...under, process.execPath, entry, '--data', dataDir, '--port', String(port)];
  const stdio = ['ignore', 'pipe', 'pipe'] as const;
  return spawn(program ?? '', [...args, '--host', '127.0.0.1', '--no-qr', '--no-station'], { stdio: [...stdio] });
}

async function serving(child: ChildProcess): Promise<void> {
  let printed = '';
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const timer = setTimeout(() => reject(new Error(`the hub did not serve in time: ${printed}`)), STARTS_WITHIN);
  child.stdout?.on('data', (data) => {
    printed += data;
    if (printed.includes('Now Serving is running')) resolve();
  });
  child.stderr?.on('data', (data) => {
    printed += data;
  });
  child.once('exit', (code) => reject(new Error(`the hub ended (${code}): ${printed}`)));
  await promise.finally(() => clearTimeout(timer));
}

export async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}

function endings(child: ChildProcess): Pick<HubChild, 'kill' | 'stop'> {
  const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
    child.kill(signal);
    await ended(child);
  };
  return { kill: () => end('SIGKILL'), stop: () => end('SIGTERM') };
}

/** What a program printed until it ended by itself. */
export async function outcomeOf(child: ChildProcess): Promise<{ status: number | null; printed: string }> {
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (data) => {
      printed += data;
    });
  }
  const timer = setTimeout(() => child.kill('SIGKILL'), STARTS_WITHIN);
  await once(child, 'close');
  clearTimeout(timer);
  return { status: child.exitCode, printed };
}
