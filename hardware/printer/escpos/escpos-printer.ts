import type { Problem } from '#contract/hardware.ts';
import type { Duration } from '#contract/ids.ts';
import type {
  Condition,
  HardwareTime,
  Paper,
  PrinterSettings,
  PrintOutcome,
  TicketPrinter,
  Transport,
} from '#hardware/ports.ts';
import { InTurn } from '#hardware/printer/in-turn.ts';
import { failure } from '#hardware/printer/transport/errors.ts';
import { pause, within } from '#hardware/printer/waiting.ts';
import { Conversation, type Verdict } from './conversation.ts';
import type { Job } from './job.ts';

/** 60 mm/s at 8 dots/mm: the slowest printers in use; and a second to start. */
const MS_PER_DOT = 1_000 / (60 * 8);
const START: Duration = 1_000;
const GOODBYE: Duration = 1_000;
const IDS = 10_000;

export interface EscPosPrinterParts {
  settings: PrinterSettings;
  transport: Transport;
  time: HardwareTime;
  /** The bytes of a paper. */
  encode(paper: Paper): Promise<Job>;
}

/** A thermal printer that speaks ESC/POS. Job and question follow one another: most printers take one connection at a time. */
export class EscPosPrinter implements TicketPrinter {
  readonly #parts: EscPosPrinterParts;
  readonly #conversation: Conversation;
  readonly #turn = new InTurn();
  #jobs = 0;

  constructor(parts: EscPosPrinterParts) {
    this.#parts = parts;
    this.#conversation = new Conversation(parts.transport);
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
    const prepared = await this.#prepared(paper);
    if ('problem' in prepared) return this.#hungUp({ as: 'notSent', problem: prepared.problem, sent: 0 });
    return this.#sent(prepared.job);
  }

  /** The job, with the printer open and willing; nothing of it has been sent. */
  async #prepared(paper: Paper): Promise<{ job: Job } | { problem: Problem }> {
    try {
      const job = await this.#parts.encode(paper);
      await this.#parts.transport.open();
      const problem = await this.#obstacle();
      return problem === null ? { job } : { problem };
    } catch (error) {
      return { problem: failure(error, 0).problem };
    }
  }

  async #sent(job: Job): Promise<PrintOutcome> {
    let sent = 0;
    try {
      sent = await this.#parts.transport.write(job.bytes);
      return await this.#delivered(job, sent);
    } catch (error) {
      const fault = failure(error, 0);
      sent = Math.max(sent, fault.sent);
      return this.#hungUp({ as: sent === 0 ? 'notSent' : 'unknown', problem: fault.problem, sent });
    }
  }

  /** Why the job should not be sent at all. A printer that is set up as one that answers, and does not, is such a case. */
  async #obstacle(): Promise<Problem | null> {
    if (this.#parts.settings.answers === 'none') return null;
    const condition = await this.#ask();
    return condition.state === 'down' ? condition.problem : null;
  }

  /** @throws TransportError, after which nobody knows. */
  async #delivered(job: Job, sent: number): Promise<PrintOutcome> {
    if (this.#parts.settings.answers === 'none') {
      await this.#parts.transport.close('graceful');
      return { as: 'printed', problem: 'noStatus', sent };
    }
    const verdict = await this.#verdict(job);
    if (verdict !== 'printed') return this.#hungUp({ as: 'unknown', problem: verdict, sent });
    return this.#hungUp({ as: 'printed', problem: null, sent });
  }

  #verdict(job: Job): Promise<Verdict> {
    if (this.#parts.settings.answers === 'all') return this.#conversation.acknowledged(this.#nextId());
    const duration = START + job.dots * MS_PER_DOT;
    return this.#conversation.watched(duration, (delay) => pause(this.#parts.time, delay));
  }

  #nextId(): string {
    this.#jobs = (this.#jobs + 1) % IDS;
    return String(this.#jobs).padStart(4, '0');
  }

  async #condition(): Promise<Condition> {
    try {
      await this.#parts.transport.open();
      const condition = await this.#ask();
      await this.#hangUp('graceful');
      return condition;
    } catch (error) {
      await this.#hangUp('abort');
      return { state: 'down', problem: failure(error, 0).problem };
    }
  }

  async #ask(): Promise<Condition> {
    if (this.#parts.settings.answers === 'none') return { state: 'unknown', problem: 'noStatus' };
    return (await this.#conversation.condition()) ?? { state: 'down', problem: 'noStatus' };
  }

  /** What is known of the paper does not change by how the connection ends. */
  async #hungUp(outcome: PrintOutcome): Promise<PrintOutcome> {
    await this.#hangUp(outcome.as === 'printed' ? 'graceful' : 'abort');
    return outcome;
  }

  /** A printer that does not say goodbye is not waited for. */
  #hangUp(how: 'graceful' | 'abort'): Promise<void> {
    const closed = this.#parts.transport.close(how).catch(() => {});
    return within(this.#parts.time, GOODBYE, closed, () => {});
  }
}
