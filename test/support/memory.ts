import { readFileSync } from 'node:fs';

const KB_A_MB = 1_024;

/**
 * What a process holds of this computer's memory, MB: its resident set, with the program itself, which other processes may share
 * (proc(5), smaps_rollup). 0 where the process is gone, or this is no Linux.
 */
export const residentOf = (pid: number): number => memoryOf(pid, 'Rss');

/** The same, with what several processes hold together shared out among them: what it adds to the computer's load, MB. */
export const shareOf = (pid: number): number => memoryOf(pid, 'Pss');

function memoryOf(pid: number, kind: 'Rss' | 'Pss'): number {
  const line = new RegExp(`^${kind}:\\s+(\\d+)`, 'm').exec(textOf(`/proc/${pid}/smaps_rollup`));
  return Number(line?.[1] ?? 0) / KB_A_MB;
}

/** Processes come and go while one looks: of one that is gone, nothing. */
export function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
