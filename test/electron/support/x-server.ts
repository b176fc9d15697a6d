import { type ChildProcess, type ChildProcessByStdio, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { tied } from '../../support/tied.ts';

const run = promisify(execFile);
/** Of the system's own keys only Alt+F4: the others are the kiosk's operating system to close, not the app. */
const KEYS = join(import.meta.dirname, 'openbox.xml');
const SAVER = join(import.meta.dirname, 'screen-saver.py');
const OUTPUTS = join(import.meta.dirname, 'xorg.conf');

/** Of a window, in pixels of the screen. */
export interface Geometry {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A screen without a monitor, with a window manager: what people see and press, at a display number of its own. */
export class XServer {
  readonly #server: ChildProcess;
  readonly #manager: ChildProcess;
  readonly display: string;
  /** What programs on it are told of the session around them: their loudspeaker, their buses. */
  session: Record<string, string> = {};

  private constructor(server: ChildProcess, manager: ChildProcess, display: string) {
    this.#server = server;
    this.#manager = manager;
    this.display = display;
  }

  static start(width: number, height: number): Promise<XServer> {
    return XServer.#with('Xvfb', ['-screen', '0', `${width}x${height}x24`]);
  }

  /** With outputs `DUMMY0`, `DUMMY1` … to which `xrandr` plugs monitors. */
  static startWithOutputs(): Promise<XServer> {
    return XServer.#with('Xorg', ['-config', OUTPUTS, '-logfile', '/dev/null', '-noreset']);
  }

  /** @throws Error when it cannot be started, or ends at once */
  static async #with(program: string, args: string[]): Promise<XServer> {
    const server = spawn(...tied(program, [...args, '-nolisten', 'tcp', '-displayfd', '1']), {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const display = `:${await displayOf(program, server)}`;
    const manager = spawn(...tied('openbox', ['--config-file', KEYS]), {
      env: { ...process.env, DISPLAY: display },
      stdio: 'ignore',
    });
    return new XServer(server, manager, display);
  }

  /** Plugs and unplugs monitors, as of `xrandr`'s options. */
  async xrandr(...args: string[]): Promise<void> {
    await this.#run('xrandr', args);
    // Only when somebody asks, the driver looks what is plugged in.
    await this.#run('xrandr', []);
  }

  /** Darkens itself when nobody touches anything for this long, s: as every X server does, by itself only after ten minutes. */
  async darkensAfter(seconds: number): Promise<void> {
    await this.#run('xset', ['s', `${seconds}`, `${seconds}`]);
  }

  /** Whether it did, and for how long nobody touched anything, ms. */
  async saver(): Promise<{ isDark: boolean; idle: number }> {
    return JSON.parse(await this.#run('python3', [SAVER]));
  }

  /** Real keys and clicks, from outside the program. @returns what xdotool says */
  xdotool(...args: string[]): Promise<string> {
    return this.#run('xdotool', args);
  }

  async #run(program: string, args: string[]): Promise<string> {
    // Without a locale xdotool finds no window whose title has a dash in it.
    const env = { ...process.env, DISPLAY: this.display, LC_ALL: 'C.UTF-8' };
    const { stdout } = await run(program, args, { env, timeout: 10_000 });
    return stdout.trim();
  }

  /** Keeps a picture of all of it, with the frames of the windows. */
  async picture(path: string): Promise<void> {
    await run('scrot', ['--overwrite', path], { env: { ...process.env, DISPLAY: this.display } });
  }

  /** How many windows can be seen, with menus and dialogs. */
  async count(): Promise<number> {
    const found = await this.xdotool('search', '--onlyvisible', '--maxdepth', '3', '--name', '').catch(() => '');
    return found.split('\n').filter((id) => id !== '').length;
  }

  /** Titles of all windows, from the lowest to the one in front. */
  async stack(): Promise<string[]> {
    const env = { ...process.env, DISPLAY: this.display };
    const { stdout } = await run('xprop', ['-root', '_NET_CLIENT_LIST_STACKING'], { env });
    const ids = stdout.match(/0x[0-9a-f]+/g) ?? [];
    return Promise.all(ids.map((id) => this.xdotool('getwindowname', `${Number(id)}`)));
  }

  /** Titles of the windows that can be seen, with their places. */
  async windows(): Promise<Map<string, Geometry>> {
    const seen = ['search', '--onlyvisible', '--name', '.'];
    const [names, places] = await Promise.all([
      this.xdotool(...seen, 'getwindowname', '%@').catch(() => ''),
      this.xdotool(...seen, 'getwindowgeometry', '--shell', '%@').catch(() => ''),
    ]);
    const titles = names.split('\n').filter((name) => name !== '');
    const geometries = places.split(/^(?=WINDOW=)/m).filter((place) => place !== '');
    // One came or went between the two questions.
    if (titles.length !== geometries.length) return this.windows();
    return new Map(titles.map((title, i) => [title, geometryIn(geometries[i] ?? '')]));
  }

  async stop(): Promise<void> {
    for (const child of [this.#manager, this.#server]) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    }
  }
}

function geometryIn(text: string): Geometry {
  const number = (name: string) => Number(new RegExp(`^${name}=(-?\\d+)`, 'm').exec(text)?.[1]);
  return { x: number('X'), y: number('Y'), width: number('WIDTH'), height: number('HEIGHT') };
}

/** The number of its display, which it writes when it is ready. */
function displayOf(program: string, server: ChildProcessByStdio<null, Readable, null>): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', ({ message }) => reject(new Error(`${program} cannot be started: ${message}`)));
    server.once('exit', (code) => reject(new Error(`${program} ended at once (${code})`)));
    createInterface({ input: server.stdout }).once('line', (line) => resolve(line.trim()));
  });
}
