// `npm start`: the office in windows, or without any. Plain JavaScript without dependencies (see bundled-node.mjs).
import { join } from 'node:path';
import { windowsOf } from './electron.mjs';
import { becomeAfterSetUp } from './launch.mjs';
import { productNode, ROOT, setUp } from './set-up.mjs';

const args = process.argv.slice(2);
const onlyAsksForHelp = args.some((arg) => arg === '--help' || arg === '-h');
const program = (/** @type {string} */ name) => join(ROOT, 'main', 'cli', name);

/** @returns {Promise<string[]>} what to become, with what it is told */
async function setUpAll() {
  await setUp(onlyAsksForHelp ? ['dependencies'] : ['dependencies', 'screens'], console.log);
  if (onlyAsksForHelp) return [program('hub-start.ts'), ...args];
  const { platform, env } = process;
  const computer = { root: ROOT, node: productNode, platform, env, isRoot: process.getuid?.() === 0 };
  const windows = await windowsOf(args, computer, console.log);
  if ('electron' in windows) {
    await setUp(['shell'], console.log);
    return [program('window-start.ts'), windows.electron, ...args];
  }
  if (windows.why !== null) console.log(`No windows here: ${windows.why}. Every screen is a page in a browser.`);
  return [program('hub-start.ts'), ...args];
}

await becomeAfterSetUp(setUpAll);
