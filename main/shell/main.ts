import { join } from 'node:path';
import { answers } from './answers.ts';
import { DeviceTokens } from './device-tokens.ts';
import { electronDesktop } from './electron.ts';
import { identify } from './identify.ts';
import { parseLaunch } from './launch.ts';
import { localPages } from './local-pages.ts';
import { Shell } from './shell.ts';

/** The app's main process, put together. */

const SCREENS = join(import.meta.dirname, '..', 'screens');

const after = (delay: number, then: () => void) => {
  const timer = setTimeout(then, delay);
  return () => clearTimeout(timer);
};
const say = (line: string): void => void process.stderr.write(`${line}\n`);

async function main(): Promise<void> {
  const desktop = electronDesktop();
  const launch = parseLaunch(process.argv.slice(1));
  if (!desktop.claim()) return desktop.quit();
  for (const problem of launch.problems) say(problem);
  await desktop.whenReady();
  desktop.serveLocal(localPages(SCREENS));
  const note = (what: string, facts: Record<string, string>) =>
    say(`${new Date().toISOString()} ${what} ${JSON.stringify(facts)}`);
  const tokens = new DeviceTokens(join(desktop.folder(), 'devices.json'));
  const monotonic = () => performance.now();
  const shell = new Shell({ desktop, answers, identify, tokens, after, note, monotonic }, launch);
  desktop.onSecondLaunch((args) => shell.launchedAgain(parseLaunch(args)));
  shell.start();
}

void main();
