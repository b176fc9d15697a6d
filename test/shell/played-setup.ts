import type { FindingReport, KnownHub, Met } from '#contract/finding.ts';
import { PROTOCOL } from '#contract/protocol.ts';
import { launchOf } from '#shell/launch.ts';
import { isPin } from '#shell/pin.ts';
import { PcSettings } from '#shell/settings/pc-settings.ts';
import type { ShellParts } from '#shell/shell-parts.ts';

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

/** A network in which hubs are where a test says, by identity. */
export class PlayedWhereabouts {
  readonly at = new Map<string, string>();
  kept: KnownHub | null = null;
  searches = 0;

  readonly finder = {
    meet: async (host: string) => this.#found([...this.at].find(([, where]) => where === host)),
    find: ({ id }: { id: string }) => {
      const found = Promise.resolve(this.#found([...this.at].find(([one]) => one === id)));
      return { found, stop: () => {} };
    },
  };

  /** What the hub tells of other PCs (undefined: it did not), and what this PC tells them; null: it listens no more. */
  told: string[] | undefined;
  whereIs: ((id: string) => string | null) | null = null;
  readonly neighbours = {
    learn: async () => this.told,
    answer: (whereIs: (id: string) => string | null) => {
      this.whereIs = whereIs;
      return () => {
        this.whereIs = null;
      };
    },
  };

  read(): KnownHub | null {
    return this.kept;
  }
  keep(known: KnownHub): void {
    this.kept = known;
  }

  #found(hub: [id: string, host: string] | undefined) {
    this.searches += 1;
    const advice = [this.at.size > 0 ? ('otherOffice' as const) : ('hubOff' as const)];
    const tried = [...this.at.values()].map((host) => ({
      ...{ host, source: 'kept' as const, verdict: 'otherOffice' as const },
    }));
    const report: FindingReport = { tried, heard: 0, own: [], advice };
    return hub ? { met: metAt(hub[1], hub[0]) } : { met: null, report };
  }
}

export const metAt = (host: string, id: string, protocol: number = PROTOCOL): Met => ({
  host,
  facts: { id, site: 'Town Hall', version: '1', protocol, epoch: 1, hosts: [] },
});

/** For tests in which this PC knows what it is. */
export function unasked(): Pick<
  ShellParts,
  'setup' | 'launchAgain' | 'startsWithPc' | 'finding' | 'marks' | 'kioskPins' | 'newSalt'
> {
  const played = new PlayedWhereabouts();
  const finding = { finder: played.finder, kept: played, neighbours: played.neighbours };
  const setup = { finder: new PlayedFinder(), settings: new PcSettings(NO_FILES, []), presets: [] };
  const marks = { get: () => null, keep: () => {} };
  const kioskPins = {
    learn: async () => {},
    isRight: (pin: string, own: string | null) => own !== null && isPin(pin, own),
  };
  const told = { launchAgain: () => launchOf(NO_FILES, []), startsWithPc: () => {}, newSalt: () => '0'.repeat(32) };
  return { setup, finding, marks, kioskPins, ...told };
}
