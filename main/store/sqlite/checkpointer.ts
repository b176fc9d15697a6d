import { Worker } from 'node:worker_threads';
import type { Duration } from '#contract/ids.ts';

/** Pages of the WAL between two checkpoints, roughly: as many as SQLite itself would wait for. */
const PAGES = 2_000;
/** Pages that any commit writes: the ends of tables and indexes. */
const PAGES_OF_A_COMMIT = 8;

/** What its thread is told. */
export interface CheckpointerWork {
  file: string;
  idle: Duration;
}

/**
 * Copies what was committed from the WAL into the database, in a thread with a connection of its own, so that no command
 * waits for it. It only helps: SQLite checkpoints by itself, in a commit, when the WAL grows far beyond what this leaves.
 * A thread takes 11 MB and an office has work for it some twenty times a day, so it ends after `idle` ms without any.
 */
export class Checkpointer {
  readonly #work: CheckpointerWork;
  #worker: Worker | undefined;
  #pages = 0;

  constructor(work: CheckpointerWork) {
    this.#work = work;
  }

  committed(changes: number): void {
    this.#pages += PAGES_OF_A_COMMIT + changes;
    if (this.#pages < PAGES) return;
    this.#pages = 0;
    this.#worker ??= this.#start();
    this.#worker.postMessage('checkpoint');
  }

  /** Resolves when the thread has closed its connection, so that the last one to close is the store's own. */
  async stop(): Promise<void> {
    const worker = this.#worker;
    if (!worker) return;
    const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
    // A process with nothing else to do must not end before this has.
    worker.ref();
    worker.postMessage('close');
    await ended;
  }

  #start(): Worker {
    const worker = new Worker(new URL('./checkpoint-thread.ts', import.meta.url), { workerData: this.#work });
    // What goes wrong there goes wrong for the store's own commits too, which know what to do.
    worker.on('error', () => {});
    worker.once('exit', () => {
      this.#worker = undefined;
    });
    worker.unref();
    return worker;
  }
}
