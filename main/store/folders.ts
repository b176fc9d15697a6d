import { mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** Its owner's only. */
const MODE = 0o700;

/**
 * Makes a folder, and those it stands in, unless they are there. One after the other: Node's own `recursive` tries forever where the system
 * says of a folder that is there that it is not, as Linux does for all that cannot be made below `/proc`.
 * @throws Error of the file system
 */
export function makeFolders(folder: string): void {
  if (isFolder(folder)) return;
  const parent = dirname(resolve(folder));
  if (parent !== resolve(folder)) makeFolders(parent);
  try {
    mkdirSync(folder, { mode: MODE });
  } catch (error) {
    // Somebody else may have made it meanwhile.
    if (!isFolder(folder)) throw error;
  }
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
