import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Role } from '#contract/settings.ts';

/** What the running hub leaves for the command line of the same user: its address, and the secrets that open it. */
export interface Access {
  /** Address of this computer at which it listens, as it stands in an address. */
  host: string;
  port: number;
  /** Secret of the control routes. */
  control: string;
  /** Whether windows of the desktop app came with it. */
  hasWindows: boolean;
  /** One-time secrets of the printed addresses. */
  join: Record<Role, string>;
}

const fileIn = (dataDir: string): string => join(dataDir, 'access.json');

/** Replaced whole, and readable by its owner only from the first byte on. */
export function writeAccess(dataDir: string, access: Access): void {
  const fresh = `${fileIn(dataDir)}.new`;
  rmSync(fresh, { force: true });
  writeFileSync(fresh, `${JSON.stringify(access, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  renameSync(fresh, fileIn(dataDir));
}

/** Undefined: no hub has left anything here. */
export function readAccess(dataDir: string): Access | undefined {
  try {
    return JSON.parse(readFileSync(fileIn(dataDir), 'utf8')) as Access;
  } catch {
    return undefined;
  }
}

/** The hub has stopped: nothing of it can be reached any more. */
export function removeAccess(dataDir: string): void {
  rmSync(fileIn(dataDir), { force: true });
}
