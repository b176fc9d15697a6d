import { type ChildProcessByStdio, execFile, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { tied } from '../../support/tied.ts';
import { until } from './app.ts';

/** Debian's own: what its packages bring is for no other. */
const PYTHON = '/usr/bin/python3';
const run = promisify(execFile);

type Kind = 'session' | 'system';
type Running = ChildProcessByStdio<null, Readable, null>;

/** Why there are no played services here; undefined: there are. */
export function whyNoBuses(): string | undefined {
  const needs = [
    ['python3-dbusmock', PYTHON, '-c', 'import dbusmock'],
    ['libglib2.0-bin', 'gdbus', 'help'],
    ['dbus', 'dbus-daemon', '--version'],
  ] as const;
  const missing = needs.filter(([, program, ...args]) => spawnSync(program, args).status !== 0);
  return missing.length > 0 ? `not installed: ${missing.map(([name]) => name).join(', ')}` : undefined;
}

/** A service of the system's that python-dbusmock plays. */
export interface Played {
  /** What it was asked, a line each. */
  said(): string;
}

/** D-Bus as a PC has it, with both its buses and nobody on them. */
export class Buses {
  readonly #running: Running[] = [];
  readonly #addresses: Record<Kind, string> = { session: '', system: '' };

  static async open(): Promise<Buses> {
    const buses = new Buses();
    for (const kind of ['session', 'system'] as const) buses.#addresses[kind] = await buses.#begin();
    return buses;
  }

  /** What programs have to know to find them. */
  get env(): Record<string, string> {
    const { session, system } = this.#addresses;
    return { DBUS_SESSION_BUS_ADDRESS: session, DBUS_SYSTEM_BUS_ADDRESS: system };
  }

  /** Plays a service that has these methods: signatures of what goes in and comes out, and Python that answers. */
  async play(bus: Kind, name: string, object: string, methods: [string, string, string, string][]): Promise<Played> {
    const played = await this.#play(bus, name, [name, object, name]);
    for (const method of methods)
      await this.call(bus, name, object, 'org.freedesktop.DBus.Mock.AddMethod', name, ...method);
    return played;
  }

  playTemplate(bus: Kind, name: string, template: string): Promise<Played> {
    return this.#play(bus, name, ['--template', template]);
  }

  async #play(bus: Kind, name: string, args: string[]): Promise<Played> {
    const child = this.#spawn(PYTHON, ['-u', '-m', 'dbusmock', `--${bus}`, ...args]);
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    const asked = ['org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus.NameHasOwner', name] as const;
    await until(
      async () => (await this.call(bus, ...asked)).includes('true'),
      () => `nobody plays ${name}`,
    );
    return { said: () => said };
  }

  /** @param args in GVariant's text format @returns the answer, so written */
  async call(bus: Kind, service: string, object: string, method: string, ...args: string[]): Promise<string> {
    const what = ['--dest', service, '--object-path', object, '--method', method, '--', ...args];
    const { stdout } = await run('gdbus', ['call', `--${bus}`, ...what], { env: { ...process.env, ...this.env } });
    return stdout;
  }

  async close(): Promise<void> {
    for (const child of this.#running.toReversed()) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    }
  }

  /** Either is an ordinary bus here: which one it is, is told by its address alone. */
  async #begin(): Promise<string> {
    const child = this.#spawn('dbus-daemon', ['--session', '--nofork', '--nopidfile', '--print-address=1']);
    const [address] = (await once(child.stdout, 'data')) as [Buffer];
    return address.toString().trim();
  }

  #spawn(program: string, args: string[]): Running {
    const env = { ...process.env, ...this.env };
    const child = spawn(...tied(program, args), { env, stdio: ['ignore', 'pipe', 'ignore'] });
    this.#running.push(child);
    return child;
  }
}
