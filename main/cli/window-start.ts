import { join } from 'node:path';
import type { Duration } from '#contract/ids.ts';
import type { StartOrder } from '#contract/start-order.ts';
import { DataInUseError } from '#store/errors.ts';
import { prepareFolder } from '#store/sqlite/open.ts';
import { readAccess } from './access-file.ts';
import { askHub } from './control.ts';
import { programEnv } from './launch.mjs';
import { NODE_ARGS } from './node-args.mjs';
import { presetNames } from './presets.ts';
import { becomeProgram } from './run-program.mjs';
import { endingOf } from './sentences.ts';
import { parseStart, type StartOptions } from './start-options.ts';

/** `npm start` with windows: becomes Electron, and the office without windows where Electron does not start. */

const ROOT = join(import.meta.dirname, '..', '..');
const HEADLESS = join(import.meta.dirname, 'hub-start.ts');
/** An Electron that ends sooner and badly never opened anything: a library is missing, or the system does not let it. */
const STARTS_WITHIN: Duration = 5_000;
/** Chromium's own complaints are no news for whoever starts an office, unless they end it. */
const ONLY_FATAL = '--log-level=3';
const ALL_WINDOWS = ['desk', 'kiosk', 'display'] as const;

function orderOf({ host, roles, ...told }: StartOptions): StartOrder {
  return { ...told, host: host ?? null, windowed: roles.length === 0 };
}

/** What Electron is told: the app, its roles, and what the office is. */
function electronArgs(options: StartOptions): string[] {
  const roles = new Set(['hub', ...(options.roles.length === 0 ? ALL_WINDOWS : options.roles)]);
  return [ROOT, ONLY_FATAL, `--role=${[...roles].join(',')}`, `--start=${JSON.stringify(orderOf(options))}`];
}

/** Those of editors that are made of Electron themselves turn ours into a bare Node. */
function electronEnv(): NodeJS.ProcessEnv {
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  return env;
}

/**
 * Looks at the folder of the office's data before anything opens there: whoever typed a wrong one reads so in the terminal.
 * @throws BadDataFolderError, ReadOnlyDataError, StorageFullError; DataInUseError where it runs in a terminal: windows would stand before a hub that cannot open its data */
async function assertUsable(dataDir: string): Promise<void> {
  prepareFolder(dataDir);
  const access = readAccess(dataDir);
  if (access === undefined || access.hasWindows) return;
  const runs = await askHub(access, 'devices', {}).then(
    () => true,
    () => false,
  );
  if (runs) throw new DataInUseError(dataDir);
}

function open(electron: string, options: StartOptions, args: string[]): void {
  const cwd = process.cwd();
  const began = performance.now();
  becomeProgram(electron, electronArgs(options), {
    ...{ cwd, env: electronEnv() },
    failed: (how) => {
      if (performance.now() - began > STARTS_WITHIN) return false;
      console.log(`No windows here: Electron ended at once (${how}). Every screen is a page in a browser.`);
      becomeProgram(process.execPath, [...NODE_ARGS, HEADLESS, ...args], { cwd, env: programEnv() });
      return true;
    },
  });
}

async function main([electron = '', ...args]: string[]): Promise<void> {
  try {
    const options = parseStart(args, presetNames());
    if (options === undefined) return;
    await assertUsable(options.dataDir);
    open(electron, options, args);
  } catch (error) {
    const ending = endingOf(error, 0);
    process.stderr.write(`${ending?.sentence ?? String((error as Error).stack ?? error)}\n`);
    if (ending?.status === 2) process.stderr.write('All options: npm start -- --help\n');
    process.exitCode = ending?.status ?? 1;
  }
}

await main(process.argv.slice(2));
