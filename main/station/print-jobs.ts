import type { CommandInput } from '#contract/commands.ts';
import type { Problem } from '#contract/hardware.ts';
import type { Duration, JobId, PrinterId } from '#contract/ids.ts';
import type { StationJobRow } from '#contract/views.ts';
import type { Answer } from '#contract/wire.ts';
import type { HardwareTime, Paper, PrintOutcome } from '#hardware/ports.ts';
import type { KeptPrinter } from './kept-printer.ts';
import type { Picture } from './picture.ts';
import { within } from './waiting.ts';

/** The hub gives a job up that nobody takes within 10 s: one that waits for a busy printer is taken before that. */
const TAKEN_AFTER: Duration = 5_000;
/** A job whose acceptance took longer, or that waited longer for its turn, is given back: nothing was sent, and that is sure. */
const ACCEPTED_WITHIN: Duration = 10_000;
const IN_TURN_WITHIN: Duration = 30_000;
/** Attempts remembered: the view shows one for a while after it is over. */
const REMEMBERED = 2_000;

const notSent = (problem: Problem): PrintOutcome => ({ as: 'notSent', problem, sent: 0 });

export interface PrintJobsParts {
  time: HardwareTime;
  /** Resolves when the hub has answered, however long that takes. */
  send(command: CommandInput): Promise<Answer<unknown>>;
  printer(id: PrinterId): KeptPrinter | undefined;
  paper(job: StationJobRow): Paper;
}

/** Who has this attempt: this process, or another one that is no more. */
type Mine = 'asked' | 'taken' | 'refused' | 'disowned';

/**
 * The papers of this station. A job is taken, printed and reported, in this order, and each attempt once: whatever this
 * process did not take itself is never printed by it.
 */
export class PrintJobs {
  readonly #parts: PrintJobsParts;
  readonly #attempts = new Map<string, Mine>();
  readonly #running = new Set<Promise<void>>();
  #picture: Picture | undefined;
  #stopped = false;

  constructor(parts: PrintJobsParts) {
    this.#parts = parts;
  }

  /** Looks at all jobs of the view. */
  follow(picture: Picture): void {
    this.#picture = picture;
    if (this.#stopped) return;
    for (const job of picture.jobs()) {
      if (job.state === 'accepted') this.#accepted(job);
      else if (!this.#attempts.has(nameOf(job.job, job.tries + 1))) this.#run(this.#work(job, job.tries + 1));
    }
  }

  /** Takes nothing more; resolves when what was begun is over. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await Promise.all(this.#running);
  }

  #run(work: Promise<void>): void {
    this.#running.add(work);
    void work.finally(() => this.#running.delete(work));
  }

  /** One that this process did not take was taken by its predecessor, which left nothing to tell what became of it. */
  #accepted({ job, tries }: StationJobRow): void {
    const mine = this.#attempts.get(nameOf(job, tries));
    if (mine !== undefined && mine !== 'refused') return;
    this.#remember(nameOf(job, tries), 'disowned');
    this.#run(this.#report(job, { as: 'unknown', problem: 'stationRestarted', sent: 0 }));
  }

  async #work(job: StationJobRow, attempt: number): Promise<void> {
    const name = nameOf(job.job, attempt);
    this.#remember(name, 'asked');
    const printer = this.#parts.printer(job.printer);
    const turn = printer?.turns.enter() ?? Promise.resolve(() => {});
    await within(this.#parts.time, TAKEN_AFTER, turn, () => () => {});
    const begun = this.#parts.time.monotonic();
    const answer = this.#stopped ? null : await this.#parts.send({ type: 'acceptPrint', job: job.job });
    this.#remember(name, answer?.ok ? 'taken' : 'refused');
    const late = this.#parts.time.monotonic() - begun > ACCEPTED_WITHIN;
    const leave = await turn;
    const outcome = answer?.ok ? await this.#print(job, printer, late, begun) : null;
    leave();
    if (outcome) await this.#report(job.job, outcome);
    // Whoever has it instead may be shown already.
    else if (this.#picture) this.follow(this.#picture);
  }

  async #print(job: StationJobRow, printer: KeptPrinter | undefined, late: boolean, begun: Duration) {
    const waited = this.#parts.time.monotonic() - begun;
    if (!printer) return notSent('badSettings');
    if (late || this.#stopped) return notSent('stationOffline');
    if (waited > IN_TURN_WITHIN) return notSent('busy');
    return printer.print(this.#parts.paper(job));
  }

  async #report(job: JobId, { as, problem }: PrintOutcome): Promise<void> {
    await this.#parts.send({ type: 'reportPrint', job, as, problem });
  }

  #remember(name: string, mine: Mine): void {
    this.#attempts.delete(name);
    this.#attempts.set(name, mine);
    const [oldest] = this.#attempts.keys();
    if (this.#attempts.size > REMEMBERED && oldest !== undefined) this.#attempts.delete(oldest);
  }
}

const nameOf = (job: JobId, attempt: number): string => `${job} ${attempt}`;
