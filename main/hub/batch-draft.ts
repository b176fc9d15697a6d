import type { Event, EventBody } from '#contract/events.ts';
import { EVENT_VERSION } from '#contract/events.ts';
import type { DayKey, Instant } from '#contract/ids.ts';
import { MAX_AGE } from '#contract/protocol.ts';
import type { Answer } from '#contract/wire.ts';
import { decide } from '#domain/decide.ts';
import { evolve } from '#domain/evolve.ts';
import type { Actor, AnyCommand, Decided } from '#domain/types.ts';
import type { Batch, Store, StoredResult } from '#store/store.ts';
import type { Asked, Press } from './asked.ts';
import type { Core } from './core.ts';
import { done, refuse } from './refuse.ts';

export interface DraftParts {
  core: Core;
  store: Store;
  newId(): string;
  /** [I7] False: there is no room on the disk to begin this. */
  hasRoomFor(command: AnyCommand): boolean;
}

/** What became of one command; `again` when it had been answered before. */
export interface Judged {
  answer: Answer<unknown>;
  again: boolean;
}

/**
 * The commands of one batch, decided in order: each sees what the ones before it did. Memory is ahead of the store until
 * the batch is stored; when that fails, memory must be read again.
 */
export class BatchDraft {
  readonly #parts: DraftParts;
  readonly #now: Instant;
  readonly batch: Batch = { events: [], changes: [], results: [], texts: [] };

  constructor(parts: DraftParts, now: Instant) {
    this.#parts = parts;
    this.#now = now;
  }

  get isEmpty(): boolean {
    return this.batch.events.length + this.batch.results.length === 0;
  }

  judge(asked: Asked): Judged {
    const before = asked.press && this.#answeredBefore(asked.press);
    if (before) return before;
    const { core, newId, hasRoomFor } = this.#parts;
    if (!hasRoomFor(asked.command)) return { answer: refuse('storageFull'), again: false };
    const context = { now: this.#now, actor: asked.actor, nextSeq: core.seq + 1, newId };
    const decision = decide(core.state, asked.command, context);
    if (!decision.ok) return { answer: decision, again: false };
    this.#take(asked, decision);
    return { answer: done(decision.result), again: false };
  }

  /** The first answer to a press that comes again, or why it comes too late. */
  #answeredBefore(press: Press): Judged | undefined {
    const stored = this.#parts.store.result(press.device, press.commandId);
    if (stored) return { answer: storedAnswer(stored, press), again: true };
    const pruned = this.#parts.store.prunedUpTo(press.device);
    if (pruned !== undefined && press.commandId <= pruned) return { answer: refuse('idTooOld'), again: false };
    if (press.age > MAX_AGE) return { answer: refuse('expired'), again: false };
    return undefined;
  }

  #take(asked: Asked, decision: Decided): void {
    const { core } = this.#parts;
    const events = stamp(asked, decision, core.seq, core.day);
    const changes = evolve(core.state, events);
    core.state.apply(changes, decision.texts);
    core.seq += events.length;
    this.batch.events.push(...events);
    this.batch.changes.push(...changes);
    this.batch.texts.push(...decision.texts);
    if (asked.press) this.batch.results.push(toStore(asked.press, decision.result, this.#now));
  }
}

function storedAnswer(stored: StoredResult, press: Press): Answer<unknown> {
  return stored.hash === press.hash ? done(JSON.parse(stored.result)) : refuse('idReused');
}

function toStore({ device, commandId, hash }: Press, result: unknown, at: Instant): StoredResult {
  return { device, commandId, hash, result: JSON.stringify(result), at };
}

function stamp(asked: Asked, decision: Decided, lastSeq: number, openDay: DayKey | null): Event[] {
  const { at, undoable } = decision;
  const meta = { v: EVENT_VERSION, at, actor: personOf(asked.actor), via: asked.via, cause: asked.cause, undoable };
  let day = openDay;
  return decision.events.map((body: EventBody, index): Event => {
    if (body.type === 'dayOpened') day = body.opened;
    return { ...body, seq: lastSeq + 1 + index, ...meta, day };
  });
}

const personOf = (actor: Actor): string | null => (actor.kind === 'device' ? actor.person : null);
