import { once } from 'node:events';
import { closeSync, constants, openSync } from 'node:fs';
import { startLine } from '../socat.ts';
import type { FakePrinter, Guest } from './fake-printer.ts';

export interface PtyPlace {
  stop(): Promise<void>;
}

/** A line whose computer's end is `link`. Held open from here, for a line that nobody holds ends with its first visitor. */
export async function listenOnPty(printer: FakePrinter, link: string): Promise<PtyPlace> {
  const socat = await startLine(link);
  const exited = once(socat, 'exit');
  const held = openSync(link, constants.O_RDWR | constants.O_NOCTTY | constants.O_NONBLOCK);
  const guest: Guest = {
    send: (bytes) => void socat.stdin.write(bytes),
    // A stopped program takes nothing more out of the line, which holds 4 kB.
    reading: (isOn) => void socat.kill(isOn ? 'SIGCONT' : 'SIGSTOP'),
    hangUp: () => {},
    reset: () => {},
  };
  socat.stdout.on('data', (bytes) => printer.received(guest, bytes));
  printer.joined(guest);
  return {
    async stop() {
      if (socat.exitCode !== null || socat.signalCode !== null) return;
      socat.kill('SIGKILL');
      await exited;
      printer.left(guest);
      closeSync(held);
    },
  };
}
