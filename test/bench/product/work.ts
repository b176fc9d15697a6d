import type { CommandInput } from '#contract/commands.ts';
import { DESKS, deskOf, serviceOf } from './office.ts';

/** Order in which a desk works: it hands out a ticket, calls the next visitor, sees them off. All three show on the displays. */
const ROUND = ['issue', 'callNext', 'end'] as const;

export interface Step {
  /** Number of the desk that presses. */
  desk: number;
  body: CommandInput;
}

/**
 * The work of an office: desk after desk presses what is next in its round. Half of the desks begin one step ahead, so
 * that commands of all kinds stand side by side; at least half as many people as desks must wait before the first step.
 */
export class Work {
  private readonly at: number[] = Array.from({ length: DESKS }, (_, desk) => desk % 2);
  private turn = 0;

  next(): Step {
    const desk = this.turn % DESKS;
    const round = this.at[desk] ?? 0;
    this.at[desk] = round + 1;
    this.turn += 1;
    return { desk, body: this.body(desk, ROUND[round % ROUND.length] ?? 'issue') };
  }

  private body(desk: number, type: (typeof ROUND)[number]): CommandInput {
    return type === 'issue' ? { type, service: serviceOf(this.turn) } : { type, desk: deskOf(desk) };
  }
}
