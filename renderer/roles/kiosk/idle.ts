import type { Duration } from '#contract/ids.ts';

/** How long a kiosk waits for its visitor. */
export interface Patience {
  /** Without a touch, until it asks. */
  quiet: Duration;
  /** From the question until it starts again. */
  answer: Duration;
}

/** Where the waiting stands: nothing yet, the question with the time left, or start again. */
export type Idle = { is: 'here'; left: Duration } | { is: 'asking'; left: Duration } | { is: 'gone' };

/** The office's times, doubled while any aid is on: whoever needs one needs time, too. */
export function patienceOf(head: { idleSeconds: number; askSeconds: number }, withAid: boolean): Patience {
  const factor = withAid ? 2_000 : 1_000;
  return { quiet: head.idleSeconds * factor, answer: head.askSeconds * factor };
}

/** @param untouched ms since the last touch, or since the present step began */
export function idleAfter(untouched: Duration, { quiet, answer }: Patience): Idle {
  if (untouched < quiet) return { is: 'here', left: quiet - untouched };
  const left = quiet + answer - untouched;
  return left > 0 ? { is: 'asking', left } : { is: 'gone' };
}
