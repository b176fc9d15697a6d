// Set up what is missing, then become the program. Plain JavaScript without dependencies (see bundled-node.mjs).
import { join } from 'node:path';
import { NODE_ARGS } from './node-args.mjs';
import { becomeProgram } from './run-program.mjs';
import { productNode, ROOT, setUp } from './set-up.mjs';

/**
 * What every program of the product runs in. Node keeps what it made of the sources, types stripped and compiled, and finds
 * it again by their contents: the second start takes half the time. A folder that cannot be written costs only that.
 *
 * @returns {NodeJS.ProcessEnv}
 */
export const programEnv = () => ({ NODE_COMPILE_CACHE: join(ROOT, '.cache', 'compile'), ...process.env });

/**
 * The whole life of a launcher: the named steps, then `script` under the product's Node in this terminal.
 * What goes wrong before that is told in a sentence, with exit status 1.
 *
 * @param {readonly import('./set-up.mjs').StepName[]} steps
 * @param {import('./set-up.mjs').Log} log where the steps tell their progress
 * @param {readonly string[]} scriptAndArgs
 * @returns {Promise<void>}
 */
export function launch(steps, log, scriptAndArgs) {
  return becomeAfterSetUp(async () => {
    await setUp(steps, log);
    return scriptAndArgs;
  });
}

/**
 * The same where the set-up finds out which script it is.
 *
 * @param {() => Promise<readonly string[]>} setUpAll resolves with script and arguments
 * @returns {Promise<void>}
 */
export async function becomeAfterSetUp(setUpAll) {
  try {
    const scriptAndArgs = await setUpAll();
    // Only now: a fresh clone has no Node of ours before.
    becomeProgram(productNode(), [...NODE_ARGS, ...scriptAndArgs], { cwd: process.cwd(), env: programEnv() });
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
