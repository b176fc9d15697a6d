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
