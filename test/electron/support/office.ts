import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Role } from '#contract/settings.ts';
import { loadPreset } from '../../../main/cli/presets.ts';
import { HubProcess } from '../../replay/run/hub-process.ts';
import { machineNow, type Scale } from '../../replay/run/scaled-time.ts';

const ENTRY = join(import.meta.dirname, '..', '..', 'replay', 'run', 'hub-entry.ts');
/** A Wednesday morning, so that no test depends on when it runs. */
const TEN_PAST_TEN = Date.parse('2026-11-18T10:10:00+01:00');

/** A real hub in a process of its own, with the preset of a town hall. */
export class Office {
  readonly #data = mkdtempSync(join(tmpdir(), 'now-serving-electron-hub-'));
  readonly #hub = new HubProcess(ENTRY, this.#data);
  readonly #time: Scale = { from: TEN_PAST_TEN, mark: machineNow(), speed: 1 };
  secrets: Record<Role, string> = { kiosk: '', desk: '', display: '', admin: '', station: '' };

  static async open(): Promise<Office> {
    const office = new Office();
    await office.#start(true);
    return office;
  }

  get url(): string {
    return this.#hub.url;
  }

  kill(): Promise<void> {
    return this.#hub.kill();
  }

  /** Comes back at the same address with the same data. */
  again(): Promise<void> {
    return this.#start(false);
  }

  /** Another hub at the same address, which nobody knows; the one before never comes back. */
  async beginAnew(): Promise<void> {
    await this.#hub.kill();
    rmSync(this.#data, { recursive: true, force: true });
    mkdirSync(this.#data);
    await this.#start(true);
  }

  async close(): Promise<void> {
    await this.#hub.stop();
    rmSync(this.#data, { recursive: true, force: true });
  }

  async #start(isNew: boolean): Promise<void> {
    const preset = isNew ? loadPreset('townHall', { zone: 'Europe/Paris', language: 'en' }) : null;
    this.secrets = (await this.#hub.start(this.#time, preset)).secrets;
  }
}
