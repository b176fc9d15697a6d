import type { Duration } from '#contract/ids.ts';
import type { HardwareTime } from '#hardware/ports.ts';
import { openHardware } from '#hardware/registry.ts';
import { lineJournal } from '#hub/journal.ts';
import { newCommandId } from '#station/command-id.ts';
import { JoinError, type JoiningParts, joinByCode, joinBySecret } from '#station/joining.ts';
import { mishapsOf } from '#station/mishaps.ts';
import { createStation, type Station } from '#station/station.ts';
import { lockFolder } from '#store/sqlite/lock.ts';
import { endingOf } from './sentences.ts';
import { type FinalWord, type Kept, keep, makeFolder, readKept, secretMark } from './station-file.ts';
import { parseStation, STATION_HELP, type StationOptions } from './station-options.ts';
import { stationSentence } from './station-sentences.ts';
import { UsageError } from './usage-error.ts';

/** `npm run station`: the hardware side of one PC, until it is told to stop. */

/** A hub that is not there by then is missed, and that is said. */
const MISSED_AFTER: Duration = 3_000;
const STOPS_WITHIN: Duration = 15_000;
const SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;

const say = (text: string): void => void process.stdout.write(`${text}\n`);
const complain = (text: string): void => void process.stderr.write(`${text}\n`);
const journal = lineJournal(complain, () => new Date());
const time: HardwareTime = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  after: (delay, callback) => {
    const timer = setTimeout(callback, delay);
    return () => clearTimeout(timer);
  },
};

async function run(options: StationOptions): Promise<void> {
  const { folder } = options;
  makeFolder(folder);
  // Held by whoever ends this process: a lock that nobody holds on to is gone.
  const unlock = lockFolder(folder);
  const kept = await letIn(options, readKept(folder));
  keep(folder, kept);
  const station = stationOf(kept, folder);
  survive();
  stopWhenTold(station, unlock);
  station.start();
}

function stationOf({ hub: url, token }: Kept, folder: string): Station {
  const missed = () => say(`The hub at ${url} cannot be reached. Trying again …`);
  const cancel = time.after(MISSED_AFTER, missed);
  return createStation({
    ...{ url, token, folder, time, journal },
    hardware: openHardware(time),
    newId: () => newCommandId(Date.now()),
    turned: (isOnline) => {
      cancel();
      if (isOnline) say(`Connected to the hub at ${url}.`);
      else missed();
    },
    ended: ({ code }) => end(stationSentence(code, url), code),
  });
}

/** With what this station is let in: what it kept, unless another way was asked for. @throws JoinError, UsageError */
async function letIn({ hub, wayIn, name }: StationOptions, kept: Kept | undefined): Promise<Kept> {
  const url = hub ?? kept?.hub;
  if (url === undefined) throw new UsageError('--hub needs the address of the hub, such as http://pc:8080.');
  if (wayIn.by === 'token') return { hub: url, token: wayIn.token, joinedWith: null };
  const isDone = wayIn.by === 'kept' || (wayIn.by === 'secret' && secretMark(wayIn.secret) === kept?.joinedWith);
  if (kept && isDone) return { ...kept, hub: url };
  const joining = joiningOf(url, name);
  try {
    if (wayIn.by !== 'secret') return { hub: url, token: (await joinByCode(joining)).token, joinedWith: null };
    const { token } = await joinBySecret(joining, wayIn.secret);
    return { hub: url, token, joinedWith: secretMark(wayIn.secret) };
  } catch (error) {
    throw error instanceof JoinError ? new TurnedAway(error.refusal, url) : error;
  }
}

/** The office said no; the message is the sentence for it. */
class TurnedAway extends Error {
  readonly code: JoinError['refusal'];
  constructor(code: JoinError['refusal'], url: string) {
    super(stationSentence(code, url));
    this.code = code;
  }
}

const joiningOf = (url: string, name: string): JoiningParts => ({
  ...{ url, name, time },
  unreached: () => say(`The hub at ${url} cannot be reached. Trying again …`),
  showCode: (code) =>
    say(
      `This station waits to be let in. Its code: ${code}\nCompare it on the admin page (Devices), and approve it there.`,
    ),
});

/** Whoever started this process learns that starting it again is in vain. */
function end(sentence: string, code: JoinError['refusal']): void {
  complain(sentence);
  const leave = () => process.exit(1);
  if (process.send) process.send({ final: code } satisfies FinalWord, leave);
  else leave();
}

/** One driver's mishap must not take the others down. */
function survive(): void {
  const mishap = mishapsOf({ journal, monotonic: time.monotonic, tooMany: () => process.exit(1) });
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) process.on(event, mishap);
}

function stopWhenTold(station: Station, unlock: () => void): void {
  const stop = () => {
    setTimeout(() => process.exit(1), STOPS_WITHIN).unref();
    void station
      .stop()
      .finally(unlock)
      .finally(() => process.exit(0));
  };
  for (const signal of SIGNALS) process.once(signal, stop);
  // The hub that started this station is gone.
  process.once('disconnect', stop);
}

async function main(): Promise<void> {
  // Whoever listened may be gone.
  process.stdout.on('error', () => {});
  process.stderr.on('error', () => {});
  try {
    const options = parseStation(process.argv.slice(2));
    if (options === undefined) say(STATION_HELP);
    else await run(options);
  } catch (error) {
    if (error instanceof TurnedAway) return end(error.message, error.code);
    const ending = endingOf(error, 0);
    complain(ending?.sentence ?? String((error as Error).stack ?? error));
    if (ending?.status === 2) complain('All options: npm run station -- --help');
    process.exitCode = ending?.status ?? 1;
  }
}

await main();
