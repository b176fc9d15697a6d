// Starting other programs. Plain JavaScript without dependencies (see bundled-node.mjs).
import { spawn } from 'node:child_process';
import { whenOrphaned } from './orphaned.mjs';

const STILL_AT_IT_MS = 10_000;

/**
 * Runs a program in the foreground and resolves when it has ended well.
 * Prints a line every ten seconds where no terminal shows the program's own progress.
 *
 * @param {string} what said in progress and errors, for instance "dependencies"
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd: string, log: (line: string) => void, env?: NodeJS.ProcessEnv, limitMs?: number, quiet?: boolean }} options
 *   `quiet` hides what the program prints
 * @returns {Promise<void>} rejects with a sentence when the program cannot start, fails or takes longer than `limitMs`
 */
export function runProgram(what, command, args, { cwd, log, env, limitMs, quiet }) {
  const startedAt = performance.now();
  const output = quiet ? 'ignore' : 'inherit';
  const child = spawn(command, args, { cwd, env, stdio: ['ignore', output, output], timeout: limitMs });
  const seconds = () => Math.round((performance.now() - startedAt) / 1000);
  const ticking =
    process.stdout.isTTY && !quiet
      ? undefined
      : setInterval(() => log(`  ${what}: still at it (${seconds()} s)`), STILL_AT_IT_MS);
  /** @type {Promise<void>} */
  const ended = new Promise((resolve, reject) => {
    child.on('error', (error) => reject(new Error(`${what}: cannot run ${command} (${error.message}).`)));
    child.on('close', (code, signal) => {
      if (code === 0) resolve();
      else
        reject(
          new Error(`${what}: failed (${signal ?? `status ${code}`})${quiet ? '' : '; the messages above say why'}.`),
        );
    });
  });
  return ended.finally(() => clearInterval(ticking));
}

/**
 * Hands this process over to another program: same terminal, signals passed on, same end.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd: string, env: NodeJS.ProcessEnv, failed?: (how: string) => boolean }} options `failed`: it ended badly although
 *   nobody told it to; whether somebody else carries on
 * @returns {void}
 */
export function becomeProgram(command, args, { cwd, env, failed = () => false }) {
  const child = spawn(command, args, { cwd, env, stdio: 'inherit' });
  let isTold = false;
  const passOn = (/** @type {NodeJS.Signals} */ signal) => {
    isTold = true;
    child.kill(signal);
  };
  process.on('SIGTERM', passOn);
  process.on('SIGHUP', passOn);
  // A terminal sends Ctrl-C to the child as well; once is enough.
  process.on('SIGINT', (signal) => {
    isTold = true;
    if (!process.stdin.isTTY) passOn(signal);
  });
  const endWatch = whenOrphaned(() => passOn('SIGTERM'));
  child.on('error', (error) => {
    endWatch();
    if (failed(error.message)) return;
    console.error(`Cannot run ${command}: ${error.message}`);
    process.exitCode = 1;
  });
  child.on('close', (code, signal) => {
    endWatch();
    for (const name of /** @type {const} */ (['SIGTERM', 'SIGHUP', 'SIGINT'])) process.removeAllListeners(name);
    if (code !== 0 && !isTold && failed(signal ?? `status ${code}`)) return;
    if (signal) process.kill(process.pid, signal);
    else process.exitCode = code ?? 1;
  });
}
