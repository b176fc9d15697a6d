import type { Problem } from '#contract/hardware.ts';

/**
 * Where the words of a problem stand. A printer that is set up as one that cannot answer works; one that is set up to answer
 * and does not gets nothing to print: both are `noStatus`, and what is to be done is the opposite.
 */
export const problemWords = (problem: Problem, isDown: boolean): `hardwareProblem.${Problem}` | 'hardware.cannotSay' =>
  problem === 'noStatus' && !isDown ? 'hardware.cannotSay' : `hardwareProblem.${problem}`;
