// Whether windows can be opened here, and with which Electron. Plain JavaScript without dependencies (see bundled-node.mjs).
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runProgram } from './run-program.mjs';

const REACHED_WITHIN_MS = 3_000;
/** Where it was not reached before, every start asks again, but none waits for it. */
const REACHED_AGAIN_WITHIN_MS = 400;
const DOWNLOAD_LIMIT_MS = 20 * 60_000;
const USUAL_SOURCE = 'https://github.com/electron/electron/releases';

/** @typedef {(line: string) => void} Log */
/** @typedef {{ root: string, node: () => string, platform: string, env: NodeJS.ProcessEnv, isRoot: boolean }} Computer */
/** @typedef {{ electron: string } | { why: string | null }} Windows a binary, or why there are none; null: nobody wants any */

/**
 * Finds Electron, or fetches it when it is wanted, missing and in reach. Never rejects.
 *
 * @param {readonly string[]} args of `npm start`
 * @param {Computer} computer
 * @param {Log} log
 * @returns {Promise<Windows>}
 */
export async function windowsOf(args, computer, log) {
  if (args.includes('--headless')) return { why: null };
  if (!hasScreen(computer)) return { why: 'this computer has no screen (neither DISPLAY nor WAYLAND_DISPLAY is set)' };
  const installed = installedElectron(computer);
  if (installed !== undefined) return { electron: installed };
  // It would have to be fetched in vain: Electron opens no windows for the super-user of Linux.
  if (computer.isRoot && computer.platform === 'linux') return { why: 'Electron opens none for the user root' };
  return fetched(computer, log);
}

/** @param {Computer} computer */
function hasScreen({ platform, env }) {
  return platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}

/**
 * Electron's package names its binary in a file, once that has been fetched.
 *
 * @param {Pick<Computer, 'root' | 'env'>} computer
 * @returns {string | undefined} path of an executable that is there
 */
export function installedElectron({ root, env }) {
  const folder = join(root, 'node_modules', 'electron');
  const name = join(folder, 'path.txt');
  const file = existsSync(name) ? readFileSync(name, 'utf8') : 'electron';
  const binary = join(env.ELECTRON_OVERRIDE_DIST_PATH || join(folder, 'dist'), file);
  return existsSync(binary) ? binary : undefined;
}

/** @param {string} mark */
function keepMark(mark) {
  mkdirSync(dirname(mark), { recursive: true });
  writeFileSync(mark, '');
}

/**
 * Only saves the next start some seconds: not worth an end where this user may not write, as in a program that root installed.
 *
 * @param {() => void} write
 */
function whereAllowed(write) {
  try {
    write();
  } catch {}
}

/** @param {Computer} computer @param {Log} log @returns {Promise<Windows>} */
async function fetched(computer, log) {
  const mark = join(computer.root, '.cache', 'electron-out-of-reach');
  const source = computer.env.ELECTRON_MIRROR || computer.env.npm_config_electron_mirror || USUAL_SOURCE;
  if (!(await isReached(source, existsSync(mark) ? REACHED_AGAIN_WITHIN_MS : REACHED_WITHIN_MS))) {
    whereAllowed(() => keepMark(mark));
    return { why: `Electron is not installed, and ${new URL(source).host} cannot be reached to fetch it` };
  }
  whereAllowed(() => rmSync(mark, { force: true }));
  return download(computer, log);
}

/** @param {Computer} computer @param {Log} log @returns {Promise<Windows>} */
async function download(computer, log) {
  try {
    await fetchElectron(computer, log, DOWNLOAD_LIMIT_MS);
  } catch (error) {
    return { why: `Electron could not be fetched (${error instanceof Error ? error.message : error})` };
  }
  const electron = installedElectron(computer);
  return electron === undefined ? { why: 'Electron was fetched and is not where it should be' } : { electron };
}

/** @param {string} source @param {number} withinMs */
export const isReached = (source, withinMs) =>
  fetch(source, { method: 'HEAD', signal: AbortSignal.timeout(withinMs) }).then(
    ({ ok }) => ok,
    () => false,
  );

/**
 * By the installer that comes with Electron's package, which checks what it gets by its hash.
 *
 * @param {Pick<Computer, 'root' | 'node'>} computer
 * @param {Log} log
 * @param {number} limitMs
 * @returns {Promise<void>} rejects with a sentence
 */
export async function fetchElectron({ root, node }, log, limitMs) {
  log('Fetching Electron for the windows, once (about 110 MB) …');
  const installer = join(root, 'node_modules', 'electron', 'install.js');
  await runProgram('Electron', node(), [installer], { cwd: root, log, limitMs });
}
