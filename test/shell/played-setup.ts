import type { Met } from '#contract/finding.ts';
import { launchOf } from '#shell/launch.ts';
import { PcSettings } from '#shell/settings/pc-settings.ts';
import type { ShellParts } from '#shell/shell.ts';

export const NO_FILES = { policy: '/none/policy.json', machine: '/none/config.json', chosen: '/none/settings.json' };

/** A network of which a test tells what is heard and met in it. */
export class PlayedFinder {
  hears: (met: Met) => void = () => {};
  readonly at = new Map<string, Met>();
  isLooking = false;

  look(told: (met: Met) => void) {
    this.hears = told;
    this.isLooking = true;
    const report = () => ({ tried: [], heard: 0, own: [], advice: ['hubOff' as const] });
    const stop = () => {
      this.isLooking = false;
    };
    return { report, stop };
  }
  async meet(host: string) {
    const met = this.at.get(host);
    const tried = [{ host, source: 'typed' as const, verdict: 'otherProgram' as const }];
    return met ? { met } : { met: null, report: { tried, heard: 0, own: [], advice: [] } };
  }
}

/** For tests in which this PC knows what it is. */
export function unasked(): Pick<ShellParts, 'setup' | 'launchAgain' | 'marks'> {
  const setup = { finder: new PlayedFinder(), settings: new PcSettings(NO_FILES, []), presets: [] };
  const marks = { get: () => null, keep: () => {} };
  return { setup, launchAgain: () => launchOf(NO_FILES, []), marks };
}
