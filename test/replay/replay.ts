import { BadRecording, type OfficeDay, type Recordings, readRecordings } from './day/office-day.ts';
import { runHardwareDay } from './hardware/hardware-day.ts';
import { BadUsage, HELP, type Options, parseOptions } from './options.ts';
import { progressTo, QUIET } from './run/progress.ts';
import { inWords, isGood, lineOf, type Outcome, total } from './run/report.ts';
import { forget, judge, runDay } from './run/run-day.ts';

/** `npm run replay`: plays real days through the real hub and lets an independent checker judge them. */

const say = (text: string) => process.stdout.write(`${text}\n`);
/** Real milliseconds between two kills of a day driven by hardware: the office must get a word in. */
const KILL_EVERY = 4_000;

async function main(args: string[]): Promise<number> {
  const options = parseOptions(args, process.env.INIT_CWD ?? process.cwd());
  if (options.help) {
    say(HELP);
    return 0;
  }
  const recordings = readRecordings(options.folder);
  const days = options.all ? everyDay(recordings) : [oneDay(recordings, options)];
  if (options.hardware) return replayHardware(oneDay(recordings, options), options);
  const outcomes: Outcome[] = [];
  for (const day of days) {
    const outcome = await replay(day, options);
    outcomes.push(outcome);
    say(options.all ? lineOf(outcome) : inWords(outcome));
  }
  const sum = total(outcomes);
  if (options.all) say(sum.words);
  if (options.json) say(JSON.stringify(sum.figures));
  return outcomes.every(isGood) ? 0 : 1;
}

async function replayHardware(day: OfficeDay, { chaos, json }: Options): Promise<number> {
  const progress = progressTo(process.stderr);
  const run = await runHardwareDay(day, {
    tickets: Number.POSITIVE_INFINITY,
    killEvery: chaos ? KILL_EVERY : null,
    progress,
  });
  const { issued, called, papers, heard, wrong } = run.found;
  const { hubKills, stationKills } = run.troubles;
  if (chaos) say(`hub killed ${hubKills} times, station ${stationKills} times`);
  for (const sentence of wrong) say(`  ${sentence}`);
  const figures = { tickets: issued, calls: called, papers, heard, wrong: wrong.length };
  say(
    `${Object.entries(figures)
      .map(([name, value]) => `${name} ${value}`)
      .join(' · ')}, in ${run.seconds.toFixed(0)} s`,
  );
  if (json) say(JSON.stringify(figures));
  return wrong.length === 0 ? 0 : 1;
}

async function replay(day: OfficeDay, options: Options): Promise<Outcome> {
  const progress = options.all ? QUIET : progressTo(process.stderr);
  const run = await runDay(day, { ...options, progress });
  const { verdict, falsified } = await judge(run.folder, options.sabotage);
  const outcome: Outcome = { day, run, verdict, falsified };
  if (isGood(outcome)) await forget(run);
  return outcome;
}

function everyDay(recordings: Recordings): OfficeDay[] {
  return recordings.offices().flatMap((office) => recordings.dates(office).map((date) => recordings.day(office, date)));
}

function oneDay(recordings: Recordings, { office, date }: Options): OfficeDay {
  const chosen = office ?? recordings.offices()[0] ?? '';
  return recordings.day(chosen, date ?? recordings.dates(chosen)[0] ?? '');
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const isKnown = error instanceof BadRecording || error instanceof BadUsage;
  process.stderr.write(`${isKnown ? error.message : String(error instanceof Error ? error.stack : error)}\n`);
  process.exitCode = 2;
}
