import { join } from 'node:path';
import type { CheckStep } from '#contract/self-check.ts';
import { type Access, readAccess } from './access-file.ts';
import { askHub, ControlError, hubAnswers } from './control.ts';
import { parseSelfCheck, SELF_CHECK_HELP, type SelfCheckOptions } from './self-check-options.ts';
import { dataStep, localStep, nodeStep, pagesStep, partsStep } from './self-check-program.ts';
import { reportOf } from './self-check-report.ts';
import { type Tried, tryEverything } from './self-check-try.ts';
import { UsageError } from './usage-error.ts';

/**
 * `npm run self-check`: what works and what does not, with what to do. Nothing that may be broken is imported before it
 * was looked at. Exit status 0: nothing is red.
 */

const SCREENS = join(import.meta.dirname, '..', '..', 'out', 'screens');

async function allSteps({ dataDir, port }: SelfCheckOptions): Promise<CheckStep[]> {
  const node = nodeStep(process.version);
  const parts = await partsStep(() => import('../headless.ts'));
  const whole = node.state === 'green' && parts.state === 'green';
  const rest = await officeSteps(dataDir, port, whole);
  return [node, parts, pagesStep(SCREENS), dataStep(dataDir), ...rest];
}

/** A hub that runs knows best; one that does not is looked at from outside, as far as its parts are there. */
async function officeSteps(dataDir: string, port: number, whole: boolean): Promise<CheckStep[]> {
  const access = readAccess(dataDir);
  if (access && (await hubAnswers(access))) return hubSteps(access);
  if (!whole) return [];
  const { closedSteps } = await import('./self-check-closed.ts');
  return closedSteps(dataDir, port);
}

async function hubSteps(access: Access): Promise<CheckStep[]> {
  const { port } = access;
  try {
    const { steps } = await askHub<{ steps: CheckStep[] }>(access, 'check', {});
    return [localStep('hub', 'green', 'hubAnswers', { port }), ...steps];
  } catch (error) {
    // Another program may have taken the port of a hub that was killed.
    if (error instanceof ControlError || error instanceof SyntaxError) return [localStep('hub', 'red', 'hubSilent')];
    throw error;
  }
}

async function tryOut(dataDir: string, steps: readonly CheckStep[]): Promise<Tried[]> {
  const access = readAccess(dataDir);
  const runs = access !== undefined && (await hubAnswers(access));
  return runs ? tryEverything(access, steps) : [{ ok: false, line: '\nNothing was tried out: the hub does not run.' }];
}

async function main(): Promise<void> {
  try {
    const options = parseSelfCheck(process.argv.slice(2));
    if (options === undefined) return void process.stdout.write(SELF_CHECK_HELP);
    const steps = await allSteps(options);
    process.stdout.write(`${reportOf(steps, options.dataDir)}\n`);
    const tried = options.tryOut ? await tryOut(options.dataDir, steps) : [];
    for (const { line } of tried) process.stdout.write(`${line}\n`);
    process.exitCode = steps.some(({ state }) => state === 'red') || tried.some(({ ok }) => !ok) ? 1 : 0;
  } catch (error) {
    const usage = error instanceof UsageError;
    process.stderr.write(`${usage ? error.message : String(error)}\n`);
    if (usage) process.stderr.write('All options: npm run self-check -- --help\n');
    process.exitCode = usage ? 2 : 1;
  }
}

await main();
