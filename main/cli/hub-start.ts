import { randomBytes } from 'node:crypto';
import type { Role } from '#contract/settings.ts';
import { hostsOf, ownHostOf } from '#hub/hosts.ts';
import { lineJournal } from '#hub/journal.ts';
import type { Preset } from '#hub/preset.ts';
import { computerTime, type Headless, headless, stopOnSignals } from '../headless.ts';
import { type Access, removeAccess, writeAccess } from './access-file.ts';
import { type Addresses, listOf, qrCodesOf, replacementOf } from './addresses.ts';
import { type DemoOptions, startDemo } from './demo/demo.ts';
import { DemoTokens } from './demo-tokens.ts';
import { setFirstVoice } from './first-voice.ts';
import { OwnStation } from './own-station.ts';
import { loadPreset, localityOfComputer, presetNames } from './presets.ts';
import { endingOf } from './sentences.ts';
import { parseStart, START_HELP, type StartOptions } from './start-options.ts';

/** `npm start`: becomes the hub until it is told to stop. */

const CONTROL_BYTES = 32;
/** Columns to draw in where no terminal tells its own. */
const USUAL_COLUMNS = 80;

const journal = lineJournal(
  (line) => process.stderr.write(`${line}\n`),
  () => new Date(),
);
const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** What belongs to one run. */
interface Run {
  options: StartOptions;
  control: string;
  hub: Headless;
  /** 0 until the hub listens. */
  port: number;
}

async function start(options: StartOptions): Promise<void> {
  const run = await opened(options);
  const { isNew } = await listening(run);
  const stopDemo = options.demo ? await startDemo(demoOf(run)) : () => {};
  const station = options.station ? ownStationOf(run) : undefined;
  stopOnSignals(async () => {
    say('Stopping …');
    stopDemo();
    await station?.stop();
    await run.hub.stop();
    removeAccess(options.dataDir);
  }, journal);
  await welcome(run, isNew);
  if (station) await withStation(run, station, isNew);
}

/** For the programs that come with the hub. */
const ownUrlOf = ({ options, port }: Run): string => `http://${ownHostOf(options.host)}:${port}`;

function ownStationOf(run: Run): OwnStation {
  const { dataDir } = run.options;
  return new OwnStation({
    ...{ dataDir, journal, time: { ...computerTime, now: computerTime.wall }, url: ownUrlOf(run) },
    secret: () => run.hub.hub.joinSecrets().station,
  });
}

/** The hub runs already, and goes on whatever becomes of its station. */
async function withStation(run: Run, station: OwnStation, isNew: boolean): Promise<void> {
  try {
    const device = await station.join();
    if (device !== undefined && isNew) await setFirstVoice(run.hub.hub, device, languagesOf(run), journal);
    station.start();
  } catch (error) {
    journal.warn('this computer has no station', { error: String(error) });
  }
}

const languagesOf = ({ options }: Run): string[] => presetOf(options).site?.main?.languages ?? [];

function demoOf(run: Run): DemoOptions {
  const tokens = new DemoTokens(run.options.dataDir, accessOf(run));
  return {
    url: ownUrlOf(run),
    speed: run.options.speed,
    preset: presetOf(run.options),
    tokenOf: (role, name) => tokens.of(role, name),
    random: Math.random,
  };
}

const presetOf = ({ preset }: StartOptions): Preset => loadPreset(preset, localityOfComputer());

async function opened(options: StartOptions): Promise<Run> {
  const control = randomBytes(CONTROL_BYTES).toString('hex');
  const joinSecretReplaced = (role: Role) => replaced(run, role);
  const run: Run = {
    options,
    control,
    hub: await headless({ ...options, preset: presetOf(options), control, journal, joinSecretReplaced, own: {} }),
    port: 0,
  };
  return run;
}

async function listening(run: Run): Promise<{ isNew: boolean }> {
  try {
    const { port, isNew } = await run.hub.start();
    run.port = port;
    writeAccess(run.options.dataDir, accessOf(run));
    return { isNew };
  } catch (error) {
    await run.hub.stop();
    throw error;
  }
}

function accessOf({ options, port, control, hub }: Run): Access {
  return { host: ownHostOf(options.host), port, control, join: hub.hub.joinSecrets() };
}

/** Somebody used a printed address up: the next one is printed and written down. None is printed for stations. */
function replaced(run: Run, role: Role): void {
  writeAccess(run.options.dataDir, accessOf(run));
  if (role !== 'station') say(`\n${replacementOf(addressesOf(run), role)}`);
}

function addressesOf(run: Run): Addresses {
  const { host } = run.options;
  return { lan: hostsOf(host), own: ownHostOf(host), port: run.port, join: run.hub.hub.joinSecrets() };
}

async function welcome(run: Run, isNew: boolean): Promise<void> {
  const { options } = run;
  const addresses = addressesOf(run);
  say(`\nNow Serving is running. Its data: ${options.dataDir}`);
  if (options.presetNamed && !isNew) say('This office was set up before, so --preset changed nothing.');
  if (options.demo) say(`Demo: visitors and staff are simulated, at speed ${options.speed}.`);
  say('\nOpen each address once, in the browser that shall be that screen:\n');
  say(listOf(addresses));
  if (options.qr) say(`\n${await qrCodesOf(addresses, process.stdout.columns ?? USUAL_COLUMNS)}`);
  say('\nCtrl+C stops it.');
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
