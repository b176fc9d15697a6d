import { lineJournal } from '#hub/journal.ts';
import { computerTime, stopOnSignals } from '../headless.ts';
import { setFirstVoice } from './first-voice.ts';
import { Office } from './office.ts';
import { OwnStation } from './own-station.ts';
import { presetNames } from './presets.ts';
import { endingOf } from './sentences.ts';
import { parseStart, START_HELP, type StartOptions } from './start-options.ts';
import { nextOf, welcomeOf } from './welcome.ts';

/** `npm start` without windows: becomes the hub until it is told to stop. */

const journal = lineJournal(
  (line) => process.stderr.write(`${line}\n`),
  () => new Date(),
);
const say = (text: string): void => void process.stdout.write(`${text}\n`);

async function start(options: StartOptions): Promise<void> {
  const office = await Office.open(
    { ...options, hasWindows: false },
    {
      journal,
      replaced: (role) => {
        const next = nextOf(office, role);
        if (next !== null) say(next);
      },
    },
  );
  const { isNew } = await office.start();
  const station = options.station ? ownStationOf(office, options) : undefined;
  stopOnSignals(async () => {
    say('Stopping …');
    await station?.stop();
    await office.stop();
  }, journal);
  say(await welcomeOf(office, isNew, { ...options, hasWindows: false }));
  if (station) await withStation(office, station, isNew);
}

const ownStationOf = ({ hub, url }: Office, { dataDir }: StartOptions): OwnStation =>
  new OwnStation({
    ...{ dataDir, journal, url, time: { ...computerTime, now: computerTime.wall } },
    secret: () => hub.joinSecrets().station,
  });

/** The hub runs already, and goes on whatever becomes of its station. */
async function withStation(office: Office, station: OwnStation, isNew: boolean): Promise<void> {
  try {
    const device = await station.join();
    if (device !== undefined && isNew) await setFirstVoice(office.hub, device, office.languages, journal);
    station.start();
  } catch (error) {
    journal.warn('this computer has no station', { error: String(error) });
  }
}

async function main(): Promise<void> {
  let port = 0;
  try {
    const options = parseStart(process.argv.slice(2), presetNames());
    if (options === undefined) return say(START_HELP.replace('PRESETS', presetNames().join(', ')));
    port = options.port;
    await start(options);
  } catch (error) {
    const ending = endingOf(error, port);
    process.stderr.write(`${ending?.sentence ?? String((error as Error).stack ?? error)}\n`);
    if (ending?.status === 2) process.stderr.write('All options: npm start -- --help\n');
    process.exitCode = ending?.status ?? 1;
  }
}

await main();
