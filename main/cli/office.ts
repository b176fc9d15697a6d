import { randomBytes } from 'node:crypto';
import type { Role } from '#contract/settings.ts';
import type { Hub } from '#hub/create-hub.ts';
import { hostsOf, ownHostOf } from '#hub/hosts.ts';
import type { Journal } from '#hub/ports.ts';
import type { Preset } from '#hub/preset.ts';
import { type Headless, headless } from '../headless.ts';
import { type Access, removeAccess, writeAccess } from './access-file.ts';
import type { Addresses } from './addresses.ts';
import { DemoTokens } from './demo-tokens.ts';
import { loadPreset, localityOfComputer } from './presets.ts';
import type { StartOptions } from './start-options.ts';

export type OfficeOptions = Pick<
  StartOptions,
  'dataDir' | 'port' | 'host' | 'hosts' | 'preset' | 'demo' | 'speed' | 'mdns'
> & { hasWindows: boolean };

export interface OfficeParts {
  journal: Journal;
  /** A one-time secret was used up: another one takes its place. */
  replaced(role: Role, secret: string): void;
}

const CONTROL_BYTES = 32;

/** A hub in this process with what comes with it: its access file and, in a demo, visitors and staff. */
export class Office {
  readonly #options: OfficeOptions;
  readonly #preset: Preset;
  readonly #control: string;
  readonly #headless: Headless;
  /** 0 until the hub listens. */
  #port = 0;
  #stopDemo = () => {};

  private constructor(options: OfficeOptions, preset: Preset, control: string, hub: Headless) {
    this.#options = options;
    this.#preset = preset;
    this.#control = control;
    this.#headless = hub;
  }

  /** Opens the data and says nothing to anybody yet. @throws StoreError when the data cannot be opened */
  static async open(options: OfficeOptions, { journal, replaced }: OfficeParts): Promise<Office> {
    const preset = loadPreset(options.preset, localityOfComputer());
    const control = randomBytes(CONTROL_BYTES).toString('hex');
    const joinSecretReplaced = (role: Role, secret: string) => {
      office.#keepAccess();
      replaced(role, secret);
    };
    const hub = await headless({ ...options, preset, control, journal, joinSecretReplaced, own: {} });
    const office: Office = new Office(options, preset, control, hub);
    return office;
  }

  get hub(): Hub {
    return this.#headless.hub;
  }

  /** For the programs that come with the hub. */
  get url(): string {
    return `http://${ownHostOf(this.#options.host)}:${this.#port}`;
  }

  /** Those of its preset. */
  get languages(): string[] {
    return this.#preset.site?.main?.languages ?? [];
  }

  get addresses(): Addresses {
    const { host } = this.#options;
    return { lan: hostsOf(host), own: ownHostOf(host), port: this.#port, join: this.hub.joinSecrets() };
  }

  /** The hub listens, and the demo plays. @throws Error of the network, and then all of it is stopped */
  async start(): Promise<{ isNew: boolean }> {
    try {
      const { port, isNew } = await this.#headless.start();
      this.#port = port;
      this.#keepAccess();
      if (this.#options.demo) await this.#demo();
      return { isNew };
    } catch (error) {
      await this.stop();
      throw error;
    }
  }

  async stop(): Promise<void> {
    this.#stopDemo();
    await this.#headless.stop();
    removeAccess(this.#options.dataDir);
  }

  async #demo(): Promise<void> {
    const tokens = new DemoTokens(this.#options.dataDir, this.#access());
    // Its visitors and staff are clients with a connection of their own: code that no other office needs in its memory.
    const { startDemo } = await import('./demo/demo.ts');
    this.#stopDemo = await startDemo({
      url: this.url,
      speed: this.#options.speed,
      preset: this.#preset,
      tokenOf: (role, name) => tokens.of(role, name),
      random: Math.random,
    });
  }

  /** For the command line of the same user. */
  #keepAccess(): void {
    writeAccess(this.#options.dataDir, this.#access());
  }

  #access(): Access {
    const { own: host, port, join } = this.addresses;
    return { host, port, control: this.#control, hasWindows: this.#options.hasWindows, join };
  }
}
