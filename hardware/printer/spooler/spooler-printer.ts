import type { Problem } from '#contract/hardware.ts';
import {
  type Condition,
  type HardwareTime,
  type Paper,
  type PrintOutcome,
  type TicketPrinter,
  TransportError,
} from '#hardware/ports.ts';
import type { Job } from '#hardware/printer/escpos/job.ts';
import { InTurn } from '#hardware/printer/in-turn.ts';
import { failure } from '#hardware/printer/transport/errors.ts';
import { pause } from '#hardware/printer/waiting.ts';
import { type Ran, run } from './run.ts';

/** Milliseconds. A job that waits longer is taken back: it would come out when its visitor has gone. */
const HELD = { after: 30_000, look: 500 };
const NOTHING = new Uint8Array();

export interface SpoolerPrinterParts {
  queue: string;
  time: HardwareTime;
  encode(paper: Paper): Promise<Job>;
}

/**
 * A raw queue of CUPS, by its own programs. `lp` says yes to a printer that is off, so a job counts only once it has left
 * the queue; one that stays is cancelled before anybody may print again.
 */
export class SpoolerPrinter implements TicketPrinter {
  readonly #parts: SpoolerPrinterParts;
  readonly #turn = new InTurn();
  /** The last job, until it is known to have left the queue. */
  #open: string | null = null;

  constructor(parts: SpoolerPrinterParts) {
    this.#parts = parts;
  }

  print(paper: Paper): Promise<PrintOutcome> {
    return this.#turn.run(() => this.#print(paper));
  }

  condition(): Promise<Condition> {
    return this.#turn.run(() => this.#condition());
  }

  async close(): Promise<void> {
    await this.#turn.run(async () => {});
  }

  async #print(paper: Paper): Promise<PrintOutcome> {
    const condition = await this.#condition();
    if (condition.state === 'down') return { as: 'notSent', problem: condition.problem, sent: 0 };
    let sent = 0;
    try {
      await this.#takeBack();
      const { bytes } = await this.#parts.encode(paper);
      // From here on the queue may have it, whatever is heard of `lp`.
      sent = bytes.length;
      const job = await this.#submit(bytes);
      if (job === null) return { as: 'notSent', problem: 'refused', sent: 0 };
      return await this.#outcomeOf(job, sent);
    } catch (error) {
      const { problem } = failure(error, 0);
      return { as: sent === 0 ? 'notSent' : 'unknown', problem, sent };
    }
  }

  /** @returns the job's name, `queue-17`; null when the queue does not take it. */
  async #submit(bytes: Uint8Array): Promise<string | null> {
    const ran = await this.#run('lp', ['-d', this.#parts.queue, '-o', 'raw', '-t', 'ticket', '--'], bytes);
    if (ran.status !== 0) return null;
    const [, job] = /^request id is (.+) \(\d+ file/m.exec(ran.out) ?? [];
    if (job === undefined) throw new TransportError('queueHeld', bytes.length);
    return job;
  }

  async #outcomeOf(job: string, sent: number): Promise<PrintOutcome> {
    const left: PrintOutcome = { as: 'printed', problem: 'noStatus', sent };
    const end = this.#parts.time.monotonic() + HELD.after;
    this.#open = job;
    while (this.#parts.time.monotonic() < end) {
      if (!(await this.#isWaiting(job))) {
        this.#open = null;
        return left;
      }
      await pause(this.#parts.time, HELD.look);
    }
    return (await this.#takeBack()) ? { as: 'unknown', problem: 'queueHeld', sent } : left;
  }

  /**
   * Cancels the job that stayed, before another one follows it.
   * @returns false when it had left by itself. @throws TransportError when it is still there.
   */
  async #takeBack(): Promise<boolean> {
    if (this.#open === null) return true;
    // No `--`: cancel does not know it, and a job's name begins with a letter or a digit like its queue's.
    const { status } = await this.#run('cancel', [this.#open]);
    if (status !== 0 && (await this.#isWaiting(this.#open))) throw new TransportError('queueHeld', 0);
    this.#open = null;
    return status === 0;
  }

  async #isWaiting(job: string): Promise<boolean> {
    const ran = await this.#run('lpstat', ['-W', 'not-completed', '-o', this.#parts.queue]);
    if (ran.status !== 0) throw new TransportError('queueHeld', 0);
    return ran.out.split('\n').some((line) => line.startsWith(`${job} `));
  }

  async #condition(): Promise<Condition> {
    try {
      const ran = await this.#run('lpstat', ['-p', this.#parts.queue]);
      const problem = queueProblem(ran);
      return problem === null ? { state: 'unknown', problem: 'noStatus' } : { state: 'down', problem };
    } catch (error) {
      return { state: 'down', problem: failure(error, 0).problem };
    }
  }

  #run(program: string, args: string[], input: Uint8Array = NOTHING): Promise<Ran> {
    return run(this.#parts.time, program, args, input);
  }
}

function queueProblem({ status, out }: Ran): Problem | null {
  if (status !== 0) return 'notFound';
  return /^printer .+ disabled since/m.test(out) ? 'queueHeld' : null;
}
