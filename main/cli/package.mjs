// `npm run package [-- OPTIONS]`: installers for this system in out/packages. Options are electron-builder's; `--dir` makes the
// app's folder and no installer. What goes in stands in electron-builder.yml. Plain JavaScript (see bundled-node.mjs).
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { runProgram } from './run-program.mjs';
import { productNode, ROOT, setUp } from './set-up.mjs';

const SHELL = join(ROOT, 'out', 'package', 'shell');
const VITE = join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js');
const BUILDER = join(ROOT, 'node_modules', 'electron-builder', 'cli.js');

/** @param {string} what @param {readonly string[]} args */
const run = (what, args) =>
  runProgram(what, productNode(), args, {
    cwd: ROOT,
    log: console.log,
    // Whoever asks may be a test run, whose own would bring the slow libraries for developers.
    env: { ...process.env, NODE_ENV: 'production' },
  });

async function buildShell() {
  rmSync(SHELL, { recursive: true, force: true });
  const own = ['--config', 'vite.shell.config.ts', '--configLoader', 'native', '--logLevel', 'warn', '--outDir', SHELL];
  for (const mode of ['main', 'preload', 'children']) await run('app', [VITE, 'build', '--mode', mode, ...own]);
}

/** @param {readonly string[]} args of electron-builder */
async function makePackage(args) {
  await setUp(['dependencies', 'screens'], console.log);
  console.log('Building the app …');
  await buildShell();
  await run('icons and licences', [join(ROOT, 'main', 'cli', 'packaging', 'prepare.ts')]);
  await run('package', [BUILDER, '--publish', 'never', ...args]);
}

await makePackage(process.argv.slice(2)).catch((/** @type {Error} */ error) => {
  console.error(error.message);
  process.exitCode = 1;
});
