import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

/** The workflow that makes installers never runs here: what can be wrong without running it is looked for. */

const ROOT = join(import.meta.dirname, '..', '..');
interface Step {
  uses?: string;
  run?: string;
  with?: Record<string, string>;
}
interface Job {
  steps: Step[];
  permissions?: Record<string, string>;
  needs?: string;
  if?: string;
  'timeout-minutes'?: number;
}
const text = readFileSync(join(ROOT, '.github', 'workflows', 'desktop.yml'), 'utf8');
const workflow: { permissions: Record<string, string>; jobs: Record<string, Job> } = parse(text);
const jobs = Object.values(workflow.jobs);
const steps = jobs.flatMap((job) => job.steps);
const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

test('runs scripts that there are', () => {
  const named = steps.flatMap(({ run = '' }) => [...run.matchAll(/\bnpm run ([\w:-]+)/g)].map(([, name]) => name));
  expect(named).toEqual(['build', 'test:electron', 'package']);
  expect(named.filter((name = '') => !(name in scripts))).toEqual([]);
});

test('pins the actions of others to a commit, with its version in words', () => {
  const used = text.match(/uses: .*/g) ?? [];
  expect(used).toHaveLength(steps.filter(({ uses }) => uses).length);
  for (const line of used) expect(line).toMatch(/^uses: actions\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
});

describe('may do', () => {
  test('no more than read, but for the job of the release, which runs for tags only', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' });
    const more = jobs.filter(({ permissions }) => permissions);
    expect(more).toEqual([workflow.jobs.release]);
    expect(workflow.jobs.release).toMatchObject({ permissions: { contents: 'write' }, needs: 'package' });
    expect(workflow.jobs.release?.if).toBe("startsWith(github.ref, 'refs/tags/')");
  });

  test('nothing for ever', () => {
    expect(jobs.filter((job) => job['timeout-minutes'] === undefined)).toEqual([]);
  });

  test('nothing that a name in a pull request could say: no expression stands in a command', () => {
    expect(steps.filter(({ run = '' }) => run.includes('${{'))).toEqual([]);
  });
});

test('hands over what the packager makes', () => {
  const config = parse(readFileSync(join(ROOT, 'electron-builder.yml'), 'utf8'));
  const paths =
    steps.map((step) => step.with?.path ?? '').find((path) => path.includes(config.directories.output)) ?? '';
  const made = [config.win.target, config.linux.target, config.mac.target].flat();
  const endings: Record<string, string> = { nsis: '.exe', deb: '.deb', AppImage: '.AppImage', dmg: '.dmg' };
  for (const target of made) expect(paths).toContain(`${config.directories.output}/*${endings[target]}\n`);
});
