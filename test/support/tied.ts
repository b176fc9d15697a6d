import { spawnSync } from 'node:child_process';

/** Whether this computer can tie a process to its parent: Linux, with util-linux. */
const CAN_TIE = spawnSync('setpriv', ['--pdeathsig', 'KILL', 'true']).status === 0;

/**
 * A program and its arguments so that it ends with this process, even when that is killed and can end nothing any more; where
 * the computer cannot, as they are. Its process id and how it ends are the program's own.
 */
export const tied = (program: string, args: readonly string[]): [program: string, args: string[]] =>
  CAN_TIE ? ['setpriv', ['--pdeathsig', 'KILL', program, ...args]] : [program, [...args]];
