// `npm run package [-- OPTIONS]`: installers for this system in out/packages. Options are electron-builder's; `--dir` makes the
// app's folder and no installer. What goes in stands in electron-builder.yml. Plain JavaScript (see bundled-node.mjs).
import { join } from 'node:path';
import { runProgram } from './run-program.mjs';
import { productNode, ROOT, setUp } from './set-up.mjs';

const BUILDER = join(ROOT, 'node_modules', 'electron-builder', 'cli.js');

/** @param {string} what @param {readonly string[]} args */
const run = (what, args) => runProgram(what, productNode(), args, { cwd: ROOT, log: console.log });

/** @param {readonly string[]} args of electron-builder */
async function makePackage(args) {
  await setUp(['dependencies', 'screens', 'shell'], console.log);
  await run('icons and licences', [join(ROOT, 'main', 'cli', 'packaging', 'prepare.ts')]);
  await run('package', [BUILDER, '--publish', 'never', ...args]);
}

await makePackage(process.argv.slice(2)).catch((/** @type {Error} */ error) => {
  console.error(error.message);
  process.exitCode = 1;
});
