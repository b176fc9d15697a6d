import { accessSync, constants, mkdirSync } from 'node:fs';
import { win32 } from 'node:path';

/** The installed app's name for Windows, as `electron-builder.yml` has it: notifications and starting with the PC go by it. */
export const APP_ID = 'org.now-serving.app';

/**
 * Where an installed app keeps its things, the office's data too; null: where Electron would. On Windows that is a folder which an
 * organisation may send over the network at each sign-in, and an office needs a local disk.
 */
export function ownFolder(platform: string, env: Record<string, string | undefined>): string | null {
  const local = env.LOCALAPPDATA;
  return platform === 'win32' && local && win32.isAbsolute(local) ? win32.join(local, 'Now Serving') : null;
}

/** The app cannot keep what is its own; with a sentence for whoever looks after this PC. */
export class OwnFolderError extends Error {
  override name = 'OwnFolderError';
}

/**
 * Makes the folder for the app's own things unless it is there. Not with Node's `recursive`, which tries forever where the system never makes a folder,
 * as below `/proc`: what it stands in is there. Without it the app would take itself for a second launch, for the mark of the first one cannot be made.
 * @throws OwnFolderError where this user may not have it or write in it
 */
export function openOwnFolder(folder: string): void {
  try {
    makeUnlessThere(folder);
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    throw new OwnFolderError(
      `It keeps its settings in ${folder}, and this user cannot write there (${code}). ` +
        'Have that folder made writable for this user, then launch Now Serving again.',
    );
  }
}

function makeUnlessThere(folder: string): void {
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}
