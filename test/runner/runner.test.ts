import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { chosen, parseOptions } from './options.mjs';
import { run } from './run-one.mjs';
import { RUNNERS, turnsOf } from './runners.mjs';
import { allPassed, reportOf, summary } from './summary.mjs';

describe('options', () => {
  it('take several names, with commas or again', () => {
    expect(parseOptions(['--only', 'biome,tsc', '--only', 'vitest', '--long'])).toEqual({
      only: ['biome', 'tsc', 'vitest'],
      long: true,
      list: false,
      help: false,
    });
  });

  it('refuse what they do not know', () => {
    expect(() => parseOptions(['--fast'])).toThrow("Unknown option '--fast'");
    expect(() => chosen(RUNNERS, ['vitets'])).toThrow(
      'There is no runner or group "vitets". "npm test -- --list" names them.',
    );
  });

  it('choose runners by name or group, all without', () => {
    const names = (only: string[]) => chosen(RUNNERS, only).map(({ name }) => name);
    expect(names(['check'])).toEqual(['biome', 'tsc', 'knip', 'canaries']);
    expect(names(['vitest', 'tsc'])).toEqual(['tsc', 'vitest']);
    expect(names([])).toEqual(RUNNERS.map(({ name }) => name));
  });
});

describe('turns', () => {
  it('are runners one after another, with those that run beside one of them', () => {
    const names = (only: string[]) => turnsOf(chosen(RUNNERS, only)).map((turn) => turn.map(({ name }) => name).join());
    expect(names(['biome', 'tsc'])).toEqual(['biome', 'tsc']);
    expect(names(['electron', 'vitest', 'screens'])).toEqual(['vitest', 'screens,electron']);
    expect(names(['electron', 'replay'])).toEqual(['electron', 'replay', 'replay-chaos']);
    expect(names(['replay'])).toEqual(['replay', 'replay-chaos']);
  });
});

describe('the report of a runner', () => {
  const counted = { passed: 3, failed: [], skipped: [{ name: 'a', reason: 'no strace' }] };

  it('is one test by its exit status when it wrote none', () => {
    expect(reportOf('tsc', undefined, undefined)).toEqual({ passed: 1, failed: [], skipped: [] });
    expect(reportOf('tsc', undefined, 'status 2')).toEqual({ passed: 0, failed: ['tsc (status 2)'], skipped: [] });
  });

  it('is what it wrote, but a bad end is never a success', () => {
    expect(reportOf('vitest', counted, undefined)).toBe(counted);
    expect(reportOf('vitest', counted, 'SIGSEGV')).toEqual({ ...counted, failed: ['vitest (SIGSEGV)'] });
    expect(reportOf('vitest', { ...counted, failed: ['b'] }, 'status 1').failed).toEqual(['b']);
  });
});

describe('the summary', () => {
  const outcomes = [
    { runner: 'tsc', seconds: 1.25, report: { passed: 1, failed: [], skipped: [] } },
    {
      runner: 'vitest',
      seconds: 30,
      report: { passed: 40, failed: ['a.test.ts > x'], skipped: [{ name: 'b.test.ts > y', reason: 'no strace' }] },
    },
  ];

  it('names failures and skips with their reason and ends with the sum', () => {
    const lines = summary(outcomes).split('\n');
    expect(lines).toContain('  vitest: a.test.ts > x');
    expect(lines).toContain('  vitest: b.test.ts > y (no strace)');
    expect(lines.at(-1)).toBe('41 passed, 1 failed, 1 skipped');
    expect(allPassed(outcomes)).toBe(false);
    expect(allPassed(outcomes.slice(0, 1))).toBe(true);
  });
});

describe('a run', () => {
  const folder = mkdtempSync(join(tmpdir(), 'now-serving-run-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const runner = (script: string, limitMinutes = 1) => ({
    ...{ name: 'r', group: 'g', about: '', args: ['--eval', script], limitMinutes },
  });
  const runScript = (script: string, limitMinutes = 1) =>
    run(runner(script, limitMinutes), process.env, join(folder, 'r.json'), undefined);

  it('takes the counts that the runner wrote', async () => {
    const { report } = await runScript(
      'fs.writeFileSync(process.env.NS_REPORT, JSON.stringify({ passed: 5, failed: [], skipped: [] }))',
    );
    expect(report.passed).toBe(5);
  });

  it('never takes the counts of a former run', async () => {
    const { report } = await runScript('process.exit(4)');
    expect(report).toEqual({ passed: 0, failed: ['r (status 4)'], skipped: [] });
  });

  it('beside another one keeps what it prints', async () => {
    const kept: Buffer[] = [];
    const script = 'console.log(process.argv0 ? 1 : 0); console.error(2)';
    await run(runner(script), process.env, join(folder, 'r.json'), kept);
    expect(Buffer.concat(kept).toString().split('\n').sort()).toEqual(['', '1', '2']);
  });

  it('ends at its limit, with everything it started', async () => {
    const pidFile = join(folder, 'pid');
    const { report } = await runScript(
      `const { pid } = child_process.spawn('sleep', ['600']); fs.writeFileSync(${JSON.stringify(pidFile)}, String(pid)); setInterval(() => {}, 1000)`,
      0.05,
    );
    expect(report.failed).toEqual(['r (stopped after its limit of 0.05 minutes)']);
    const pid = Number(readFileSync(pidFile, 'utf8'));
    await vi.waitFor(() => expect(isRunning(pid)).toBe(false));
  });
});

/** A process that was killed may stay as a zombie where nobody reaps orphans. */
function isRunning(pid: number): boolean {
  const stat = `/proc/${pid}/stat`;
  return existsSync(stat) && !readFileSync(stat, 'utf8').includes(') Z ');
}
