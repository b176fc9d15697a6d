import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Role } from '#contract/settings.ts';
import type { ViewName } from '#contract/wire.ts';
import { LIMITS, type Limits } from '#hub/limits.ts';
import type { TimeSource } from '#hub/ports.ts';
import { freeBytesOf, USUAL_BOUNDS } from '#store/sqlite/room.ts';
import { loadPreset } from '../../main/cli/presets.ts';
import { type Headless, type HeadlessOptions, headless } from '../../main/headless.ts';
import { Client, join as joinHub, SILENT } from './client.ts';

/** A real hub with a real database, sockets and HTTP on a free port of this computer. */
export interface TestHub extends Headless {
  url: string;
  port: number;
  dataDir: string;
  /** What the journal was told, one line an entry. */
  journal: string[];
  /** Joins as one more device of this role and returns its token. */
  token(role: Role, name?: string): Promise<string>;
  /** A connected client of a new device. */
  client(role: Role, views: ViewName[]): Promise<Client>;
  health(): Promise<Health>;
}
export interface Health {
  status: string;
  epoch: number;
  seq: number;
  clients: Record<Role, number>;
  connections: number;
  alarms: { code: string }[];
  counters: Record<string, number>;
}

export interface TestHubOptions {
  dataDir: string;
  preset: string | null;
  port: number;
  limits: Partial<Limits>;
  /** Further names under which clients ask, such as the address of a proxy. */
  hosts: string[];
  own: HeadlessOptions['own'];
  demo: boolean;
}

/** A computer of tests may have little room; one that is full is still told so. */
const ANY_ROOM = { bounds: { ...USUAL_BOUNDS, low: 0, scarce: 0 }, freeBytes: freeBytesOf };

/** As cheap as scrypt gets: what is tested is not its cost. */
const CHEAP_PIN = { N: 2, r: 1, p: 1 };

export const newDataDir = (): string => mkdtempSync(join(tmpdir(), 'hub-'));
export const removeDataDir = (dataDir: string): void => rmSync(dataDir, { recursive: true, force: true });

export async function startHub(options: Partial<TestHubOptions> = {}): Promise<TestHub> {
  const dataDir = options.dataDir ?? newDataDir();
  const journal: string[] = [];
  const note = (message: string, facts?: object) => void journal.push(`${message} ${JSON.stringify(facts ?? {})}`);
  const preset = options.preset === undefined ? 'townHall' : options.preset;
  const running = await headless({
    dataDir,
    port: options.port ?? 0,
    host: '127.0.0.1',
    hosts: options.hosts ?? [],
    preset: preset === null ? null : loadPreset(preset, { zone: 'Europe/Paris', language: 'en' }),
    demo: options.demo ?? false,
    mdns: false,
    control: 'control-secret-of-tests',
    journal: { info: note, warn: note, error: note },
    joinSecretReplaced: () => {},
    own: { pinCost: CHEAP_PIN, room: ANY_ROOM, limits: { ...LIMITS, ...options.limits }, ...options.own },
  });
  const { port } = await running.start();
  return { ...running, ...handles(running, `http://127.0.0.1:${port}`), port, dataDir, journal };
}

function handles(running: Headless, url: string): Pick<TestHub, 'url' | 'token' | 'client' | 'health'> {
  const token: TestHub['token'] = async (role, name = `${role} of a test`) =>
    (await joinHub(url, running.hub.joinSecrets()[role], name)).token;
  return {
    url,
    token,
    client: async (role, views) => new Client({ url, token: await token(role), views, listener: SILENT }).open(),
    health: async () => (await (await fetch(`${url}/health`)).json()) as Health,
  };
}

/** A computer's clocks under the hand of a test: time stands still until it is moved. */
export class HandTime implements TimeSource {
  #wall: number;
  #monotonic = 1_000;
  #timers: { at: number; callback: () => void }[] = [];

  constructor(wall: number) {
    this.#wall = wall;
  }
  wall(): number {
    return this.#wall;
  }
  monotonic(): number {
    return this.#monotonic;
  }
  after(delay: number, callback: () => void): () => void {
    const timer = { at: this.#monotonic + delay, callback };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((one) => one !== timer);
    };
  }

  /** Lets time pass on both clocks, calling back what falls due on the way. */
  pass(duration: number): void {
    const end = this.#monotonic + duration;
    for (;;) {
      const next = this.#timers.filter((timer) => timer.at <= end).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.#timers = this.#timers.filter((one) => one !== next);
      this.#step(Math.max(0, next.at - this.#monotonic));
      next.callback();
    }
    this.#step(end - this.#monotonic);
  }
  /** Lets a long time pass at once: what fell due on the way is called at the end of it, and once. */
  leap(duration: number): void {
    this.#step(duration);
    const due = this.#timers.filter((timer) => timer.at <= this.#monotonic);
    this.#timers = this.#timers.filter((timer) => timer.at > this.#monotonic);
    for (const timer of due) timer.callback();
  }
  /** Sets the wall clock, as a person or a time server does; the monotonic one does not notice. */
  setWall(wall: number): void {
    this.#wall = wall;
  }
  #step(duration: number): void {
    this.#wall += duration;
    this.#monotonic += duration;
  }
}
