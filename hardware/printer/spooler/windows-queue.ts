import type { Problem } from '#contract/hardware.ts';
import type { Duration } from '#contract/ids.ts';
import { type HardwareTime, TransportError } from '#hardware/ports.ts';
import type { PrintQueue } from './print-queue.ts';

/** What Windows knows a printer by while it is open. */
export type Handle = unknown;

/** `code`: of Windows, `ERROR_…`. */
export type Answer<T> = { ok: true; value: T } | { ok: false; code: number };

/** The spooler of Windows, as far as a raw ticket needs it. Handles are valid until they are closed. */
export interface Winspool {
  open(printer: string): Promise<Answer<Handle>>;
  close(handle: Handle): Promise<void>;
  /** `PRINTER_STATUS_…` bits. */
  status(handle: Handle): Promise<Answer<number>>;
  /** Begins a raw document. @returns the job's number */
  begin(handle: Handle, name: string): Promise<Answer<number>>;
  /** @returns how many of the bytes it took */
  write(handle: Handle, bytes: Uint8Array): Promise<Answer<number>>;
  end(handle: Handle): Promise<Answer<void>>;
  /** `JOB_STATUS_…` bits. */
  jobStatus(handle: Handle, job: number): Promise<Answer<number>>;
  remove(handle: Handle, job: number): Promise<Answer<void>>;
}

const WITHIN: Duration = 5_000;

/** `ERROR_INVALID_PARAMETER`: what Windows says of a job that it does not have. Nothing else passes for that. */
const NO_SUCH_JOB = 87;
/** `JOB_STATUS_PRINTED` and `_COMPLETE`: a queue that keeps its documents still has them. */
const HAS_LEFT = 0x80 | 0x1000;
const PROBLEM_OF: Record<number, Problem> = {
  5: 'notAllowed',
  // The service "Print Spooler" does not run.
  1722: 'refused',
  1801: 'notFound',
};
/** `PRINTER_STATUS_…`, the first that holds. Many drivers never say any of them. */
const STATES: readonly (readonly [bits: number, problem: Problem])[] = [
  [0x10, 'paperOut'],
  [0x40_0000, 'coverOpen'],
  [0x80 | 0x1000, 'offline'],
  [0x1 | 0x4, 'queueHeld'],
  [0x2 | 0x8 | 0x10_0000, 'printerError'],
];

/** A printer of Windows, by its name there. */
export class WindowsQueue implements PrintQueue {
  readonly #name: string;
  readonly #time: HardwareTime;
  readonly #spool: Winspool;

  constructor(name: string, time: HardwareTime, spool: Winspool) {
    this.#name = name;
    this.#time = time;
    this.#spool = spool;
  }

  problem(): Promise<Problem | null> {
    return this.#opened(async (handle) => {
      const status = given(await this.#soon(this.#spool.status(handle)), 0);
      return STATES.find(([bits]) => (status & bits) !== 0)?.[1] ?? null;
    });
  }

  submit(bytes: Uint8Array): Promise<string | null> {
    return this.#opened(async (handle) => {
      const begun = await this.#soon(this.#spool.begin(handle, 'ticket'));
      if (!begun.ok) return null;
      await this.#write(handle, begun.value, bytes);
      given(await this.#soon(this.#spool.end(handle)), bytes.length);
      return `${begun.value}`;
    });
  }

  isWaiting(job: string): Promise<boolean> {
    return this.#opened(async (handle) => {
      const answer = await this.#soon(this.#spool.jobStatus(handle, Number(job)));
      if (!answer.ok && answer.code === NO_SUCH_JOB) return false;
      return (given(answer, 0) & HAS_LEFT) === 0;
    });
  }

  cancel(job: string): Promise<boolean> {
    return this.#opened(async (handle) => (await this.#soon(this.#spool.remove(handle, Number(job)))).ok);
  }

  /** Half a ticket does not stay in the queue: it would come out with the next one. */
  async #write(handle: Handle, job: number, bytes: Uint8Array): Promise<void> {
    let sent = 0;
    try {
      while (sent < bytes.length) {
        const taken = given(await this.#soon(this.#spool.write(handle, bytes.subarray(sent))), sent);
        if (taken === 0) throw new TransportError('stalled', sent);
        sent += taken;
      }
    } catch (error) {
      await this.#soon(this.#spool.remove(handle, job));
      throw error;
    }
  }

  async #opened<T>(act: (handle: Handle) => Promise<T>): Promise<T> {
    const handle = given(await this.#soon(this.#spool.open(this.#name)), 0);
    try {
      return await act(handle);
    } finally {
      await this.#soon(this.#spool.close(handle));
    }
  }

  /** @throws TransportError `timeout` when the spooler does not answer */
  #soon<T>(asked: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const cancel = this.#time.after(WITHIN, () => reject(new TransportError('timeout', 0)));
      asked.then(resolve, reject).finally(cancel);
    });
  }
}

function given<T>(answer: Answer<T>, sent: number): T {
  if (answer.ok) return answer.value;
  throw new TransportError(PROBLEM_OF[answer.code] ?? 'printerError', sent, { cause: `Windows error ${answer.code}` });
}
