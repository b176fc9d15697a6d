import type { Event } from '#contract/events.ts';
import type { Duration, Instant } from '#contract/ids.ts';
import type { DueRow } from '#contract/rows.ts';
import { reactions } from '#domain/reactions.ts';
import { fromHub, fromTimer } from './asked.ts';
import type { HubClock } from './clock.ts';
import type { Core } from './core.ts';
import type { Journal } from './ports.ts';
import type { Committed, Spine } from './run-command.ts';

export interface TimersParts {
  core: Core;
  clock: HubClock;
  spine: Spine;
  journal: Journal;
}

const TRY_AGAIN_AFTER: Duration = 30_000;

/**
 * What the hub asks by itself: the durable `due` rows at their time, the first business day, and what follows from what
 * just happened (auto-call).
 */
export class Timers {
  readonly #parts: TimersParts;
  /** Asked and not answered yet, or refused: neither is asked again. */
  readonly #asked = new Set<string>();
  #cancel: () => void = () => {};
  #firstDayAsked = false;
  #pausedUntil: Instant = 0;

  constructor(parts: TimersParts) {
    this.#parts = parts;
  }

  start(): void {
    this.#openFirstDay();
    this.runDue();
  }
  stop(): void {
    this.#cancel();
  }

  committed({ events }: Committed): void {
    if (events.some(isSiteConfigured)) this.#openFirstDay();
    this.#react(events);
    this.runDue();
  }

  /** Asks for everything that is due now, then waits for the next. */
  runDue(): void {
    const { core, clock } = this.#parts;
    const now = clock.now();
    if (now >= this.#pausedUntil) {
      for (const due of core.state.dues(now)) if (!this.#isHeld(due)) this.#ask(due);
    }
    const next = this.#next();
    this.#cancel();
    if (next !== undefined) this.#cancel = clock.at(Math.max(next, this.#pausedUntil), () => this.runDue());
  }

  /** [D9] While the clock is in doubt the day does not move. */
  #isHeld(due: DueRow): boolean {
    return this.#parts.clock.doubt !== null && (due.what === 'openDay' || due.what === 'closeDay');
  }

  #ask(due: DueRow): void {
    const name = `${due.id} ${due.seq}`;
    if (this.#asked.has(name)) return;
    this.#asked.add(name);
    this.#parts.spine.ask(fromTimer(due), (answer) => {
      const code = answer.ok ? null : answer.refusal.code;
      if (code !== null) this.#parts.journal.warn('a timer was refused', { due: due.id, code });
      if (code === null || code === 'storageFull') this.#asked.delete(name);
      if (code === 'storageFull') this.#pause();
    });
  }

  /** Without room on the disk nothing can be done; when there is some again, all of it must be. */
  #pause(): void {
    this.#pausedUntil = this.#parts.clock.now() + TRY_AGAIN_AFTER;
    this.runDue();
  }

  /** When something is due that was not asked for yet. */
  #next(): Instant | undefined {
    let next: Instant | undefined;
    for (const due of this.#parts.core.state.all('due')) {
      if (this.#asked.has(`${due.id} ${due.seq}`) || this.#isHeld(due)) continue;
      if (next === undefined || due.at < next) next = due.at;
    }
    return next;
  }

  /** [D6] A new office opens its first day by itself; every later one has a timer. */
  #openFirstDay(): void {
    const { state } = this.#parts.core;
    if (this.#firstDayAsked || !state.site()?.autoOpen || state.lastDay() || this.#parts.clock.doubt !== null) return;
    this.#firstDayAsked = true;
    const asked = fromHub('autoOpen', { type: 'openDay' }, 'autoOpen', 'hub');
    this.#parts.spine.ask(asked, (answer) => {
      if (!answer.ok) this.#parts.journal.warn('the first day was not opened', { code: answer.refusal.code });
    });
  }

  /** [C11] */
  #react(events: Event[]): void {
    const { core } = this.#parts;
    for (const command of reactions(core.state, events)) {
      const session = command.type === 'autoCall' ? command.session : command.type;
      const asked = fromHub('autoCall', command, `auto:${session}:${core.seq}`, 'hub');
      // Refused when somebody pressed Next in the same moment: then the desk has its visitor.
      this.#parts.spine.ask(asked, () => {});
    }
  }
}

const isSiteConfigured = (event: Event): boolean => event.type === 'configured' && event.kind === 'site';
