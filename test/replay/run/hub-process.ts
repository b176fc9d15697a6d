import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Role } from '#contract/settings.ts';
import type { Preset } from '#hub/preset.ts';
import { programEnv } from '../../../main/cli/launch.mjs';
import { NODE_ARGS } from '../../../main/cli/node-args.mjs';
import { tied } from '../../support/tied.ts';
import { instantOf, machineNow, type Scale } from './scaled-time.ts';

/** What the entry of a replayed hub is told; see hub-entry.ts. */
export interface EntryOptions {
  data: string;
  port: number;
  scale: Scale;
  /** What a new office begins with; null: the data hold one. */
  preset: Preset | null;
}
/** What it says, once it answers. */
export interface EntryReady {
  port: number;
  /** One-time secrets that make a device, by role. */
  secrets: Record<Role, string>;
}

/** One line of its output: that it answers, or which pace it keeps from now on. */
export type EntrySaying = { ready: EntryReady } | { heard: Scale };

/** The real hub in a process of its own, which can be killed like one. */
export class HubProcess {
  readonly #data: string;
  readonly #entry: string;
  #child: ChildProcess | undefined;
  #port = 0;
  #stopping = false;
  /** The pace it was told last, and the one it is known to keep. */
  #told: Scale | undefined;
  #heard: Scale | undefined;
  /** How often it was killed. */
  kills = 0;

  constructor(entry: string, data: string) {
    this.#entry = entry;
    this.#data = data;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  get pid(): number {
    return this.#child?.pid ?? 0;
  }

  /** Tells the running hub of another pace; it says so when it has heard. */
  pace(scale: Scale): void {
    this.#told = scale;
    this.#child?.stdin?.write(`${JSON.stringify(scale)}\n`);
  }

  /** The latest instant that the hub's clock can have shown by now. */
  reached(): number {
    const clocks = [this.#told, this.#heard].filter((scale) => scale !== undefined);
    return Math.max(...clocks.map((scale) => instantOf(scale, machineNow())));
  }

  /** @throws Error with what the hub wrote, when it does not come up. */
  async start(scale: Scale, preset: Preset | null): Promise<EntryReady> {
    const options: EntryOptions = { data: this.#data, port: this.#port, scale, preset };
    const child = spawn(...tied(process.execPath, [...NODE_ARGS, this.#entry, JSON.stringify(options)]), {
      // What Node made of the sources is found again, as with `npm start`, not made in the hub's own memory.
      env: programEnv(),
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    this.#child = child;
    this.#told = scale;
    this.#heard = scale;
    const said: string[] = [];
    child.stdin.on('error', () => {});
    child.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString()));
    child.once('exit', (code, signal) => {
      if (!this.#stopping && signal !== 'SIGKILL')
        process.stderr.write(`the hub ended by itself (${code ?? signal}): ${said.join('')}\n`);
    });
    const ready = await Promise.race([this.#whenReady(child), once(child, 'exit').then(() => undefined)]);
    if (ready === undefined) throw new Error(`the hub did not start: ${said.join('')}`);
    this.#port = ready.port;
    return ready;
  }

  /** As a power cut would: no time to write, close or say anything. */
  async kill(): Promise<void> {
    this.kills += 1;
    await this.#end('SIGKILL');
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    await this.#end('SIGTERM');
    this.#stopping = false;
  }

  async #end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const child = this.#child;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await once(child, 'exit');
  }

  /** Listens to what the hub says, and resolves when it answers. */
  #whenReady(child: ChildProcess): Promise<EntryReady> {
    if (child.stdout === null) throw new Error('the hub has no output');
    const lines = createInterface({ input: child.stdout });
    return new Promise((resolve) => {
      lines.on('line', (line) => {
        const saying = JSON.parse(line) as EntrySaying;
        if ('ready' in saying) resolve(saying.ready);
        else if (this.#child === child) this.#heard = saying.heard;
      });
    });
  }
}
