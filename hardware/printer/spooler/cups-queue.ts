import type { Problem } from '#contract/hardware.ts';
import { type HardwareTime, TransportError } from '#hardware/ports.ts';
import type { PrintQueue } from './print-queue.ts';
import { type Ran, run } from './run.ts';

const NOTHING = new Uint8Array();

/** A raw queue of CUPS, by its own programs. */
export class CupsQueue implements PrintQueue {
  readonly #queue: string;
  readonly #time: HardwareTime;

  constructor(queue: string, time: HardwareTime) {
    this.#queue = queue;
    this.#time = time;
  }

  async problem(): Promise<Problem | null> {
    const { status, out } = await this.#run('lpstat', ['-p', this.#queue]);
    if (status !== 0) return 'notFound';
    return /^printer .+ disabled since/m.test(out) ? 'queueHeld' : null;
  }

  /** @returns its name, `queue-17` */
  async submit(bytes: Uint8Array): Promise<string | null> {
    const ran = await this.#run('lp', ['-d', this.#queue, '-o', 'raw', '-t', 'ticket', '--'], bytes);
    if (ran.status !== 0) return null;
    const [, job] = /^request id is (.+) \(\d+ file/m.exec(ran.out) ?? [];
    if (job === undefined) throw new TransportError('queueHeld', bytes.length);
    return job;
  }

  async isWaiting(job: string): Promise<boolean> {
    const ran = await this.#run('lpstat', ['-W', 'not-completed', '-o', this.#queue]);
    if (ran.status !== 0) throw new TransportError('queueHeld', 0);
    return ran.out.split('\n').some((line) => line.startsWith(`${job} `));
  }

  async cancel(job: string): Promise<boolean> {
    // No `--`: cancel does not know it, and a job's name begins with a letter or a digit like its queue's.
    return (await this.#run('cancel', [job])).status === 0;
  }

  #run(program: string, args: string[], input: Uint8Array = NOTHING): Promise<Ran> {
    return run(this.#time, program, args, input);
  }
}
