// `node main/cli/with-node.mjs [--screens] SCRIPT [OPTIONS]`: runs SCRIPT under the product's Node, whatever Node the system has.
// Plain JavaScript without dependencies (see bundled-node.mjs).
import { launch } from './launch.mjs';

const args = process.argv.slice(2);
const needsScreens = args[0] === '--screens';

// Progress goes to stderr, so that what the script prints can be piped.
await launch(
  needsScreens ? ['dependencies', 'screens'] : ['dependencies'],
  console.error,
  needsScreens ? args.slice(1) : args,
);
