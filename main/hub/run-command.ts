import type { Event } from '#contract/events.ts';
import type { Instant } from '#contract/ids.ts';
import type { RowChange } from '#contract/rows.ts';
import type { Answer } from '#contract/wire.ts';
import { StorageError, StorageFullError } from '#store/store.ts';
import type { Asked, Reply } from './asked.ts';
import type { DraftParts, Judged } from './batch-draft.ts';
import { BatchDraft } from './batch-draft.ts';
import type { Journal } from './ports.ts';
import { refuse } from './refuse.ts';

/** What one batch did, once it is stored. */
export interface Committed {
  events: Event[];
  changes: RowChange[];
}

export interface SpineParts extends DraftParts {
  now(): Instant;
  journal: Journal;
  /** Completes a result for its sender, with what is never stored. */
  complete(asked: Asked, answer: Answer<unknown>): Answer<unknown>;
  /** Told after the acknowledgements: views, timers and whoever else follows what happened. */
  committed(committed: Committed): void;
  judged(asked: Asked, judged: Judged): void;
  storageFull(isFull: boolean): void;
  /** The store may or may not have kept the batch: the hub must end and start again. */
  fatal(error: unknown): void;
}

interface Pending {
  asked: Asked;
  replies: Reply[];
}

/**
 * The spine: every command, whoever sent it, goes through here. One batch is in flight at a time: all waiting commands are
 * decided in order, stored in one transaction, then answered, then told to the views in one go. What arrives meanwhile is
 * the next batch.
 */
export class Spine {
  readonly #parts: SpineParts;
  readonly #inFlight = new Map<string, Pending>();
  #waiting: Pending[] = [];
  #tasks: (() => void | Promise<void>)[] = [];
  #running = false;
  #stopping = false;

  constructor(parts: SpineParts) {
    this.#parts = parts;
  }

  /** Takes one command. `reply` is called once: with the result after it is stored, or with why not. */
  ask(asked: Asked, reply: Reply): void {
    if (this.#stopping) reply(refuse('stopping'));
    else if (!this.#joinsOneInFlight(asked, reply)) this.#enqueue(asked, reply);
  }

  #enqueue(asked: Asked, reply: Reply): void {
    const pending: Pending = { asked, replies: [reply] };
    if (asked.press) this.#inFlight.set(keyOf(asked.press), pending);
    this.#waiting.push(pending);
    this.#wake();
  }

  /** Like `ask`, for those who can wait. */
  perform(asked: Asked): Promise<Answer<unknown>> {
    return new Promise((resolve) => this.ask(asked, resolve));
  }

  /** Runs `task` while no batch is in flight, so that it sees committed state only. */
  between<T>(task: () => T | Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#tasks.push(() => Promise.resolve().then(task).then(resolve, reject));
      this.#wake();
    });
  }

  /** Takes no more commands; resolves when what was taken is done. */
  async stop(): Promise<void> {
    this.#stopping = true;
    await this.between(() => {});
  }

  #joinsOneInFlight(asked: Asked, reply: Reply): boolean {
    const first = asked.press && this.#inFlight.get(keyOf(asked.press));
    if (!first) return false;
    if (first.asked.press?.hash === asked.press?.hash) first.replies.push(reply);
    else reply(refuse('idReused'));
    return true;
  }

  /** After this turn of the loop, so that what came in with it shares one transaction. */
  #wake(): void {
    if (this.#running) return;
    this.#running = true;
    setImmediate(() => void this.#run());
  }

  async #run(): Promise<void> {
    try {
      while (this.#tasks.length + this.#waiting.length > 0) {
        await this.#runTasks();
        await this.#attempt(this.#waiting.splice(0));
      }
      this.#running = false;
    } catch (error) {
      // Left running for good: nothing may be decided on a memory that may not equal the store.
      this.#parts.fatal(error);
    }
  }

  async #runTasks(): Promise<void> {
    for (const task of this.#tasks.splice(0)) await task();
  }

  async #attempt(batch: Pending[]): Promise<void> {
    if (batch.length === 0) return;
    const draft = new BatchDraft(this.#parts, this.#parts.now());
    let judged: Judged[];
    try {
      judged = batch.map((pending) => draft.judge(pending.asked));
      if (!draft.isEmpty) await this.#parts.store.append(draft.batch);
    } catch (error) {
      return this.#failed(batch, error);
    }
    this.#answer(batch, judged);
    // Answers pass through promises on their way out; a tick comes after all of those, so views hear second.
    await new Promise<void>((resolve) => process.nextTick(resolve));
    this.#tell(draft);
  }

  #answer(batch: Pending[], judged: Judged[]): void {
    const settled = batch.map((pending, index) => ({ pending, judged: judged[index] as Judged }));
    for (const { pending, judged } of settled) if (pending.asked.urgent) this.#settle(pending, judged);
    for (const { pending, judged } of settled) if (!pending.asked.urgent) this.#settle(pending, judged);
  }

  #tell(draft: BatchDraft): void {
    const { events, changes } = draft.batch;
    if (!draft.isEmpty) this.#parts.storageFull(false);
    if (events.length > 0) this.#parts.committed({ events, changes });
  }

  #settle({ asked, replies }: Pending, judged: Judged): void {
    if (asked.press) this.#inFlight.delete(keyOf(asked.press));
    this.#parts.judged(asked, judged);
    const answer = this.#parts.complete(asked, judged.answer);
    for (const reply of replies) reply(answer);
  }

  /** Nothing of the batch was kept, except when nobody knows: then this process must end. */
  async #failed(batch: Pending[], error: unknown): Promise<void> {
    if (error instanceof StorageError) throw error;
    await this.#parts.core.load();
    if (error instanceof StorageFullError) return this.#refuseFull(batch);
    if (batch.length > 1) return this.#oneByOne(batch);
    const [pending] = batch;
    if (!pending) return;
    this.#parts.journal.error(
      'a command was refused: it broke a rule that must always hold',
      facts(pending.asked, error),
    );
    this.#settle(pending, { answer: refuse('internal'), again: false });
  }

  async #oneByOne(batch: Pending[]): Promise<void> {
    for (const pending of batch) await this.#attempt([pending]);
  }

  #refuseFull(batch: Pending[]): void {
    this.#parts.storageFull(true);
    for (const pending of batch) this.#settle(pending, { answer: refuse('storageFull'), again: false });
  }
}

const keyOf = ({ device, commandId }: { device: string; commandId: string }): string => `${device} ${commandId}`;

const facts = ({ command, via }: Asked, error: unknown): Record<string, string> => ({
  type: command.type,
  via,
  error: error instanceof Error ? error.message : String(error),
});
