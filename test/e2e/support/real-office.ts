import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join as pathOf } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import type { Role, ScreenRole } from '#contract/settings.ts';
import type { ViewName } from '#contract/wire.ts';
import type { Preset } from '#hub/preset.ts';
import { loadPreset } from '../../../main/cli/presets.ts';
import { HubProcess } from '../../replay/run/hub-process.ts';
import { instantOf, machineNow, type Scale } from '../../replay/run/scaled-time.ts';
import { launch, openPage } from '../../screens/support/browser.ts';
import { Client, join, SILENT } from '../../support/client.ts';

/** A real hub in a process of its own, a real database, and every screen in a real browser. */

const SIZES: Record<ScreenRole, { width: number; height: number }> = {
  kiosk: { width: 720, height: 1280 },
  desk: { width: 1280, height: 800 },
  display: { width: 1280, height: 720 },
  admin: { width: 1280, height: 720 },
};
const ROOT = pathOf(import.meta.dirname, '..', '..', '..');
const ENTRY = pathOf(ROOT, 'test', 'replay', 'run', 'hub-entry.ts');
/** Where pictures of the real office go; those of the README are renewed only on demand. */
const PICTURES =
  process.env.NS_UPDATE_SCREENSHOTS === '1'
    ? pathOf(ROOT, 'resources', 'screenshots')
    : pathOf(ROOT, 'out', 'test-artefacts', 'e2e');

const MINUTE = 60_000;
/** A Wednesday morning, so that no test depends on when it runs. */
const TEN_PAST_TEN = Date.parse('2026-11-18T10:10:00+01:00');

export class RealOffice {
  readonly browser: Browser;
  readonly pages = new Map<Role, Page>();
  readonly #clients: Client[] = [];
  #admin: Client | undefined;
  readonly #data: string;
  readonly #hub: HubProcess;
  #time: Scale = { from: TEN_PAST_TEN, mark: machineNow(), speed: 1 };
  #secrets: Record<Role, string> = { kiosk: '', desk: '', display: '', admin: '', station: '' };

  private constructor(browser: Browser) {
    this.browser = browser;
    this.#data = mkdtempSync(pathOf(tmpdir(), 'now-serving-e2e-'));
    this.#hub = new HubProcess(ENTRY, this.#data);
  }

  static async open(preset: string): Promise<RealOffice> {
    const office = new RealOffice(await launch());
    await office.#start(loadPreset(preset, { zone: 'Europe/Paris', language: 'en' }));
    return office;
  }

  async #start(preset: Preset | null): Promise<void> {
    this.#secrets = (await this.#hub.start(this.#time, preset)).secrets;
  }

  get url(): string {
    return this.#hub.url;
  }

  /** Opens a one-time address of this role, as a newcomer does. */
  async visit(role: ScreenRole, before: (page: Page) => Promise<void> = async () => {}): Promise<Page> {
    const page = await openPage(this.browser, SIZES[role]);
    await before(page);
    await page.goto(`${this.url}/${role}#join=${await this.#secretFor(role)}`);
    this.pages.set(role, page);
    return page;
  }

  /** One more device, without a screen. */
  async client(role: Role, views: ViewName[]): Promise<Client> {
    const { token } = await join(this.url, await this.#secretFor(role), `another ${role}`);
    const client = await new Client({ url: this.url, token, views, listener: SILENT }).open();
    this.#clients.push(client);
    return client;
  }

  /** The printed address first; it works once, and an admin asks for more. */
  async #secretFor(role: Role): Promise<string> {
    const { [role]: printed } = this.#secrets;
    this.#secrets[role] = '';
    if (printed !== '') return printed;
    this.#admin ??= await this.client('admin', []);
    const link = await this.#admin.ask('joinLink', { role });
    if (!link.ok) throw new Error(`no address for a ${role}: ${link.refusal.code}`);
    return link.result.path.split('#join=')[1] ?? '';
  }

  /** Minutes go by in the office. */
  pass(minutes: number): void {
    const now = machineNow();
    this.#time = { from: instantOf(this.#time, now) + minutes * MINUTE, mark: now, speed: 1 };
    this.#hub.pace(this.#time);
  }

  /** Kills the hub as a power cut would and starts it again. @returns ms until all these screens were back. */
  async killAndReturn(screens: Partial<Record<Role, number>>): Promise<number> {
    await this.#hub.kill();
    await this.#start(null);
    const listening = performance.now();
    for (;;) {
      const { clients } = (await (await fetch(`${this.url}/health`)).json()) as { clients: Record<Role, number> };
      if (Object.entries(screens).every(([role, count]) => clients[role as Role] >= count)) break;
      await delay(20);
    }
    return performance.now() - listening;
  }

  /** Keeps a picture of the real run. */
  async picture(role: Role): Promise<void> {
    const page = this.pages.get(role);
    const path = pathOf(PICTURES, `${role}.png`);
    mkdirSync(dirname(path), { recursive: true });
    await page?.evaluate(() => document.fonts.ready);
    await page?.screenshot({ path });
  }

  async close(): Promise<void> {
    for (const client of this.#clients) client.close();
    await this.browser.close();
    await this.#hub.stop();
    rmSync(this.#data, { recursive: true, force: true });
  }
}
