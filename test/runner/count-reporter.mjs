// A Vitest reporter that writes the counts as test/run.mjs wants them, with the reason of every skip, which Vitest's
// own JSON leaves out.
import { writeFileSync } from 'node:fs';

/** @typedef {import('vitest/node').TestModule} TestModule */
/** @typedef {import('./summary.mjs').Report} Report */

export default class CountReporter {
  /**
   * @param {readonly TestModule[]} modules
   * @param {readonly { message?: string }[]} unhandledErrors
   */
  onTestRunEnd(modules, unhandledErrors) {
    const file = process.env.NS_REPORT;
    if (file) writeFileSync(file, JSON.stringify(countTests(modules, unhandledErrors)));
  }
}

/**
 * @param {readonly TestModule[]} modules
 * @param {readonly { message?: string }[]} unhandledErrors
 * @returns {Report}
 */
function countTests(modules, unhandledErrors) {
  /** @type {Report} */
  const report = { passed: 0, failed: [], skipped: [] };
  for (const module of modules) {
    for (const error of module.errors()) report.failed.push(`${module.relativeModuleId}: ${error.message}`);
    for (const test of module.children.allTests()) countTest(test, report);
  }
  for (const error of unhandledErrors) report.failed.push(`unhandled: ${error.message}`);
  return report;
}

/**
 * @param {import('vitest/node').TestCase} test
 * @param {Report} report added to
 */
function countTest(test, report) {
  const name = `${test.module.relativeModuleId} > ${test.fullName}`;
  const result = test.result();
  if (result.state === 'passed') report.passed += 1;
  else if (result.state === 'failed') report.failed.push(name);
  else report.skipped.push({ name, reason: ('note' in result && result.note) || reasonOf(test) });
}

/** Why a whole project was skipped. @type {Record<string, () => string | undefined>} */
const WITHOUT = { screens: () => process.env.NS_NO_CHROMIUM, electron: () => process.env.NS_NO_ELECTRON };

/** @param {import('vitest/node').TestCase} test */
function reasonOf(test) {
  return WITHOUT[test.project.name]?.() ?? 'switched off in the test file';
}
