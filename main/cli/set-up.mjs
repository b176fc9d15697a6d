// Everything a fresh clone needs before it can run, each step done only when it is out of date.
// Plain JavaScript without dependencies (see bundled-node.mjs). Alone (`npm run build`) it does all steps.
import { existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundledNode } from './bundled-node.mjs';
import { runProgram } from './run-program.mjs';
import { withSetUpLock } from './set-up-lock.mjs';
import { contentHash, dependenciesAreStale, isStamped } from './stale.mjs';

/** Folder of the product. */
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

const SCREEN_SOURCES = ['renderer', 'main/contract', 'resources', 'vite.config.ts', 'package-lock.json'];

/** What hub, station and windows of the desktop app are bundled from. */
const SHELL_SOURCES = ['main', 'preload', 'hardware', 'vite.shell.config.ts', 'package-lock.json'];
const SHELL_MODES = ['main', 'preload', 'children'];

/** @typedef {'dependencies' | 'screens' | 'shell'} StepName */
/** @typedef {(line: string) => void} Log */
/** @typedef {{ title: string, isDone: () => boolean, run: (log: Log) => Promise<void> }} Step */

/** Path of the Node that runs the product; throws a sentence where there is none. */
export const productNode = () => bundledNode(ROOT, process);

/** @type {Record<StepName, Step>} */
const STEPS = {
  dependencies: {
    title: 'Installing dependencies and Node 24 (about half a minute)',
    isDone: () => !dependenciesAreStale(ROOT),
    run: installDependencies,
  },
  screens: {
    title: 'Building the screens',
    isDone: () => isStamped(screensStamp(), screensHash()),
    run: buildScreens,
  },
  shell: {
    title: 'Building the windows',
    isDone: () => isStamped(shellStamp(), shellHash()),
    run: buildShell,
  },
};

/**
 * Brings the named steps up to date, in order, saying what it does. Two set-ups at once wait for each other.
 *
 * @param {readonly StepName[]} names
 * @param {Log} log
 * @returns {Promise<boolean>} whether anything had to be done
 */
export async function setUp(names, log) {
  const isStale = () => names.some((name) => !STEPS[name].isDone());
  if (!isStale()) return false;
  await withSetUpLock(join(ROOT, '.cache'), log, async () => {
    for (const name of names) await bringUpToDate(STEPS[name], log);
  });
  return true;
}

/** @param {Step} step @param {Log} log */
async function bringUpToDate(step, log) {
  if (step.isDone()) return;
  const startedAt = performance.now();
  log(`${step.title} …`);
  await step.run(log);
  log(`  done in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
}

/** @param {Log} log */
async function installDependencies(log) {
  // Inside `npm start` the very npm that runs us is used; it need not be on the PATH.
  const npm = process.env.npm_execpath;
  const [command, ...first] = npm?.endsWith('npm-cli.js') ? [process.execPath, npm] : ['npm'];
  const args = [...first, 'ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  await runProgram('dependencies', /** @type {string} */ (command), args, { cwd: ROOT, log });
  linkNode();
}

/** Before npm 11 no link is made where packages of several platforms bring the same program; npx and npm scripts look here. */
function linkNode() {
  const link = join(ROOT, 'node_modules', '.bin', 'node');
  if (process.platform !== 'win32' && !existsSync(link)) symlinkSync(productNode(), link);
}

/** @param {Log} log */
async function buildScreens(log) {
  const hash = screensHash();
  await runVite('screens', [], log);
  stamp(screensStamp(), hash);
}

/** @param {Log} log */
async function buildShell(log) {
  const hash = shellHash();
  rmSync(dirname(shellStamp()), { recursive: true, force: true });
  const config = ['--config', 'vite.shell.config.ts'];
  await Promise.all(SHELL_MODES.map((mode) => runVite(`windows (${mode})`, [...config, '--mode', mode], log)));
  stamp(shellStamp(), hash);
}

/** @param {string} what @param {readonly string[]} args @param {Log} log */
async function runVite(what, args, log) {
  const vite = join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js');
  const always = [vite, 'build', '--configLoader', 'native', '--logLevel', 'warn'];
  // Whoever asks may be a test run, whose own would bring the slow libraries for developers.
  const env = { ...process.env, NODE_ENV: 'production' };
  await runProgram(what, productNode(), [...always, ...args], { cwd: ROOT, log, env });
}

/** Stamped inside the result, so that a removed or emptied folder is built again. @param {string} file @param {string} hash */
function stamp(file, hash) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, hash);
}

function screensStamp() {
  return join(ROOT, 'out', 'screens', '.sources');
}

function screensHash() {
  return contentHash(ROOT, SCREEN_SOURCES);
}

function shellStamp() {
  return join(ROOT, 'out', 'shell', '.sources');
}

function shellHash() {
  return contentHash(ROOT, SHELL_SOURCES);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    const didSomething = await setUp(['dependencies', 'screens', 'shell'], console.log);
    if (!didSomething) console.log('Everything is up to date.');
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
