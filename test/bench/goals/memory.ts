import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { programEnv } from '../../../main/cli/launch.mjs';
import { readRecordings } from '../../replay/day/office-day.ts';
import { parseOptions } from '../../replay/options.ts';
import { QUIET } from '../../replay/run/progress.ts';
import { forget, runDay } from '../../replay/run/run-day.ts';
import { residentOf } from '../../support/memory.ts';
import { endProcess } from '../child.ts';
import type { Measured } from '../report.ts';
import { type Bench, interleaved } from '../turns.ts';

/**
 * Goal 17: what the hub takes of the memory when a real office's day is over, beside what it stands on with nothing to do. Neither
 * starts for the first time: then Node holds what stripping types and compiling took, 16 MB.
 */

const BARE = fileURLToPath(new URL('../controls/bare-open.ts', import.meta.url));
const CASES = ['bare', 'day'] as const;
/** What a process still does at first is over. */
const SETTLES_MS = 2_000;
/** Recorded seconds a real one. */
const SPEED = 3_000;

export async function memory(bench: Bench): Promise<Measured> {
  const once = (name: (typeof CASES)[number], turn: string) =>
    name === 'bare' ? bareOnce(join(bench.folder, `bare-${turn}.db`)) : dayOnce();
  for (const name of CASES) await once(name, 'first');
  const { bare, day } = await interleaved(bench.turns, CASES, (name, turn) => once(name, String(turn)));
  for (const [name, all] of Object.entries({ bare, day })) bench.say(`  ${name}: ${all.map(inMb).join(' ')} MB`);
  return { dayMemory: { figures: day, controls: bare } };
}

const inMb = (mb: number) => mb.toFixed(0);

/** The day that `npm run replay` plays when nothing else is asked for. */
async function dayOnce(): Promise<number> {
  const { folder, office, date, ...options } = parseOptions([], process.cwd());
  const recordings = readRecordings(folder);
  const [first = ''] = recordings.offices();
  const name = office ?? first;
  const run = await runDay(recordings.day(name, date ?? recordings.dates(name)[0] ?? ''), {
    ...options,
    speed: SPEED,
    progress: QUIET,
  });
  await forget(run);
  return run.memory;
}

async function bareOnce(file: string): Promise<number> {
  // What Node made of the sources is found again, as by the hub, however this benchmark was started.
  const child = spawn(process.execPath, [BARE, file], { env: programEnv(), stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    await once(child.stdout, 'data');
    await delay(SETTLES_MS);
    return residentOf(child.pid ?? 0);
  } finally {
    await endProcess(child);
  }
}
