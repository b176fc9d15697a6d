/**
 * What one runner reports. A runner that writes none counts as one test, by its exit status.
 *
 * @typedef {{ passed: number, failed: string[], skipped: { name: string, reason: string }[] }} Report
 */
/** @typedef {{ runner: string, seconds: number, report: Report }} Outcome */

/**
 * The report of a runner that has ended: its own, or one test by its exit status.
 * A bad end is a failure even when every test it counted passed.
 *
 * @param {string} runner
 * @param {Report | undefined} written what it wrote itself
 * @param {string | undefined} badEnd how it ended, when not with status 0
 * @returns {Report}
 */
export function reportOf(runner, written, badEnd) {
  if (badEnd === undefined) return written ?? { passed: 1, failed: [], skipped: [] };
  if (written && written.failed.length > 0) return written;
  return { passed: 0, skipped: [], ...written, failed: [`${runner} (${badEnd})`] };
}

/**
 * The end of the output: what failed, what was skipped and why, a table; the last line is the sum over all runners.
 *
 * @param {readonly Outcome[]} outcomes
 * @returns {string}
 */
export function summary(outcomes) {
  const failed = outcomes.flatMap(({ runner, report }) => report.failed.map((name) => `  ${runner}: ${name}`));
  const skipped = outcomes.flatMap(({ runner, report }) =>
    report.skipped.map(({ name, reason }) => `  ${runner}: ${name} (${reason})`),
  );
  const blocks = [
    failed.length > 0 ? ['Failed:', ...failed, ''] : [],
    skipped.length > 0 ? ['Skipped:', ...skipped, ''] : [],
    table(outcomes),
    ['', totalLine(outcomes)],
  ];
  return blocks.flat().join('\n');
}

/** @param {readonly Outcome[]} outcomes @returns {boolean} */
export function allPassed(outcomes) {
  return outcomes.every(({ report }) => report.failed.length === 0);
}

/** @param {readonly Outcome[]} outcomes */
function totalLine(outcomes) {
  const sum = (/** @type {(report: Report) => number} */ of) => outcomes.reduce((n, { report }) => n + of(report), 0);
  const passed = sum((report) => report.passed);
  return `${passed} passed, ${sum((report) => report.failed.length)} failed, ${sum((report) => report.skipped.length)} skipped`;
}

/** @param {readonly Outcome[]} outcomes */
function table(outcomes) {
  const rows = outcomes.map(({ runner, seconds, report }) => [
    runner,
    String(report.passed),
    String(report.failed.length),
    String(report.skipped.length),
    seconds.toFixed(1),
  ]);
  return [['runner', 'passed', 'failed', 'skipped', 'seconds'], ...rows].map(([name = '', ...cells]) =>
    [name.padEnd(22), ...cells.map((cell) => cell.padStart(8))].join(''),
  );
}
