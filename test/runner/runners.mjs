import { join } from 'node:path';
import { ROOT } from '../../main/cli/set-up.mjs';

/**
 * One part of `npm test`: a script under the product's Node. It passes when it ends with status 0; it may write a
 * report of many tests (see summary.mjs) to the file that NS_REPORT names. `beside` names the runner meanwhile which this one runs, as
 * far as both wait.
 *
 * @typedef {{ name: string, group: string, about: string, args: readonly string[], limitMinutes: number, beside?: string }} Runner
 */

const bin = (/** @type {string} */ path) => join(ROOT, 'node_modules', path);
const vitest = [
  bin('vitest/vitest.mjs'),
  'run',
  '--reporter=default',
  `--reporter=${join(ROOT, 'test/runner/count-reporter.mjs')}`,
];

/**
 * All that `npm test` runs, in this order. To add a runner, add a row. Limits only end what hangs: a busy machine takes three
 * times as long as a quiet one.
 *
 * @type {readonly Runner[]}
 */
export const RUNNERS = [
  {
    name: 'biome',
    group: 'check',
    about: 'format, lint and who may import whom',
    args: [
      bin('@biomejs/biome/bin/biome'),
      'ci',
      '--error-on-warnings',
      `--colors=${process.stdout.isTTY ? 'force' : 'off'}`,
      '.',
    ],
    limitMinutes: 5,
  },
  {
    name: 'tsc',
    group: 'check',
    about: 'types, one project per layer',
    // --force: an incremental build has been seen to skip a new file that is older than its last run.
    args: [bin('typescript/bin/tsc'), '-b', '--force'],
    limitMinutes: 5,
  },
  {
    name: 'knip',
    group: 'check',
    about: 'unused files, exports and dependencies',
    args: [bin('knip/bin/knip.js')],
    limitMinutes: 5,
  },
  {
    name: 'canaries',
    group: 'check',
    about: 'forbidden imports that biome and tsc must refuse',
    args: [...vitest, '--project', 'architecture'],
    limitMinutes: 6,
  },
  {
    name: 'vitest',
    group: 'tests',
    about: 'rules, store, hub, command line',
    args: [...vitest, '--project', 'node'],
    limitMinutes: 20,
  },
  {
    name: 'screens',
    group: 'tests',
    about: 'the screens in a real Chromium',
    args: [...vitest, '--project', 'screens'],
    limitMinutes: 25,
  },
  {
    name: 'electron',
    group: 'tests',
    about: 'the desktop app in a real Electron on a real screen',
    args: [...vitest, '--project', 'electron'],
    beside: 'screens',
    limitMinutes: 20,
  },
  {
    name: 'replay',
    group: 'replay',
    about: "a real office's day through the real hub, judged by an independent checker",
    args: ['test/replay/replay.ts', '--speed', '3000'],
    beside: 'screens',
    limitMinutes: 8,
  },
  {
    name: 'replay-chaos',
    group: 'replay',
    about: 'another day with everything mixed in, while the hub is killed and connections are cut',
    args: [
      'test/replay/replay.ts',
      ...['--office', 'UD_Targowek', '--date', '2020-01-10', '--mix', '7', '--chaos', '--speed', '1500'],
    ],
    beside: 'screens',
    limitMinutes: 10,
  },
];

/**
 * What runs one after another: a runner, followed by those that run meanwhile, one after another themselves.
 *
 * @param {readonly Runner[]} runners
 * @returns {Runner[][]} all of them, in their order
 */
export function turnsOf(runners) {
  const isThere = (/** @type {string | undefined} */ name) => runners.some((runner) => runner.name === name);
  const leads = runners.filter((runner) => !isThere(runner.beside));
  return leads.map((lead) => [lead, ...runners.filter((runner) => runner.beside === lead.name)]);
}
