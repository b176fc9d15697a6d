import { launchOf } from '#shell/launch.ts';
import type { SettingsFiles } from '#shell/settings/files.ts';
import { PcSettings } from '#shell/settings/pc-settings.ts';
import { Shell } from '#shell/shell.ts';
import { HandTimer, settled } from './hand-timer.ts';
import { PlayedDesktop } from './played-desktop.ts';
import { NO_FILES, PlayedWhereabouts, unasked } from './played-setup.ts';

const HOST = '192.0.2.7:8080';
const ID = 'abc';

/** A PC in French, in a network whose office has its hub at `HUB`. */
export class PlayedPc {
  readonly hub = `http://${HOST}`;
  readonly desktop = new PlayedDesktop();
  readonly time = new HandTimer();
  readonly network = new PlayedWhereabouts();

  constructor() {
    this.hubIsThere();
  }

  hubIsThere(): void {
    this.network.at.set(ID, HOST);
  }

  async launch(args: string[], files: SettingsFiles = NO_FILES): Promise<void> {
    const { desktop, time, network } = this;
    const played = unasked();
    const parts = {
      ...played,
      ...{ desktop, answers: async () => network.at.size > 0, identify: async () => ID },
      ...{ tokens: { get: () => null, keep: () => {} }, finding: { finder: network.finder, kept: network } },
      ...{ monotonic: time.monotonic, after: time.after, note: () => {} },
      setup: { ...played.setup, settings: new PcSettings(files, args) },
    };
    new Shell(parts, launchOf(files, args)).start();
    await settled();
  }

  /** Of a window of the hub's page. */
  ask(title: string, asked: object): Promise<unknown> {
    const { id } = this.desktop.window(title);
    return this.desktop.answer({ windowId: id, url: `${this.hub}/desk`, isMainFrame: true }, asked);
  }
}
