import { launchOf } from '#shell/launch.ts';
import type { SettingsFiles } from '#shell/settings/files.ts';
import { PcSettings } from '#shell/settings/pc-settings.ts';
import { Shell } from '#shell/shell.ts';
import { HandTimer, settled } from './hand-timer.ts';
import { PlayedDesktop, type PlayedWindow } from './played-desktop.ts';
import { NO_FILES, PlayedWhereabouts, unasked } from './played-setup.ts';

export const HOST = '192.0.2.7:8080';
export const HUB = `http://${HOST}`;
const ID = 'abc';

/** A PC in French, in a network whose office has its hub at `HUB`. */
export class PlayedPc {
  readonly hub = HUB;
  readonly desktop = new PlayedDesktop();
  readonly time = new HandTimer();
  readonly network = new PlayedWhereabouts();
  /** Which hub proves to be the one at `HUB`; null: none does. */
  proves: string | null = ID;
  readonly #tokens = new Map<string, string | null>();
  #shell: Shell | undefined;

  constructor() {
    this.hubIsThere();
  }

  hubIsThere(): void {
    this.network.at.set(ID, HOST);
  }

  async launch(args: string[], files: SettingsFiles = NO_FILES): Promise<void> {
    const { desktop, time, network } = this;
    const played = unasked();
    const tokens = {
      get: (hub: string, window: string) => this.#tokens.get(`${hub} ${window}`) ?? null,
      keep: (hub: string, window: string, token: string | null) => void this.#tokens.set(`${hub} ${window}`, token),
    };
    const parts = {
      ...played,
      ...{ desktop, answers: async () => network.at.size > 0, identify: async () => this.proves },
      ...{ tokens, finding: { finder: network.finder, kept: network, neighbours: network.neighbours } },
      ...{ monotonic: time.monotonic, after: time.after, note: () => {} },
      setup: { ...played.setup, settings: new PcSettings(files, args) },
    };
    this.#shell = new Shell(parts, launchOf(files, args));
    this.#shell.start();
    await settled();
  }

  /** Somebody launches the app once more, while it runs. */
  launchedAgain(args: string[]): void {
    this.#shell?.launchedAgain(launchOf(NO_FILES, args));
  }

  /** Of a window of the hub's page. */
  ask(title: string, asked: object): Promise<unknown> {
    return this.askFrom(this.desktop.window(title), `${this.hub}/desk`, asked);
  }

  /** Of a page at `url` in this window. */
  askFrom({ id }: PlayedWindow, url: string, asked: object): Promise<unknown> {
    return this.desktop.answer({ windowId: id, url, isMainFrame: true }, asked);
  }
}
