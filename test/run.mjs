// `npm test`: sets up what is missing, runs every runner of runner/runners.mjs and sums up. Plain JavaScript that the
// system's Node (20 or newer) can run before anything is installed.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, setUp } from '../main/cli/set-up.mjs';
import { chosen, HELP, parseOptions } from './runner/options.mjs';
import { run } from './runner/run-one.mjs';
import { RUNNERS } from './runner/runners.mjs';
import { allPassed, summary } from './runner/summary.mjs';

/** @typedef {import('./runner/summary.mjs').Outcome} Outcome */

/** What browser tests and other programs need, beyond what `npm start` needs. */
async function setUpForTests() {
  const { findOrInstallChromium, NO_CHROMIUM } = await import('./runner/chromium.mjs');
  const { findOrFetchElectron } = await import('./runner/electron.mjs');
  const { installTestPrograms } = await import('./runner/debian.mjs');
  await installTestPrograms(console.log);
  const chromium = await findOrInstallChromium(console.log);
  console.log(chromium ? `Browser tests use ${chromium}.` : `Browser tests are skipped: ${NO_CHROMIUM}.`);
  const electron = await findOrFetchElectron(console.log);
  return { ...(chromium ? { NS_CHROMIUM: chromium } : { NS_NO_CHROMIUM: NO_CHROMIUM }), ...electron };
}

/**
 * @param {readonly import('./runner/runners.mjs').Runner[]} runners
 * @param {boolean} long
 * @returns {Promise<Outcome[]>}
 */
async function runAll(runners, long) {
  const needsPrograms = runners.some((runner) => runner.group !== 'check');
  await setUp(needsPrograms ? ['dependencies', 'screens'] : ['dependencies'], console.log);
  const found = needsPrograms ? await setUpForTests() : {};
  const env = { ...process.env, ...found, ...(long ? { NS_LONG: '1' } : {}) };
  const reports = join(ROOT, '.cache', 'reports');
  mkdirSync(reports, { recursive: true });
  /** @type {Outcome[]} */
  const outcomes = [];
  for (const [index, runner] of runners.entries()) {
    console.log(`\n[${index + 1}/${runners.length}] ${runner.name}: ${runner.about}`);
    outcomes.push(await run(runner, env, join(reports, `${runner.name}.json`)));
  }
  return outcomes;
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
