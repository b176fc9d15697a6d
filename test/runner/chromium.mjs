// The Chromium that browser tests drive: the system's, else Playwright's, else Debian's package. Rather its headless shell, the same
// engine without a browser around it: tests take a quarter less computing time.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runProgram } from '../../main/cli/run-program.mjs';
import { productNode, ROOT } from '../../main/cli/set-up.mjs';
import { installDebianPackages } from './debian.mjs';

const HEADLESS_SHELL = 'chromium-headless-shell';
const SYSTEM_NAMES = [HEADLESS_SHELL, 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const DEBIANS_CHROMIUM = '/usr/lib/chromium';
const DOWNLOAD_LIMIT_MS = 240_000;

/** Said where no browser test can run. */
export const NO_CHROMIUM =
  'no Chromium was found and none could be installed: install the package "chromium" (Debian) or Google Chrome, or set NS_CHROMIUM to the path of one';

/**
 * A Chromium that starts on this machine, installing nothing. NS_CHROMIUM goes before all others.
 *
 * @returns {Promise<string | undefined>} its path
 */
export async function findChromium() {
  const named = process.env.NS_CHROMIUM;
  const paths = named ? [named] : [...onPath(), await playwrightsPath()];
  return paths.find(starts);
}

/**
 * As `findChromium`, and else tries to install one.
 *
 * @param {(line: string) => void} log
 * @returns {Promise<string | undefined>} undefined when there is none and none can be had
 */
export async function findOrInstallChromium(log) {
  if (lacksItsShell()) await installDebians(log).catch(() => {});
  const found = await findChromium();
  if (found) return found;
  for (const install of [installPlaywrights, installDebians]) {
    await install(log).catch((/** @type {Error} */ error) => log(`  ${error.message}`));
    const installed = await findChromium();
    if (installed) return installed;
  }
  return undefined;
}

/** @param {(line: string) => void} log */
async function installPlaywrights(log) {
  log('Fetching a Chromium for the browser tests …');
  const cli = join(ROOT, 'node_modules', 'playwright-core', 'cli.js');
  const options = { cwd: ROOT, log, limitMs: DOWNLOAD_LIMIT_MS, quiet: true };
  await runProgram("Playwright's Chromium", productNode(), [cli, 'install', 'chromium'], options);
}

/** @param {(line: string) => void} log */
async function installDebians(log) {
  await installDebianPackages([HEADLESS_SHELL], log);
}

/** Debian's Chromium is there, whose shell is a package of its own, and this is who may install it. */
function lacksItsShell() {
  const isThere = existsSync(join(DEBIANS_CHROMIUM, 'chromium')) && !existsSync(join(DEBIANS_CHROMIUM, HEADLESS_SHELL));
  return isThere && !process.env.NS_CHROMIUM && process.getuid?.() === 0;
}

function onPath() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return SYSTEM_NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).filter((path) => existsSync(path));
}

async function playwrightsPath() {
  const { chromium } = await import('playwright-core');
  return chromium.executablePath();
}

/** @param {string | undefined} path a program may be there and still lack its libraries, or only tell to install a snap */
function starts(path) {
  return path !== undefined && spawnSync(path, ['--version'], { timeout: 20_000, stdio: 'ignore' }).status === 0;
}
