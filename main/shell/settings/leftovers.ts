import { readdirSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';

/** What a file is named until it is whole. @param pid of the process that writes it */
export const besideOf = (file: string, pid: number): string => `${file}.${pid}.new`;
const BESIDE = /\.json\.(\d+)\.new$/;

/**
 * Removes what programs left in a folder that were killed in the middle of saving. Never throws: what cannot be removed now, can be the
 * next time. @param own this process, which has saved nothing yet: what bears its number is of an earlier one
 */
export function removeLeftovers(folder: string, own: number): void {
  for (const name of namesIn(folder)) {
    const pid = BESIDE.exec(name)?.[1];
    if (pid !== undefined && (Number(pid) === own || !isAlive(Number(pid)))) remove(join(folder, name));
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Of whomever: one that may not be asked is there. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function remove(file: string): void {
  try {
    unlinkSync(file);
  } catch {
    // Somebody else did, or holds it.
  }
}
