import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';

const run = promisify(execFile);
/** Of the system's own keys only Alt+F4: the others are the kiosk's operating system to close, not the app. */
const KEYS = join(import.meta.dirname, 'openbox.xml');

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

  private constructor(server: ChildProcess, manager: ChildProcess, display: string) {
    this.#server = server;
    this.#manager = manager;
    this.display = display;
  }

  static async start(width: number, height: number): Promise<XServer> {
    const screen = ['-screen', '0', `${width}x${height}x24`, '-nolisten', 'tcp', '-displayfd', '1'];
    const server = spawn('Xvfb', screen, { stdio: ['ignore', 'pipe', 'ignore'] });
    const [line] = (await once(createInterface({ input: server.stdout }), 'line')) as [string];
    const display = `:${line.trim()}`;
    const manager = spawn('openbox', ['--config-file', KEYS], {
      env: { ...process.env, DISPLAY: display },
      stdio: 'ignore',
    });
    return new XServer(server, manager, display);
  }

  /** Real keys and clicks, from outside the program. @returns what xdotool says */
  async xdotool(...args: string[]): Promise<string> {
    // Without a locale it finds no window whose title has a dash in it.
    const env = { ...process.env, DISPLAY: this.display, LC_ALL: 'C.UTF-8' };
    const { stdout } = await run('xdotool', args, { env, timeout: 10_000 });
    return stdout.trim();
  }

  /** How many windows can be seen, with menus and dialogs. */
  async count(): Promise<number> {
    const found = await this.xdotool('search', '--onlyvisible', '--maxdepth', '3', '--name', '').catch(() => '');
    return found.split('\n').filter((id) => id !== '').length;
  }

  /** Titles of the windows that can be seen, with their places. */
  async windows(): Promise<Map<string, Geometry>> {
    const found = await this.xdotool('search', '--onlyvisible', '--name', '.').catch(() => '');
    const windows = new Map<string, Geometry>();
    for (const id of found.split('\n').filter((one) => one !== '')) {
      const [name, place] = await Promise.all([
        this.xdotool('getwindowname', id).catch(() => ''),
        this.xdotool('getwindowgeometry', '--shell', id).catch(() => ''),
      ]);
      if (name !== '') windows.set(name, geometryIn(place));
    }
    return windows;
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
