import type { Problem } from '#contract/hardware.ts';
import { type Condition, READY } from '#hardware/ports.ts';
import type { StateQuestion } from './commands.ts';

/** The answers to DLE EOT 1 to 4. */
export type States = Record<StateQuestion, number>;

/** What keeps a printer from printing, the most telling first: an open cover is offline and an error too. */
const TROUBLES: { ask: StateQuestion; bits: number; problem: Problem }[] = [
  { ask: 2, bits: 0x04, problem: 'coverOpen' },
  { ask: 4, bits: 0x60, problem: 'paperOut' },
  { ask: 2, bits: 0x20, problem: 'paperOut' },
  { ask: 3, bits: 0x08, problem: 'cutter' },
  { ask: 3, bits: 0x60, problem: 'printerError' },
  { ask: 2, bits: 0x40, problem: 'printerError' },
  { ask: 1, bits: 0x08, problem: 'offline' },
];
const NEAR_END = 0x0c;

/** Why no paper would come out; null when it would. */
export const troubleOf = (states: Partial<States>): Problem | null =>
  TROUBLES.find(({ ask, bits }) => ((states[ask] ?? 0) & bits) !== 0)?.problem ?? null;

/** How the printer is, by its own words. */
export function conditionOf(states: States): Condition {
  const problem = troubleOf(states);
  if (problem !== null) return { state: 'down', problem };
  return (states[4] & NEAR_END) === 0 ? READY : { state: 'warning', problem: 'paperLow' };
}
