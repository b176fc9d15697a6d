import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Met } from '#contract/finding.ts';
import { PROTOCOL } from '#contract/protocol.ts';
import type { SetupState } from '#contract/setup.ts';
import { launchOf } from '#shell/launch.ts';
import { PcSettings } from '#shell/settings/pc-settings.ts';
import { Shell } from '#shell/shell.ts';
import { HandTimer, settled } from './hand-timer.ts';
import { PlayedDesktop } from './played-desktop.ts';
import { metAt, PlayedFinder, PlayedWhereabouts, unasked } from './played-setup.ts';

export const SETUP = 'app://now-serving/setup.html';
export const ID = 'a'.repeat(32);
export const HOST = '192.0.2.7:8080';

/** A PC whose settings are files of its own, and its first launch. */
export class NewPc {
  readonly folder = mkdtempSync(join(tmpdir(), 'now-serving-setup-'));
  readonly time = new HandTimer();
  readonly finder = new PlayedFinder();
  readonly #network = new PlayedWhereabouts();
  /** Each time that starting with the PC was set, whether it was chosen just then. */
  readonly autostarts: boolean[] = [];
  desktop = new PlayedDesktop();

  constructor() {
    this.#network.at.set(ID, HOST);
  }

  get files() {
    const { folder } = this;
    return {
      policy: join(folder, 'policy.json'),
      machine: join(folder, 'config.json'),
      chosen: join(folder, 'chosen', 'settings.json'),
    };
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  async launch(...args: string[]): Promise<void> {
    const { desktop, files, finder } = this;
    const { monotonic, after } = this.time;
    const launchAgain = () => launchOf(files, args);
    const setup = { finder, settings: new PcSettings(files, args), presets: ['clinic', 'shop'] };
    const network = this.#network;
    const finding = { finder: network.finder, kept: network, neighbours: network.neighbours };
    const none = { answers: async () => true, identify: async () => null, tokens: { get: () => null, keep: () => {} } };
    const startsWithPc = (isNew: boolean) => void this.autostarts.push(isNew);
    const more = { finding, setup, launchAgain, startsWithPc };
    const parts = { ...unasked(), desktop, ...none, ...more, monotonic, after, note: () => {} };
    new Shell(parts, launchAgain()).start();
    await settled();
  }

  async ask(asked: object, url = SETUP): Promise<SetupState> {
    const { id: windowId } = this.desktop.window('Now Serving');
    const answer = await this.desktop.answer({ windowId, url, isMainFrame: true }, asked);
    await settled();
    return answer as SetupState;
  }

  state(): Promise<SetupState> {
    return this.ask({ type: 'setupState', isAttended: false });
  }
}

export const officeAt = (host: string, protocol: number = PROTOCOL): Met => metAt(host, ID, protocol);
