import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const TICKS_PER_SECOND = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));
/** Places after the name of the program, which may itself hold spaces (proc(5), /proc/pid/stat). */
const USER = 11;
const SYSTEM = 12;

/** CPU time that a process has used, user and kernel together, in microseconds, as Linux counts it (in ticks of 10 ms). */
export function cpuMicroseconds(pid: number): number {
  const afterName = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
  return ((Number(afterName[USER]) + Number(afterName[SYSTEM])) / TICKS_PER_SECOND) * 1e6;
}
