import { createHash } from 'node:crypto';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BadDataFolderError, ReadOnlyDataError } from '#store/errors.ts';
import { makeFolders } from '#store/folders.ts';

/** What a station tells the process that started it, before it ends for good. */
export interface FinalWord {
  final: string;
}

/** How this PC's station is let in; only its own user may read it. */
export interface Kept {
  hub: string;
  token: string;
  /** Hash of the one-time secret that was turned into the token: the same command line can be used again. */
  joinedWith: string | null;
}

const fileIn = (folder: string): string => join(folder, 'station.json');

/** Tells whether a secret was used here before, without keeping it. */
export const secretMark = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** The station's own folder. @throws BadDataFolderError, ReadOnlyDataError */
export function makeFolder(folder: string): void {
  try {
    makeFolders(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const isForbidden = code === 'EACCES' || code === 'EPERM' || code === 'EROFS';
    throw isForbidden ? new ReadOnlyDataError(folder, error) : new BadDataFolderError(folder, error);
  }
}

/** Undefined: this station was never let in. */
export function readKept(folder: string): Kept | undefined {
  try {
    return JSON.parse(readFileSync(fileIn(folder), 'utf8')) as Kept;
  } catch {
    return undefined;
  }
}

/** Replaced whole, and closed to others from the first byte on. */
export function keep(folder: string, kept: Kept): void {
  const fresh = `${fileIn(folder)}.new`;
  rmSync(fresh, { force: true });
  writeFileSync(fresh, `${JSON.stringify(kept, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  renameSync(fresh, fileIn(folder));
}
