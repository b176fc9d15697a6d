import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** The process that holds this file open; undefined: none does. Linux only, as all tests of the desktop app. */
export function holderOf(file: string): number | undefined {
  return processes().find((pid) => openIn(pid).includes(file));
}

/** Processes that draw pages, of the program with this process id. */
export const renderersOf = (parent: number): number[] => running(parent, '--type=renderer');

/** Processes of the program with this process id in whose command line this stands. */
export const running = (parent: number, words: string): number[] =>
  processes().filter((pid) => textOf(`/proc/${pid}/cmdline`).includes(words) && ancestorsOf(pid).includes(parent));

const processes = (): number[] => readdirSync('/proc').map(Number).filter(Number.isInteger);

/** Processes come and go while one looks. */
function openIn(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).map((fd) => readlinkSync(`/proc/${pid}/fd/${fd}`));
  } catch {
    return [];
  }
}

function ancestorsOf(pid: number): number[] {
  const parent = Number(/^PPid:\s*(\d+)$/m.exec(textOf(`/proc/${pid}/status`))?.[1] ?? 0);
  return parent > 1 ? [parent, ...ancestorsOf(parent)] : [parent];
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
