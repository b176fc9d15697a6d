import { spawn } from 'node:child_process';
import type { Duration } from '#contract/ids.ts';
import { type HardwareTime, TransportError } from '#hardware/ports.ts';
import { failure } from '#hardware/printer/transport/errors.ts';

export interface Ran {
  status: number | null;
  out: string;
  err: string;
}

/** A command of the printing system; its words are English whatever the PC speaks. */
const WITHIN: Duration = 5_000;
const KEPT = 100_000;

/**
 * Runs one of the printing system's programs, without a shell.
 * @throws TransportError `notFound` where it is not installed, `timeout` when it does not end.
 */
export function run(time: HardwareTime, program: string, args: string[], input: Uint8Array): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { env: { ...process.env, LC_ALL: 'C' }, stdio: 'pipe', windowsHide: true });
    const ran: Ran = { status: null, out: '', err: '' };
    const cancel = time.after(WITHIN, () => {
      child.kill('SIGKILL');
      reject(new TransportError('timeout', 0));
    });
    child.stdout.on('data', (bytes) => {
      ran.out = (ran.out + bytes).slice(-KEPT);
    });
    child.stderr.on('data', (bytes) => {
      ran.err = (ran.err + bytes).slice(-KEPT);
    });
    child.on('error', (error) => {
      cancel();
      reject(failure(error, 0));
    });
    child.on('close', (status) => {
      cancel();
      resolve({ ...ran, status });
    });
    // A program that ends without reading is judged by its status.
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}
