import type { CheckState, CheckStep } from '#contract/self-check.ts';

/** One step in the words of the page. */
export interface ToldStep {
  n: number;
  step: CheckStep;
  /** What was looked at: `Printer: Front door`. */
  title: string;
  is: string;
  /** What to do; null where nothing is to be done. */
  remedy: string | null;
}

/** Steps of one PC. */
export interface ToldPlace {
  where: string;
  name: string;
  steps: ToldStep[];
}

/** The steps by place, in the order in which they came, numbered through. */
export function placesOf(told: readonly ToldStep[], nameOf: (where: string) => string): ToldPlace[] {
  const places = new Map<string, ToldPlace>();
  for (const one of told) {
    const { where } = one.step;
    const place = places.get(where) ?? { where, name: nameOf(where), steps: [] };
    place.steps.push(one);
    places.set(where, place);
  }
  return [...places.values()];
}

export const countOf = (steps: readonly CheckStep[], state: CheckState): number =>
  steps.filter((step) => step.state === state).length;

/** All of it as plain text, to be sent to whoever helps. */
export function reportOf(head: string, places: readonly ToldPlace[], words: Record<CheckState, string>): string {
  const lines = places.flatMap(({ name, steps }) => ['', name, ...steps.map((one) => lineOf(one, words))]);
  return [head, ...lines, ''].join('\n');
}

function lineOf({ n, step, title, is, remedy }: ToldStep, words: Record<CheckState, string>): string {
  return `${`${n}`.padStart(2)}. [${words[step.state]}] ${title}. ${is}${remedy === null ? '' : ` ${remedy}`}`;
}
