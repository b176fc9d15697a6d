import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Crew } from './child.ts';
import { coldStart } from './goals/cold-start.ts';
import { commitPipeline } from './goals/commit-pipeline.ts';
import { costOfAChange } from './goals/cost-of-a-change.ts';
import { desktop } from './goals/desktop.ts';
import { growth } from './goals/growth.ts';
import { memory } from './goals/memory.ts';
import { press } from './goals/press.ts';
import { atFiveHundred, atOneHundred, curveOfDelays } from './goals/round-trip.ts';
import { tickets } from './goals/tickets.ts';
import { voice } from './goals/voice.ts';
import type { Goal } from './goals.ts';
import { HELP, type Options, parseOptions } from './options.ts';
import { raisedInWords } from './product/raised-limits.ts';
import { curveTable, exitCode, jsonLine, judged, type Measured, machine, table } from './report.ts';
import type { Bench, CurvePoint } from './turns.ts';

const MEASURES: Record<Goal, (bench: Bench) => Promise<Measured>> = {
  1: atOneHundred,
  2: atFiveHundred,
  3: commitPipeline,
  7: costOfAChange,
  10: coldStart,
  11: growth,
  13: tickets,
  14: press,
  15: voice,
  16: desktop,
  17: memory,
};

interface Outcome {
  measured: Measured;
  curve: CurvePoint[];
  /** What kept a goal from being measured; the others are told all the same. */
  failed: string[];
}

async function measure(options: Options, bench: Bench): Promise<Outcome> {
  if (options.curve) return { measured: {}, curve: await curveOfDelays(bench), failed: [] };
  const measured: Measured = {};
  const failed: string[] = [];
  for (const goal of options.goals) {
    const start = performance.now();
    bench.say(`goal ${goal}`);
    await MEASURES[goal](bench).then(
      (figures) => Object.assign(measured, figures),
      (error: Error) => failed.push(`goal ${goal} was not measured: ${error.message}`),
    );
    bench.say(`  took ${((performance.now() - start) / 1_000).toFixed(0)} s`);
  }
  return { measured, curve: [], failed };
}

/** Measures in a folder and with processes of its own, which are gone afterwards, also when somebody interrupts. */
async function withBench<T>({ turns, quick }: Options, run: (bench: Bench) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'now-serving-bench-'));
  const crew = new Crew();
  const cleanUp = async () => {
    await crew.stopAll();
    rmSync(folder, { recursive: true, force: true });
  };
  const interrupted = () => void cleanUp().then(() => process.exit(INTERRUPTED));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, interrupted);
  try {
    return await run({ turns, quick, folder, crew, say: (line) => console.log(line) });
  } finally {
    await cleanUp();
  }
}
/** 128 and the number of SIGINT, as shells say it. */
const INTERRUPTED = 130;
const RUN_FAILED = 2;

async function main(args: readonly string[]): Promise<number> {
  const options = parseOptions(args);
  if (options.help) {
    console.log(HELP);
    return 0;
  }
  console.log(machine());
  console.log(`Limits of the measured hub, raised: ${raisedInWords()}`);
  const { measured, curve, failed } = await withBench(options, (bench) => measure(options, bench));
  const lines = judged(measured);
  console.log(`\n${options.curve ? curveTable(curve) : table(lines)}`);
  if (options.json) console.log(jsonLine(lines, curve));
  for (const what of failed) console.error(what);
  return failed.length > 0 ? RUN_FAILED : exitCode(lines.map((line) => line.verdict));
}

process.exitCode = await main(process.argv.slice(2)).catch((error: Error) => {
  console.error(error.message);
  return RUN_FAILED;
});
