import type { Answer } from '#contract/wire.ts';
import type { Alarms } from './alarms.ts';
import type { Asked, Reply } from './asked.ts';
import type { HubClock } from './clock.ts';
import type { Core } from './core.ts';
import type { Journal } from './ports.ts';
import { done, refuse } from './refuse.ts';
import type { Spine } from './run-command.ts';

export interface DayGuardParts {
  core: Core;
  clock: HubClock;
  alarms: Alarms;
  journal: Journal;
  spine: Spine;
  /** Asks for what was held back while the clock was in doubt. */
  runDue(): void;
}

/**
 * [D9] Stands before the spine: while the computer's clock is in doubt the day does not move, until an admin opens the
 * day, which says that the clock is right.
 */
export class DayGuard {
  readonly #parts: DayGuardParts;

  constructor(parts: DayGuardParts) {
    this.#parts = parts;
  }

  ask(asked: Asked, reply: Reply): void {
    const { clock, spine } = this.#parts;
    const { type } = asked.command;
    const isAdmin = asked.actor.kind === 'device' && asked.actor.role === 'admin';
    if (clock.doubt === null || !isAdmin) spine.ask(asked, reply);
    else if (type === 'closeDay') reply(refuse('clockUncertain'));
    else if (type === 'openDay') this.#openConfirmed(asked, reply);
    else spine.ask(asked, reply);
  }

  #openConfirmed(asked: Asked, reply: Reply): void {
    this.#confirmClock();
    this.#parts.spine.ask(asked, (answer) => reply(this.#asConfirmed(answer)));
  }

  #confirmClock(): void {
    const { clock, alarms, journal, runDue } = this.#parts;
    journal.info('an admin confirmed the clock', { doubt: clock.doubt });
    for (const code of ['clockJumped', 'clockBehind', 'clockAhead'] as const) alarms.clear(code);
    clock.confirm();
    runDue();
  }

  /** The day that stood open, or that a timer has just opened, is what the admin asked for. */
  #asConfirmed(answer: Answer<unknown>): Answer<unknown> {
    const open = this.#parts.core.state.openDay();
    const stoodOpen = !answer.ok && answer.refusal.code === 'dayAlreadyOpen' && open;
    return stoodOpen ? done({ day: open.id, reopened: false }) : answer;
  }
}
