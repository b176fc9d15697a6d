// Everything a fresh clone needs before it can run, each step done only when it is out of date.
// Plain JavaScript without dependencies (see bundled-node.mjs). Alone (`npm run build`) it does all steps.
import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundledNode } from './bundled-node.mjs';
import { runProgram } from './run-program.mjs';
import { withSetUpLock } from './set-up-lock.mjs';
import { contentHash, dependenciesAreStale, isStamped } from './stale.mjs';

/** Folder of the product. */
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

const SCREEN_SOURCES = ['renderer', 'main/contract', 'resources', 'vite.config.ts', 'package-lock.json'];

/** @typedef {'dependencies' | 'screens'} StepName */
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
  const vite = join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js');
  await runProgram('screens', productNode(), [vite, 'build', '--configLoader', 'native', '--logLevel', 'warn'], {
    cwd: ROOT,
    log,
    // Whoever asks may be a test run, whose own would bring the slow libraries for developers.
    env: { ...process.env, NODE_ENV: 'production' },
  });
  // Stamped inside the result, so that a removed or emptied folder is built again.
  mkdirSync(dirname(screensStamp()), { recursive: true });
  writeFileSync(screensStamp(), hash);
}

function screensStamp() {
  return join(ROOT, 'out', 'screens', '.sources');
}

function screensHash() {
  return contentHash(ROOT, SCREEN_SOURCES);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    const didSomething = await setUp(['dependencies', 'screens'], console.log);
    if (!didSomething) console.log('Everything is up to date.');
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
