import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { runProgram } from '../../../main/cli/run-program.mjs';
import { electronOf } from '../../runner/electron.mjs';
import type { Program } from './app.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const BUILDER = join(ROOT, 'node_modules', 'electron-builder', 'cli.js');
const OLD_VERSION = '9.4.1';

type FileSet = string | { from: string; to: string; filter?: string[] };
interface Settings {
  files: FileSet[];
  asarUnpack: string[];
}

/** The app as tests build it stands where the app as it is shipped would. */
const BUILT: FileSet = { from: 'out/shell-test', to: 'out/shell', filter: ['**/*', '!package.json'] };
const SHIPPED = 'out/shell/**';

/**
 * For the old Electron: it starts with the compatibility file, and what the Node outside has to read (hub and station run in it) stands
 * outside the archive. It has no fuses.
 */
const forOld = ({ files, asarUnpack, ...shipped }: Settings) => ({
  ...shipped,
  files: [
    ...files,
    { from: 'test/electron/support', to: 'compat', filter: ['compat.cjs', 'parent-port.cjs', 'packaged.cjs'] },
  ],
  extraMetadata: { main: 'compat/packaged.cjs' },
  asarUnpack: [
    ...asarUnpack,
    '**/{children,node_modules,hardware,resources}/**',
    '**/{parent-port.cjs,screens/**,package.json}',
  ],
  electronVersion: OLD_VERSION,
  electronFuses: null,
});

/**
 * Packages the app as it is shipped, with the Electron of the tests, into a folder.
 * @param output folder that gets it
 */
export async function packageApp(output: string): Promise<Program> {
  const { binary, isOld } = electronOf(process.env);
  const shipped: Settings = parse(readFileSync(join(ROOT, 'electron-builder.yml'), 'utf8'));
  const settings = {
    ...shipped,
    files: shipped.files.map((one) => (one === SHIPPED ? BUILT : one)),
  };
  const config = join(output, 'electron-builder.json');
  mkdirSync(output, { recursive: true });
  writeFileSync(config, JSON.stringify({ ...(isOld ? forOld(settings) : settings), directories: { output } }));
  const args = ['--publish', 'never', '--dir', '--config', config, `-c.electronDist=${dirname(binary)}`];
  // Electron's own files are linked, not copied.
  const env = { ...process.env, USE_HARD_LINKS: 'true' };
  await runProgram('package', process.execPath, [BUILDER, ...args], { cwd: ROOT, log: console.log, env, quiet: true });
  return { binary: join(output, 'linux-unpacked', 'now-serving'), before: [] };
}
