import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listPackage, statFile } from '@electron/asar';

const ROOT = join(import.meta.dirname, '..', '..');
const PACKAGE = join(ROOT, 'main', 'cli', 'package.mjs');
/** What stands before the fuses in Electron's binary, their version, how many there are, and all of them off. */
const FUSES = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\x01\x0800000000', 'latin1');

/** Makes a folder that a packager takes for an Electron: any program with its fuses, and no more than it asks for. */
export function standIn(folder: string): string {
  mkdirSync(join(folder, 'locales'), { recursive: true });
  writeFileSync(join(folder, 'electron'), Buffer.concat([readFileSync('/bin/true'), FUSES]));
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'chrome-sandbox', 'version', join('locales', 'en-US.pak')])
    writeFileSync(join(folder, name), '');
  for (const name of ['electron', 'chrome-sandbox']) chmodSync(join(folder, name), 0o755);
  return folder;
}

/** `npm run package`, with these options. @returns what it said @throws Error with that, when it failed */
export async function npmRunPackage(options: string[]): Promise<string> {
  const child = spawn(process.execPath, [PACKAGE, ...options], { cwd: ROOT });
  let said = '';
  const hear = (chunk: Buffer) => {
    said += chunk.toString();
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(said);
  return said;
}

/** A file in Electron's archive. */
export interface Packed {
  /** From the app's folder, `out/shell/main.cjs`. */
  path: string;
  bytes: number;
  /** Whether it stands beside the archive. */
  isBeside: boolean;
}

export function filesIn(archive: string): Packed[] {
  return listPackage(archive, { isPack: false })
    .map((path) => path.slice(1))
    .flatMap((path) => {
      const about = statFile(archive, path);
      return 'size' in about ? [{ path, bytes: about.size, isBeside: about.unpacked === true }] : [];
    });
}

/** Name of the package that a file belongs to; undefined: it is our own. */
export function packageOf(path: string): string | undefined {
  return /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1];
}
