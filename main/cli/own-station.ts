import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Duration } from '#contract/ids.ts';
import type { HardwareTime } from '#hardware/ports.ts';
import type { Journal } from '#hub/ports.ts';
import { joinBySecret } from '#station/joining.ts';
import { NODE_ARGS } from './node-args.mjs';
import { type FinalWord, keep, makeFolder, readKept } from './station-file.ts';

const STATION = join(import.meta.dirname, 'station.ts');
const NAME = 'This computer';
/** One that ends at once is started again less and less often; one that worked for a while begins anew. */
const AGAIN_AFTER: readonly Duration[] = [1_000, 2_000, 5_000, 15_000, 30_000];
const WORKED: Duration = 60_000;
const STOPS_WITHIN: Duration = 5_000;

export interface OwnStationParts {
  /** Of the hub's data; the station has its own folder there. */
  dataDir: string;
  /** Where the hub of this process listens. */
  url: string;
  /** A one-time secret for a station. */
  secret(): string;
  time: HardwareTime;
  journal: Journal;
}

/** The station of the hub's own PC, in a process of its own: what goes wrong with hardware never reaches the hub. */
export class OwnStation {
  readonly #parts: OwnStationParts;
  /** The station's own, in the hub's data. */
  readonly folder: string;
  #child: ChildProcess | undefined;
  #stopped = false;
  #cancel: () => void = () => {};
  #failures = 0;

  constructor(parts: OwnStationParts) {
    this.#parts = parts;
    this.folder = join(parts.dataDir, 'station');
  }

  /** Lets it into the office, once. Tells its device when it was let in just now. @throws Error when it cannot be */
  async join(): Promise<string | undefined> {
    if (readKept(this.folder)) return undefined;
    makeFolder(this.folder);
    const { url, time, secret } = this.#parts;
    const joining = { url, time, name: NAME, unreached: () => {}, showCode: () => {} };
    const { device, token } = await joinBySecret(joining, secret());
    keep(this.folder, { hub: url, token, joinedWith: null });
    return device;
  }

  /** Runs it from now on, again and again. */
  start(): void {
    if (this.#stopped) return;
    const begun = this.#parts.time.monotonic();
    const args = [...NODE_ARGS, STATION, '--hub', this.#parts.url, '--data', this.folder];
    // Its own words are for those who start it themselves; only complaints are for whoever runs the hub.
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'], windowsHide: true });
    this.#child = child;
    let final: string | undefined;
    child.on('message', (word: FinalWord) => {
      final = word.final;
    });
    child.on('error', (error) => this.#parts.journal.warn('the station cannot be started', { error: `${error}` }));
    child.once('close', (status, signal) => {
      if (final === undefined) this.#again(begun, { status, signal });
    });
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#cancel();
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    const cancel = this.#parts.time.after(STOPS_WITHIN, () => child.kill('SIGKILL'));
    await ended;
    cancel();
  }

  #again(begun: Duration, ending: { status: number | null; signal: string | null }): void {
    if (this.#stopped) return;
    const { time, journal } = this.#parts;
    this.#failures = time.monotonic() - begun > WORKED ? 0 : this.#failures;
    const wait = AGAIN_AFTER[Math.min(this.#failures, AGAIN_AFTER.length - 1)] ?? WORKED;
    this.#failures += 1;
    journal.warn('the station of this computer ended and is started again', { ...ending, seconds: wait / 1_000 });
    this.#cancel = time.after(wait, () => this.start());
  }
}
