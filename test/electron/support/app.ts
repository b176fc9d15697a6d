import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type Browser, chromium, type Page } from 'playwright-core';
import { electronOf } from '../../runner/electron.mjs';
import { tied } from '../../support/tied.ts';
import { teach } from './old-page.ts';
import type { XServer } from './x-server.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const PICTURES = join(ROOT, 'out', 'test-artefacts', 'electron');
const WITHIN = 20_000;
const LOOK_AGAIN = 25;

/** A program and what stands before the app's own options on its command line. */
export interface Program {
  binary: string;
  before: string[];
  /** Where it can be driven, when that is not where it says. */
  door?(endpoint: string): Promise<string>;
}

/** Electron, and the app as it was built and not packaged. */
export function unpackaged(): Program {
  const { binary, before } = electronOf(process.env);
  return { binary, before: [...before, join(ROOT, 'out', 'shell-test')] };
}

/** The real app on a real screen, driven from outside. */
export class App {
  readonly #program: Program;
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #home: string;
  readonly #keepsHome: boolean;
  readonly #taught = new WeakSet<Page>();
  #browser: Browser | undefined;
  #endpoint = '';
  /** What it wrote. */
  log = '';

  private constructor(program: Program, child: ChildProcessWithoutNullStreams, home: string, keepsHome: boolean) {
    this.#program = program;
    this.#child = child;
    this.#home = home;
    this.#keepsHome = keepsHome;
    const hear = (chunk: Buffer) => {
      this.log += chunk.toString();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
  }

  /** `home`: where it keeps its things; without one it begins with nothing, and leaves nothing. */
  static async launch(screen: XServer, args: string[], home?: string, program = unpackaged()): Promise<App> {
    const folder = home ?? mkdtempSync(join(tmpdir(), 'now-serving-electron-'));
    const child = launched(program, screen, [...args, '--remote-debugging-port=0'], folder);
    return App.#attach(new App(program, child, folder, home !== undefined));
  }

  /** One that somebody else started in `home` so that it can be looked at. */
  static attach(child: ChildProcessWithoutNullStreams, home: string): Promise<App> {
    return App.#attach(new App(unpackaged(), child, home, true));
  }

  static async #attach(app: App): Promise<App> {
    const [, said = ''] = await app.says(/DevTools listening on ws:\/\/([^/]+)\//);
    const endpoint = (await app.#program.door?.(said)) ?? said;
    app.#endpoint = endpoint;
    // Electron 9 knows nothing of the downloads that Playwright would set up.
    app.#browser = await chromium.connectOverCDP(`http://${endpoint}`, { noDefaults: true });
    return app;
  }

  /** A second launch of the same installation; it ends when the first has been told. @returns its exit status */
  async launchAgain(screen: XServer, args: string[]): Promise<number | null> {
    const child = launched(this.#program, screen, args, this.#home);
    await once(child, 'exit');
    return child.exitCode;
  }

  /** A page whose process ended is another one to Playwright. */
  async lookAgain(): Promise<void> {
    const before = this.#browser;
    this.#browser = await chromium.connectOverCDP(`http://${this.#endpoint}`, { noDefaults: true });
    // The old one waits for pages that are gone.
    before?.close().catch(() => {});
  }

  /** Whoever read what it writes is gone, as a terminal that is closed. */
  unheard(): void {
    this.#child.stdout.destroy();
    this.#child.stderr.destroy();
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  get hasEnded(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  async whenEnded(): Promise<void> {
    if (!this.hasEnded) await once(this.#child, 'exit');
  }

  pages(): Page[] {
    return this.#browser?.contexts().flatMap((context) => context.pages()) ?? [];
  }

  /** The page at an address like this, once it is there. */
  async page(address: RegExp): Promise<Page> {
    const find = async () => this.pages().find((page) => address.test(page.url()));
    const page = await until(find, () => `no page ${address}: ${this.pages().map((one) => one.url())}\n${this.log}`);
    if (!this.#taught.has(page)) await teach(page);
    this.#taught.add(page);
    return page;
  }

  /** Waits until it has written this. */
  async says(what: RegExp): Promise<RegExpExecArray> {
    const find = async () => what.exec(this.log) ?? undefined;
    return until(find, () => `never said ${what}: ${this.log}`);
  }

  async stop(): Promise<void> {
    if (!this.hasEnded) {
      this.#child.kill('SIGTERM');
      const timer = setTimeout(() => this.#child.kill('SIGKILL'), 5_000);
      await this.whenEnded();
      clearTimeout(timer);
    }
    // Not before: an old Electron may take half a minute to let go of whoever looks on.
    await this.#browser?.close().catch(() => {});
    if (!this.#keepsHome) rmSync(this.#home, { recursive: true, force: true, maxRetries: 5 });
  }
}

function launched(program: Program, screen: XServer, args: string[], home: string): ChildProcessWithoutNullStreams {
  const env = environmentOf(screen, home);
  return spawn(...tied(program.binary, [...program.before, '--no-sandbox', ...args]), { cwd: home, env });
}

/** What a person at this screen has, whose things are in `home`. */
export const environmentOf = (screen: XServer, home: string): NodeJS.ProcessEnv => ({
  ...process.env,
  DISPLAY: screen.display,
  ...screen.session,
  // It speaks the language of whoever runs it: here always the same.
  LC_ALL: 'C.UTF-8',
  LANGUAGE: 'en',
  HOME: home,
  XDG_CONFIG_HOME: join(home, 'config'),
  NS_NODE: process.execPath,
});

/** Asks again and again until there is an answer. @throws Error with `words` when there never is */
export async function until<T>(ask: () => Promise<T | undefined | false>, words: () => string): Promise<T> {
  const end = performance.now() + WITHIN;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (performance.now() > end) throw new Error(words());
    await delay(LOOK_AGAIN);
  }
}

/** Presses what closes the window: the page may be gone before Playwright hears that it was pressed. */
export async function pressLast(page: Page, selector: string): Promise<void> {
  const closed = page.waitForEvent('close', { timeout: WITHIN });
  await Promise.all([closed, page.click(selector).catch(() => {})]);
}

/** Keeps a picture of what the window shows. */
export const keepPicture = async (page: Page, name: string): Promise<void> => {
  await page.screenshot({ path: pictureOf(name) });
};

/** Keeps a picture of the whole screen, with what is none of the app's. @returns its path */
export async function keepScreen(screen: XServer, name: string): Promise<string> {
  const path = pictureOf(name);
  await screen.picture(path);
  return path;
}

function pictureOf(name: string): string {
  const path = join(PICTURES, `${name}.png`);
  mkdirSync(dirname(path), { recursive: true });
  return path;
}
