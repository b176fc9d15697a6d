// Set up what is missing, then become the program. Plain JavaScript without dependencies (see bundled-node.mjs).
import { becomeProgram } from './run-program.mjs';
import { productNode, setUp } from './set-up.mjs';

/**
 * The whole life of a launcher: the named steps, then `script` under the product's Node in this terminal.
 * What goes wrong before that is told in a sentence, with exit status 1.
 *
 * @param {readonly import('./set-up.mjs').StepName[]} steps
 * @param {import('./set-up.mjs').Log} log where the steps tell their progress
 * @param {readonly string[]} scriptAndArgs
 * @returns {Promise<void>}
 */
export async function launch(steps, log, scriptAndArgs) {
  try {
    await setUp(steps, log);
    becomeProgram(productNode(), scriptAndArgs, process.cwd());
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
