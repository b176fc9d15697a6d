import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { setUp } from '../../../main/cli/set-up.mjs';
import { electronOf, findOrFetchElectron } from '../../runner/electron.mjs';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const APP = join(ROOT, 'out', 'shell-test');

/** Before tests of the desktop app: the screens, and the app itself, as the sources are now. */
export async function setup(): Promise<void> {
  // A single file of tests can be run without `npm test` having looked.
  if (process.env.NS_ELECTRON === undefined) Object.assign(process.env, await findOrFetchElectron(console.log));
  await setUp(['screens', 'shell'], console.log);
  const { isOld } = electronOf(process.env);
  for (const mode of ['main', 'preload', 'children'])
    await build({
      root: ROOT,
      mode,
      configFile: join(ROOT, 'vite.shell.config.ts'),
      configLoader: 'native',
      logLevel: 'warn',
      // The old Electron understands what Chromium 83 does.
      build: { outDir: APP, ...(isOld && mode !== 'children' ? { target: 'es2020' } : {}) },
    });
  writeFileSync(join(APP, 'package.json'), JSON.stringify({ name: 'now-serving', version: '0.0.0', main: 'main.cjs' }));
}
