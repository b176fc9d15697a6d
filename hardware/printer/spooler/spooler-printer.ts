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
import type { PrintQueue } from './print-queue.ts';

/** Milliseconds. A job that waits longer is taken back: it would come out when its visitor has gone. */
const HELD = { after: 30_000, look: 500 };

export interface SpoolerPrinterParts {
  queue: PrintQueue;
  time: HardwareTime;
  encode(paper: Paper): Promise<Job>;
}

/**
 * A raw queue of the operating system. It says yes to a printer that is off, so a job counts only once it has left the
 * queue; one that stays is cancelled before anybody may print again.
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
      // From here on the queue may have it, whatever is heard of it.
      sent = bytes.length;
      const job = await this.#parts.queue.submit(bytes);
      if (job === null) return { as: 'notSent', problem: 'refused', sent: 0 };
      return await this.#outcomeOf(job, sent);
    } catch (error) {
      const { problem } = failure(error, 0);
      return { as: sent === 0 ? 'notSent' : 'unknown', problem, sent };
    }
  }

  async #outcomeOf(job: string, sent: number): Promise<PrintOutcome> {
    const left: PrintOutcome = { as: 'printed', problem: 'noStatus', sent };
    const end = this.#parts.time.monotonic() + HELD.after;
    this.#open = job;
    while (this.#parts.time.monotonic() < end) {
      if (!(await this.#parts.queue.isWaiting(job))) {
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
    const { queue } = this.#parts;
    const isCancelled = await queue.cancel(this.#open);
    if (!isCancelled && (await queue.isWaiting(this.#open))) throw new TransportError('queueHeld', 0);
    this.#open = null;
    return isCancelled;
  }

  async #condition(): Promise<Condition> {
    try {
      const problem = await this.#parts.queue.problem();
      return problem === null ? { state: 'unknown', problem: 'noStatus' } : { state: 'down', problem };
    } catch (error) {
      return { state: 'down', problem: failure(error, 0).problem };
    }
  }
}
