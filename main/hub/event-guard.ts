import type { Answer } from '#contract/wire.ts';
import type { Counters } from './counters.ts';
import { isTame } from './guard.ts';
import type { Connection, Doings } from './handlers.ts';
import { handle, handlerOf } from './handlers.ts';
import type { Limits } from './limits.ts';
import type { Journal } from './ports.ts';
import { refuse } from './refuse.ts';
import { TokenBucket } from './token-bucket.ts';

const UNKNOWN_EVENTS_BEFORE_CUT = 5;

export interface EventGuardParts {
  limits: Limits;
  counters: Counters;
  journal: Journal;
  doings: Doings;
  monotonic(): number;
}

/** The connection a guard stands before. */
export interface Guarded {
  /** Undefined once the device is gone or revoked. */
  connection(): Connection | undefined;
  cut(code: 'tooFast' | 'unknownEvent' | 'revoked'): void;
}

/**
 * The one wrapper around every event of one connection: known event, one payload and a callback, rate, tame payload, role,
 * shape, work, answer. Whatever comes in, nothing is thrown.
 */
export class EventGuard {
  readonly #parts: EventGuardParts;
  readonly #guarded: Guarded;
  readonly #bucket: TokenBucket;
  #unknown = 0;
  #tooFast = 0;

  constructor(parts: EventGuardParts, guarded: Guarded) {
    this.#parts = parts;
    this.#guarded = guarded;
    this.#bucket = new TokenBucket(parts.limits.events, parts.monotonic);
  }

  /** Takes one packet: the event's name, its payload, its callback. */
  receive(packet: unknown[]): void {
    const [event, ...rest] = packet;
    const last = rest.at(-1);
    const reply = typeof last === 'function' ? (last as (answer: Answer<unknown>) => void) : undefined;
    const payloads = reply ? rest.slice(0, -1) : rest;
    this.#answer(String(event), payloads, reply !== undefined).then(
      (answer) => {
        if (!answer.ok) this.#parts.counters.count('refused');
        reply?.(answer);
      },
      (error: unknown) => {
        this.#parts.journal.error('an event could not be handled', { event: String(event), error: String(error) });
        reply?.(refuse('internal'));
      },
    );
  }

  async #answer(event: string, payloads: unknown[], hasReply: boolean): Promise<Answer<unknown>> {
    if (!this.#bucket.take()) return this.#refuseFast();
    const handler = handlerOf(event);
    if (!handler) return this.#refuseUnknown();
    if (!hasReply) return this.#refuse('noCallback');
    if (payloads.length !== 1 || !isTame(payloads[0])) return this.#refuse('badRequest');
    const connection = this.#guarded.connection();
    if (!connection) {
      this.#guarded.cut('revoked');
      return refuse('revoked');
    }
    return this.#counted(await handle(handler, connection, this.#parts.doings, payloads[0]));
  }

  #counted(answer: Answer<unknown>): Answer<unknown> {
    if (!answer.ok) {
      const { code } = answer.refusal;
      if (code === 'badRequest' || code === 'notAllowed') this.#parts.counters.count(code);
    }
    return answer;
  }

  #refuse(why: 'noCallback' | 'badRequest'): Answer<never> {
    this.#parts.counters.count(why);
    return refuse('badRequest');
  }

  #refuseUnknown(): Answer<never> {
    this.#parts.counters.count('unknownEvent');
    this.#unknown += 1;
    if (this.#unknown >= UNKNOWN_EVENTS_BEFORE_CUT) this.#guarded.cut('unknownEvent');
    return refuse('unknownEvent');
  }

  #refuseFast(): Answer<never> {
    this.#parts.counters.count('tooFast');
    this.#tooFast += 1;
    if (this.#tooFast >= this.#parts.limits.tooFastBeforeCut) this.#guarded.cut('tooFast');
    return refuse('tooFast');
  }
}
