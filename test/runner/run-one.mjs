import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { whenOrphaned } from '../../main/cli/orphaned.mjs';
import { productNode, ROOT } from '../../main/cli/set-up.mjs';
import { reportOf } from './summary.mjs';

/** Bytes of what a runner prints, or nothing where it prints to the terminal itself. @typedef {Buffer[] | undefined} Kept */

/**
 * Runs one runner to its end, or to its time limit; then it and all it started are killed and it has failed.
 *
 * @param {import('./runners.mjs').Runner} runner
 * @param {NodeJS.ProcessEnv} env
 * @param {string} reportFile where the runner may write its own counts
 * @param {Kept} kept takes what it prints, for a runner that runs beside another one
 * @returns {Promise<import('./summary.mjs').Outcome>}
 */
export async function run(runner, env, reportFile, kept) {
  rmSync(reportFile, { force: true });
  const startedAt = performance.now();
  const badEnd = await endOf(runner, { ...env, NS_REPORT: reportFile }, kept);
  const written = existsSync(reportFile) ? JSON.parse(readFileSync(reportFile, 'utf8')) : undefined;
  const seconds = (performance.now() - startedAt) / 1000;
  return { runner: runner.name, seconds, report: reportOf(runner.name, written, badEnd) };
}

/**
 * @param {import('./runners.mjs').Runner} runner
 * @param {NodeJS.ProcessEnv} env
 * @param {Kept} kept
 * @returns {Promise<string | undefined>} how it ended, undefined when well
 */
function endOf(runner, env, kept) {
  // In a process group of its own, so that a runner that hangs takes its browsers and hubs with it.
  const child = spawn(productNode(), runner.args, {
    cwd: ROOT,
    env,
    stdio: kept === undefined ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (bytes) => kept?.push(bytes));
  const killAll = () => child.pid && process.kill(-child.pid, 'SIGKILL');
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    killAll();
  }, runner.limitMinutes * 60_000);
  // Runners beside each other are all killed, whoever hears the signal first.
  const stop = (/** @type {NodeJS.Signals} */ signal) => process.exit(signal === 'SIGINT' ? 130 : 143);
  process.once('exit', killAll).once('SIGINT', stop).once('SIGTERM', stop);
  const endWatch = whenOrphaned(() => stop('SIGTERM'));
  return new Promise((resolve) => {
    child.on('error', (error) => resolve(error.message));
    child.on('close', (code, signal) => {
      if (isLate) resolve(`stopped after its limit of ${runner.limitMinutes} minutes`);
      else resolve(code === 0 ? undefined : (signal ?? `status ${code}`));
    });
  }).finally(() => {
    clearTimeout(timer);
    endWatch();
    process.off('exit', killAll).off('SIGINT', stop).off('SIGTERM', stop);
  });
}
