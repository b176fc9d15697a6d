import { parseArgs } from 'node:util';

/** @typedef {{ only: string[], list: boolean, long: boolean, help: boolean }} Options */

/** What `npm test -- --help` prints. */
export const HELP = `npm test [-- OPTIONS]
  --only NAMES   run only these runners or groups, separated by commas (see --list)
  --list         name the runners and groups, run nothing
  --long         the long forms: more cycles and sequences, all days
  --help         this text`;

/**
 * @param {readonly string[]} args what follows `npm test --`
 * @returns {Options}
 * @throws {Error} a sentence naming the wrong option
 */
export function parseOptions(args) {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string', multiple: true, default: [] },
      list: { type: 'boolean', default: false },
      long: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  return { ...values, only: values.only.flatMap((names) => names.split(',')) };
}

/**
 * The runners that `--only` names, all without it.
 *
 * @template {{ name: string, group: string }} R
 * @param {readonly R[]} runners
 * @param {readonly string[]} only names of runners or groups
 * @returns {R[]} in the order of the list
 * @throws {Error} a sentence naming what does not exist
 */
export function chosen(runners, only) {
  const wrong = only.find((name) => !runners.some((runner) => isNamed(runner, name)));
  if (wrong !== undefined) throw new Error(`There is no runner or group "${wrong}". "npm test -- --list" names them.`);
  return runners.filter((runner) => only.length === 0 || only.some((name) => isNamed(runner, name)));
}

/** @param {{ name: string, group: string }} runner @param {string} name */
function isNamed(runner, name) {
  return runner.name === name || runner.group === name;
}
