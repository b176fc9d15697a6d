// `npm test`: sets up what is missing, runs every runner of runner/runners.mjs and sums up. Plain JavaScript that the
// system's Node (20 or newer) can run before anything is installed.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { programEnv } from '../main/cli/launch.mjs';
import { ROOT, setUp } from '../main/cli/set-up.mjs';
import { chosen, HELP, parseOptions } from './runner/options.mjs';
import { run } from './runner/run-one.mjs';
import { RUNNERS, turnsOf } from './runner/runners.mjs';
import { allPassed, summary } from './runner/summary.mjs';

/** @typedef {import('./runner/summary.mjs').Outcome} Outcome */
/** @typedef {import('./runner/runners.mjs').Runner} Runner */

/** What `npm start` needs and, meanwhile, what tests need besides and can be had without it. */
async function setUpForTests() {
  const { findOrInstallChromium, NO_CHROMIUM } = await import('./runner/chromium.mjs');
  const { fetchElectronMeanwhile, findOrFetchElectron } = await import('./runner/electron.mjs');
  const { installTestPrograms } = await import('./runner/debian.mjs');
  const programs = installTestPrograms(console.log).then(() => fetchElectronMeanwhile(console.log));
  await Promise.all([setUp(['dependencies', 'screens'], console.log), programs]);
  const chromium = await findOrInstallChromium(console.log);
  console.log(chromium ? `Browser tests use ${chromium}.` : `Browser tests are skipped: ${NO_CHROMIUM}.`);
  const electron = await findOrFetchElectron(console.log);
  return { ...(chromium ? { NS_CHROMIUM: chromium } : { NS_NO_CHROMIUM: NO_CHROMIUM }), ...electron };
}

/**
 * @param {readonly Runner[]} runners
 * @param {boolean} long
 * @returns {Promise<Outcome[]>}
 */
async function runAll(runners, long) {
  const needsPrograms = runners.some((runner) => runner.group !== 'check');
  const found = needsPrograms ? await setUpForTests() : await setUp(['dependencies'], console.log).then(() => ({}));
  const env = { ...programEnv(), ...found, ...(long ? { NS_LONG: '1' } : {}) };
  const reports = join(ROOT, '.cache', 'reports');
  mkdirSync(reports, { recursive: true });
  const titleOf = (/** @type {Runner} */ runner) =>
    `\n[${runners.indexOf(runner) + 1}/${runners.length}] ${runner.name}: ${runner.about}`;
  const reportOf = (/** @type {Runner} */ runner) => join(reports, `${runner.name}.json`);
  /** @type {Outcome[]} */
  const outcomes = [];
  for (const [lead, ...others] of turnsOf(runners)) {
    if (lead === undefined) continue;
    console.log(titleOf(lead));
    if (others.length > 0) console.log(`Meanwhile, told afterwards: ${others.map(({ name }) => name).join(', ')}.`);
    const meanwhile = runMeanwhile(others, (runner, kept) => run(runner, env, reportOf(runner), kept));
    outcomes.push(await run(lead, env, reportOf(lead), undefined));
    for (const { runner, outcome, printed } of await meanwhile) {
      console.log(titleOf(runner));
      process.stdout.write(printed);
      outcomes.push(outcome);
    }
  }
  return outcomes;
}

/**
 * @param {readonly Runner[]} runners one after another
 * @param {(runner: Runner, kept: Buffer[]) => Promise<Outcome>} runKept
 */
async function runMeanwhile(runners, runKept) {
  const ended = [];
  for (const runner of runners) {
    /** @type {Buffer[]} */
    const kept = [];
    const outcome = await runKept(runner, kept);
    ended.push({ runner, outcome, printed: Buffer.concat(kept) });
  }
  return ended;
}

/** @param {unknown} error @returns {Outcome[]} */
function setUpFailed(error) {
  const message = error instanceof Error ? error.message : String(error);
  return [{ runner: 'set-up', seconds: 0, report: { passed: 0, failed: [message], skipped: [] } }];
}

async function main() {
  const options = parseOptions(process.argv.slice(2));
  const runners = chosen(RUNNERS, options.only);
  if (options.help) return console.log(HELP);
  if (options.list) return console.log(RUNNERS.map((r) => `${r.group}/${r.name}: ${r.about}`).join('\n'));
  const outcomes = await runAll(runners, options.long).catch(setUpFailed);
  console.log(`\n${summary(outcomes)}`);
  process.exitCode = allPassed(outcomes) ? 0 : 1;
}

await main().catch((/** @type {Error} */ error) => {
  console.error(error.message);
  process.exitCode = 2;
});
