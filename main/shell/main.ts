import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { NEIGHBOUR_PORT } from '#contract/neighbours.ts';
import { answers } from './answers.ts';
import { DeviceTokens } from './device-tokens.ts';
import { electronDesktop } from './electron/desktop.ts';
import { giveUp } from './electron/system.ts';
import { answerNeighbours } from './finding/answer-neighbours.ts';
import { KeptHub } from './finding/known-hub.ts';
import { learnNeighbours } from './finding/learn-neighbours.ts';
import type { Neighbours } from './finding/neighbourhood.ts';
import { openFinder } from './finding/real-finder.ts';
import { identify } from './identify.ts';
import { askKioskPin, KioskPins, pinFile } from './kiosk-pins.ts';
import { launchOf } from './launch.ts';
import { localPages } from './local-pages.ts';
import { LogFile, timed } from './log-file.ts';
import { hearMishaps } from './mishaps.ts';
import { OwnFolderError, ownFolder } from './own-folder.ts';
import { rarely } from './rarely.ts';
import { filesOf } from './settings/files.ts';
import { removeLeftovers } from './settings/leftovers.ts';
import { PcSettings } from './settings/pc-settings.ts';
import { Shell } from './shell.ts';
import { folderOf, startIn } from './start-order.ts';
import { startWithPc } from './start-with-pc.ts';
import { KeptMarks } from './windows/kept-marks.ts';

/** The app's main process, put together. */

const SCREENS = join(import.meta.dirname, '..', 'screens');

const PRESETS = join(import.meta.dirname, '..', '..', 'resources', 'presets');

const EVERY_ADDRESS = '0.0.0.0';

const RUNS_ALREADY = 'Now Serving is running already: its windows come to the front.';

const presetNames = (): string[] =>
  readdirSync(PRESETS).flatMap((name) => (name.endsWith('.json') ? [name.slice(0, -'.json'.length)] : []));
const after = (delay: number, then: () => void) => {
  const timer = setTimeout(then, delay);
  return () => clearTimeout(timer);
};

async function main(): Promise<void> {
  const args = process.argv.slice(1);
  const start = startIn(args);
  const desktop = electronDesktop(start ? folderOf(start) : ownFolder(process.platform, process.env));
  const files = filesOf(process.platform, process.env, desktop.folder());
  const launchAgain = () => launchOf(files, args);
  const launch = launchAgain();
  const log = new LogFile(join(desktop.folder(), 'logs'));
  const say = (text: string): void => {
    const line = timed(text, new Date());
    process.stderr.write(`${line}\n`);
    log.write(line);
  };
  const note = (what: string, facts: Record<string, string>) => say(`${what} ${JSON.stringify(facts)}`);
  const monotonic = () => performance.now();
  const { stdout, stderr } = process;
  hearMishaps({ desktop, on: (event, told) => process.on(event, told), streams: [stdout, stderr], monotonic, note });
  if (!desktop.claim(args)) {
    say(RUNS_ALREADY);
    return desktop.quit();
  }
  removeLeftovers(desktop.folder(), process.pid);
  desktop.onLine(say);
  for (const problem of launch.problems) say(problem);
  await desktop.whenReady();
  desktop.serveLocal(localPages(SCREENS));
  const tokens = new DeviceTokens(join(desktop.folder(), 'devices.json'));
  const marks = new KeptMarks(join(desktop.folder(), 'monitors.json'));
  const file = pinFile(join(desktop.folder(), 'kiosk-pin.json'));
  const kioskPins = new KioskPins({ identify, tokens, ask: askKioskPin, file, note });
  const newSalt = () => randomBytes(16).toString('hex');
  // Anybody in the network can send what is no answer, as often as he likes.
  const troubled = rarely(monotonic, (error: unknown) =>
    note('looking around in the network failed', { error: String(error) }),
  );
  const finder = openFinder({ after }, troubled);
  const at = { host: EVERY_ADDRESS, port: NEIGHBOUR_PORT };
  const deaf = (error: unknown) => note('other PCs are not told where the hub is', { error: String(error) });
  const answer: Neighbours['answer'] = (whereIs) =>
    answerNeighbours({ at, time: { after }, monotonic, troubled: deaf }, whereIs);
  const neighbours = { learn: learnNeighbours({ identify, tokens }), answer };
  const finding = { finder, kept: new KeptHub(join(desktop.folder(), 'hub.json')), neighbours };
  const settings = new PcSettings(files, args);
  const setup = { finder, settings, presets: presetNames() };
  const system = { desktop, platform: process.platform, env: process.env, home: homedir(), note };
  const startsWithPc = (isNew: boolean) => startWithPc(system, settings.read().settings.autostart, isNew);
  const shell = new Shell(
    {
      ...{ desktop, answers, identify, tokens, marks, kioskPins, newSalt },
      ...{ finding, setup, launchAgain, startsWithPc, after, note, monotonic },
    },
    launch,
  );
  desktop.onSecondLaunch((args) => shell.launchedAgain(launchOf(files, args)));
  shell.start();
}

const whyOf = (error: unknown): string => (error instanceof OwnFolderError ? error.message : String(error));

main().catch((error: unknown) => giveUp('Now Serving could not be started', whyOf(error)));
