// `npm start`: becomes the hub. Plain JavaScript without dependencies (see bundled-node.mjs).
import { join } from 'node:path';
import { launch } from './launch.mjs';
import { ROOT } from './set-up.mjs';

const args = process.argv.slice(2);
const onlyAsksForHelp = args.some((arg) => arg === '--help' || arg === '-h');

await launch(onlyAsksForHelp ? ['dependencies'] : ['dependencies', 'screens'], console.log, [
  join(ROOT, 'main', 'cli', 'hub-start.ts'),
  ...args,
]);
