import { createInterface } from 'node:readline';
import { END } from '#shell/children/messages.ts';
import type { Child } from './ports.ts';
import { waitsFor } from './waits-for.ts';

/** As much of Electron's `UtilityProcess` as is needed. */
export interface Forked {
  readonly pid?: number | undefined;
  readonly stderr: NodeJS.ReadableStream | null;
  on(event: 'message', told: (message: unknown) => void): unknown;
  on(event: 'error', told: (type: unknown, location: unknown) => void): unknown;
  once(event: 'exit', told: (code: number) => void): unknown;
  postMessage(message: unknown): void;
}

/** A process of the app's own as one that is kept alive. @param heard each line that it writes down */
export function childOf(forked: Forked, heard: (line: string) => void): Child {
  if (forked.stderr) createInterface({ input: forked.stderr }).on('line', heard);
  // One that runs out of memory says so before it ends. Unheard, that would be an exception in the app itself.
  forked.on('error', (type, location) => heard(`a process cannot go on: ${type} ${location}`));
  return {
    onMessage: (told) => void forked.on('message', told),
    onExit: (told) => void forked.once('exit', (code) => told({ code, signal: null })),
    end: () => forked.postMessage(END),
    endNow: (within) => {
      forked.postMessage(END);
      return waitsFor(() => !isAlive(forked.pid), within);
    },
    kill: () => killAtOnce(forked.pid),
  };
}

function isAlive(pid: number | undefined): boolean {
  try {
    return pid !== undefined && process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Electron's own `kill` only asks. */
function killAtOnce(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(pid, 'SIGKILL');
  } catch {
    // It ended by itself meanwhile.
  }
}
