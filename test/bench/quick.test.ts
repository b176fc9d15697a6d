import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { PARTS } from './goals.ts';

/**
 * The benchmark runs, and what a busy computer cannot spoil holds: counts and bytes. Times are measured and not judged
 * here.
 */

interface Line {
  goal: number;
  part: string;
  figure: number | null;
  control: number | null;
  ratio: number | null;
  threshold: number;
  turns: number;
  verdict: string;
}

const BENCH = fileURLToPath(new URL('bench.ts', import.meta.url));
const LIMIT_MS = 400_000;
/** It measured to the end, whatever the verdicts. */
const MEASURED = [0, 1, 3];

function runQuick(): Promise<{ status: number | null; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    const options = { timeout: LIMIT_MS, maxBuffer: 16 * 2 ** 20 };
    const child = execFile(process.execPath, [BENCH, '--quick', '--json'], options, (_error, stdout, stderr) =>
      resolve({ status: child.exitCode, stdout, stderr }),
    );
  });
}

describe('npm run bench -- --quick --json', () => {
  let lines: Line[] = [];
  const lineOf = ({ goal, part, beside }: (typeof PARTS)[keyof typeof PARTS]): Line => {
    const found = lines.find((line) => line.goal === goal && line.part === part);
    if (!found) throw new Error(`nothing about ${part} (${beside})`);
    return found;
  };

  beforeAll(async () => {
    const { status, stdout, stderr } = await runQuick();
    expect(MEASURED, stdout + stderr).toContain(status);
    ({ goals: lines } = JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '') as { goals: Line[] });
  }, LIMIT_MS + 10_000);

  test('measures goals 3, 7, 10, 11, 13 and 15', () => {
    expect([...new Set(lines.map((line) => line.goal))]).toEqual([3, 7, 10, 11, 13, 15]);
  });

  test('every figure was measured, five times with its control where one stands beside it', () => {
    for (const line of lines) {
      expect(line.figure, line.part).toEqual(expect.any(Number));
      if (line.control !== null) expect(line.turns, line.part).toBeGreaterThanOrEqual(5);
      expect(['pass', 'fail', 'invalid']).toContain(line.verdict);
    }
  });

  test('a commit is flushed: PRAGMA synchronous is 2 on the connection that writes', () => {
    expect(lineOf(PARTS.durable).figure).toBe(2);
  });

  test('a call costs a display no more bytes with 1,000 people waiting than with 10, and at most 1 kB', () => {
    expect(lineOf(PARTS.callBytes100).ratio).toBeLessThanOrEqual(PARTS.callBytes100.threshold);
    expect(lineOf(PARTS.callBytes).ratio).toBeLessThanOrEqual(PARTS.callBytes.threshold);
    expect(lineOf(PARTS.callBytesLimit).figure).toBeLessThanOrEqual(PARTS.callBytesLimit.threshold);
  });

  test('[N4] no number is given twice', () => {
    expect(lineOf(PARTS.duplicates).figure).toBe(0);
  });
});
