import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readRecordings } from './day/office-day.ts';
import { parseOptions } from './options.ts';
import { QUIET } from './run/progress.ts';
import { forget, judge, type Run, runDay } from './run/run-day.ts';
import { SABOTAGES, type Sabotage } from './run/sabotage.ts';

/** One real day with a hole in its sampling and three tickets that were never called, as fast as the machine can. */
const DAY = readRecordings(join(import.meta.dirname, 'data')).day('UD_Targowek', '2020-01-10');
const FAST = { speed: 12_000, mix: null, chaos: false, displays: 4, progress: QUIET };
const MINUTES = 60_000;

describe('a recorded day', () => {
  let run: Run;
  beforeAll(async () => {
    run = await runDay(DAY, FAST);
  }, 4 * MINUTES);
  afterAll(() => forget(run));

  test('every ticket is issued, every call is made, and nothing is held against it', async () => {
    const { verdict } = await judge(run.folder, null);
    expect(verdict.findings).toEqual([]);
    expect(run.issued).toBe(313);
    expect(verdict).toMatchObject({
      tickets: 313,
      calls: 310,
      duplicates: 0,
      lost: 0,
      wrongOrder: 0,
      disagreements: 0,
    });
    expect(run.refused).toEqual(new Map());
    expect(verdict.judged.pictures).toBeGreaterThan(313);
  });

  const MUST_FIND: Record<Sabotage, string> = {
    duplicate: 'duplicate',
    lose: 'lost',
    reorder: 'wrongOrder',
    stale: 'disagreement',
    misdirect: 'disagreement',
  };
  test.each(SABOTAGES)('the checker finds what was falsified and names the client: %s', async (sabotage) => {
    const copy = await mkdtemp(join(tmpdir(), 'now-serving-sabotage-'));
    await cp(run.folder, copy, { recursive: true });
    const { verdict, falsified } = await judge(copy, sabotage);
    await rm(copy, { recursive: true });
    expect(verdict.findings).toContainEqual({
      kind: MUST_FIND[sabotage],
      client: falsified?.client,
      what: expect.any(String),
    });
    expect(new Set(verdict.findings.map(({ client }) => client))).toEqual(new Set([falsified?.client]));
  });
});

describe('the command line', () => {
  const asked =
    (...args: string[]) =>
    () =>
      parseOptions(args, '/office');

  test('without arguments it plays the bundled day', () => {
    expect(asked()()).toMatchObject({ office: 'UD_Bemowo', date: '2020-01-08', speed: 600, displays: 20, mix: null });
    expect(asked('days', '--mix', '7')()).toMatchObject({ folder: '/office/days', office: null, mix: 7 });
  });

  test.each([
    [['--speed', 'fast'], '--speed fast: write a whole number from 1 to 20000.'],
    [['--sabotage', 'burn'], '--sabotage burn: choose from duplicate, lose, reorder, stale, misdirect.'],
    [['--all', '--date', '2020-01-08'], '--all plays every office and date: leave out --office and --date.'],
    [['a', 'b'], 'Give one folder, not 2: a b.'],
    [['--displays', '0'], '--displays 0: write a whole number from 1 to 60.'],
    [['--sped', '5'], "Unknown option '--sped'. --help lists the options."],
  ])('%j is answered with one sentence', (args, sentence) => {
    expect(asked(...args)).toThrow(sentence);
  });

  test('what cannot be played ends with status 2 and that sentence alone', async () => {
    const failed = promisify(execFile)(process.execPath, [join(import.meta.dirname, 'replay.ts'), '/nowhere']);
    await expect(failed).rejects.toMatchObject({ code: 2, stderr: 'There is no folder /nowhere.\n', stdout: '' });
  });
});
