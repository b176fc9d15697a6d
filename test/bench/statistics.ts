/** Quantiles, paired ratios and verdicts. A figure means nothing without its control of the same turn. */

/** A control that varies by more than this between its turns says that the computer was not quiet enough to judge. */
const MOST_WOBBLE = 2;

/** The value below which the share `p` (0 to 1) of `values` lies (nearest rank); NaN of nothing. */
export function quantile(values: ArrayLike<number>, p: number): number {
  const sorted = Float64Array.from(values).sort();
  const rank = Math.max(1, Math.ceil(p * sorted.length));
  return sorted[rank - 1] ?? Number.NaN;
}

/** The middle value; of an even number the mean of the two middle ones; NaN of nothing. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** Highest over lowest of the turns: 1 is perfectly steady. NaN of nothing. */
export function wobble(values: readonly number[]): number {
  return values.length === 0 ? Number.NaN : Math.max(...values) / Math.min(...values);
}

/** Median over the turns of figure / control of the same turn. @throws RangeError when the turns are not paired. */
export function pairedRatio(figures: readonly number[], controls: readonly number[]): number {
  if (figures.length !== controls.length) throw new RangeError('every figure needs the control of its turn');
  return median(figures.map((figure, turn) => figure / (controls[turn] ?? Number.NaN)));
}

/** What one part of a goal asks for. */
export interface Limit {
  /** `ratio`: paired, to the control. `figure`: median of the turns. `worst`: the highest single turn, for counts. */
  judge: 'ratio' | 'figure' | 'worst';
  bound: 'atMost' | 'atLeast';
  threshold: number;
}

/** One value a turn, in the order of the turns. Controls are empty where nothing stands beside the figure. */
export interface Turns {
  figures: number[];
  controls: number[];
}

export type Verdict = 'pass' | 'fail' | 'invalid';

export interface Judged {
  figure: number;
  control: number | null;
  ratio: number | null;
  /** Of the control. */
  wobble: number | null;
  verdict: Verdict;
}

/** Judges the turns of one part against its limit; `invalid` when the control wobbled or something was not measured. */
export function judge(limit: Limit, { figures, controls }: Turns): Judged {
  const beside = controls.length > 0;
  const figure = limit.judge === 'worst' ? Math.max(...figures) : median(figures);
  const ratio = beside ? pairedRatio(figures, controls) : null;
  const unrest = beside ? wobble(controls) : null;
  const value = limit.judge === 'ratio' ? ratio : figure;
  return {
    figure,
    control: beside ? median(controls) : null,
    ratio,
    wobble: unrest,
    verdict: verdictOf(limit, value, unrest, figures),
  };
}

function verdictOf(limit: Limit, value: number | null, unrest: number | null, figures: number[]): Verdict {
  const measured = figures.length > 0 && value !== null && Number.isFinite(value);
  // Written so that a wobble of NaN (a control of 0 / 0) is invalid too.
  const quiet = unrest === null || unrest <= MOST_WOBBLE;
  if (!measured || !quiet) return 'invalid';
  const held = limit.bound === 'atMost' ? value <= limit.threshold : value >= limit.threshold;
  return held ? 'pass' : 'fail';
}
