import { parseArgs } from 'node:util';
import { GOALS, type Goal, QUICK_GOALS } from './goals.ts';

export interface Options {
  help: boolean;
  /** Short turns and small databases: shows that the benchmark runs, judges nothing that a busy computer can spoil. */
  quick: boolean;
  json: boolean;
  curve: boolean;
  goals: readonly Goal[];
  turns: number;
}

/** Fewer turns cannot be judged: two disturbed ones would decide. */
const FEWEST_TURNS = 5;
const MOST_TURNS = 99;

export const HELP = `npm run bench -- [options]

Measures the product beside bare controls, turn by turn in the same run, and judges the ratios.

  --goal N[,N]   only these goals (${GOALS.join(', ')}); default: all
  --quick        goals ${QUICK_GOALS.join(', ')} with short turns and small databases, under a minute
  --curve        only the curve of goal 2: delay at 10, 100, 250, 500 and 1,000 commands a second
  --turns N      paired turns per figure, ${FEWEST_TURNS} or more; default: ${FEWEST_TURNS}
  --json         end with one line of JSON
  --help         this text

Exit status: 0 all passed, 1 a goal failed, 3 nothing failed but something could not be judged, 2 the run itself failed.
How to read the figures: test/bench/README.md`;

/** @throws Error with a sentence that says what to write instead. */
export function parseOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      help: { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      curve: { type: 'boolean', default: false },
      goal: { type: 'string' },
      turns: { type: 'string', default: String(FEWEST_TURNS) },
    },
  });
  const { help, quick, json, curve } = values;
  return { help, quick, json, curve, goals: goalsOf(values.goal, quick), turns: turnsOf(values.turns) };
}

function goalsOf(text: string | undefined, quick: boolean): readonly Goal[] {
  const possible = quick ? QUICK_GOALS : GOALS;
  if (text === undefined) return possible;
  const asked = text.split(',').map(Number);
  const unknown = asked.find((goal) => !possible.some((known) => known === goal));
  if (unknown === undefined) return possible.filter((goal) => asked.includes(goal));
  throw new Error(`--goal ${text}: choose from ${possible.join(', ')}${quick ? ' (with --quick)' : ''}.`);
}

function turnsOf(text: string): number {
  const turns = Number(text);
  if (Number.isInteger(turns) && turns >= FEWEST_TURNS && turns <= MOST_TURNS) return turns;
  throw new Error(`--turns ${text}: write a whole number from ${FEWEST_TURNS} to ${MOST_TURNS}.`);
}
