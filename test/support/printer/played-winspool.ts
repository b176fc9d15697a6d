import type { Answer, Winspool } from '#hardware/printer/spooler/windows-queue.ts';

interface Ways {
  /** `PRINTER_STATUS_…` bits. */
  status?: number;
  /** Code with which the printer cannot be opened. */
  closed?: number;
  /** Takes documents at all. */
  takes?: boolean;
  /** Bytes it takes in all. */
  room?: number;
  /** Passes nothing on to the printer. */
  stands?: boolean;
  /** Keeps documents that are printed. */
  keeps?: boolean;
  /** Code that it says of a job. */
  forgets?: number;
  /** Never answers. */
  hangs?: boolean;
}

interface Job {
  id: number;
  bytes: number;
  isWhole: boolean;
  isPrinted: boolean;
}

const PRINTED = 0x80;
const NO_SUCH_JOB = 87;
const NOT_READY = 21;

/** The spooler of Windows as its documentation tells it: what was printed, and what waits. */
export class PlayedWinspool implements Winspool {
  readonly #ways: Ways;
  readonly #jobs = new Map<number, Job>();
  #next = 1;
  /** Bytes of each paper that came out. */
  readonly papers: number[] = [];
  openHandles = 0;

  constructor(ways: Ways = {}) {
    this.#ways = ways;
  }

  get waiting(): number[] {
    return [...this.#jobs.values()].filter(({ isPrinted }) => !isPrinted).map(({ id }) => id);
  }

  goOn(): void {
    this.#ways.stands = false;
    for (const job of this.#jobs.values()) this.#pass(job);
  }

  async open(): Promise<Answer<unknown>> {
    if (this.#ways.hangs) return new Promise(() => {});
    if (this.#ways.closed !== undefined) return { ok: false, code: this.#ways.closed };
    this.openHandles += 1;
    return { ok: true, value: 'handle' };
  }

  async close(): Promise<void> {
    this.openHandles -= 1;
  }

  async status(): Promise<Answer<number>> {
    return { ok: true, value: this.#ways.status ?? 0 };
  }

  async begin(): Promise<Answer<number>> {
    if (this.#ways.takes === false) return { ok: false, code: NOT_READY };
    const id = this.#next;
    this.#next += 1;
    this.#jobs.set(id, { id, bytes: 0, isWhole: false, isPrinted: false });
    return { ok: true, value: id };
  }

  async write(_handle: unknown, bytes: Uint8Array): Promise<Answer<number>> {
    const job = this.#last();
    const taken = Math.min(bytes.length, 4_096, (this.#ways.room ?? Number.POSITIVE_INFINITY) - job.bytes);
    job.bytes += taken;
    return taken > 0 ? { ok: true, value: taken } : { ok: false, code: NOT_READY };
  }

  async end(): Promise<Answer<void>> {
    const job = this.#last();
    job.isWhole = true;
    if (!this.#ways.stands) this.#pass(job);
    return { ok: true, value: undefined };
  }

  async jobStatus(_handle: unknown, id: number): Promise<Answer<number>> {
    if (this.#ways.forgets !== undefined) return { ok: false, code: this.#ways.forgets };
    const job = this.#jobs.get(id);
    return job ? { ok: true, value: job.isPrinted ? PRINTED : 0 } : { ok: false, code: NO_SUCH_JOB };
  }

  async remove(_handle: unknown, id: number): Promise<Answer<void>> {
    return this.#jobs.delete(id) ? { ok: true, value: undefined } : { ok: false, code: NO_SUCH_JOB };
  }

  #last(): Job {
    const job = this.#jobs.get(this.#next - 1);
    if (!job) throw new Error('nothing was begun');
    return job;
  }

  #pass(job: Job): void {
    if (!job.isWhole) return;
    this.papers.push(job.bytes);
    job.isPrinted = true;
    if (!this.#ways.keeps) this.#jobs.delete(job.id);
  }
}
