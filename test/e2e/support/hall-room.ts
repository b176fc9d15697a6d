import type { Browser, Page } from 'playwright-core';
import { vi } from 'vitest';
import type { Duration } from '#contract/ids.ts';
import type { Row, TransactionRow } from '#contract/rows.ts';
import type { SettingValues } from '#contract/settings.ts';
import type { HardwareRow, ShownRow } from '#contract/views.ts';
import { parseWav } from '#hardware/speech/wav.ts';
import { launchAloud } from '../../screens/support/browser.ts';
import { listenToSounds, type Played, soundsOf } from '../../screens/support/sounds.ts';
import type { Client } from '../../support/client.ts';
import { HallSound, type Side } from '../../support/hall-sound.ts';
import { type StationOffice, stationOffice } from '../../support/station-office.ts';

/** A hub, a station that speaks, desks, and two displays in two browsers, each with a loudspeaker of its own. */

export const SIDES: readonly Side[] = ['left', 'right'];
const DESKS = [1, 2, 3];
const NUMBERS = ['one', 'two', 'three'];
const SPOKEN_WITHIN: Duration = 60_000;
const VOICE: Omit<SettingValues['voice'], 'station'> = {
  ...{ languages: ['en'], visitorFirst: false, repeats: 1, numbers: 'natural' },
  ...{ volume: 80, quiet: [], enabled: true },
};

export interface HeardCall {
  number: string;
  /** As the recogniser writes it. */
  sentence: string;
  /** What the station made. */
  words: Float32Array;
}

export class HallRoom {
  readonly hall: HallSound;
  readonly #office: StationOffice;
  readonly #browsers: Browser[] = [];
  readonly #displays: Page[] = [];
  readonly #clerks: Client[] = [];

  private constructor(hall: HallSound, office: StationOffice) {
    this.hall = hall;
    this.#office = office;
  }

  static async open(): Promise<HallRoom> {
    const room = new HallRoom(await HallSound.open(), await stationOffice());
    await room.#office.configure('voice', 'main', { ...VOICE, station: room.#office.device });
    for (const side of SIDES) await room.#openDisplay(side);
    await room.#voiceIsReady();
    for (const n of DESKS) room.#clerks.push(await room.#office.clerk(`desk${n}`, `person${n}`));
    const kiosk = await room.#office.hub.client('kiosk', []);
    for (const _ of DESKS) await kiosk.done({ type: 'issue', service: 'identity' });
    kiosk.close();
    return room;
  }

  /** Every desk calls in the same moment. @returns the calls in the hub's order. */
  async callAtOnce(): Promise<HeardCall[]> {
    await Promise.all(this.#clerks.map((clerk, i) => clerk.done({ type: 'callNext', desk: `desk${DESKS[i]}` })));
    const { rows } = await this.#office.hub.store.load();
    const called = rows.filter((row: Row): row is TransactionRow => row.kind === 'transaction' && row.desk !== null);
    called.sort((a, b) => (a.lastCallSeq ?? 0) - (b.lastCallSeq ?? 0));
    return Promise.all(called.map((call) => this.#heardCall(call)));
  }

  /** Resolves when every desk has learnt that both displays showed its call and spoke it to the end. */
  async spokenEverywhere(): Promise<void> {
    const look = () => {
      const spoken = this.#clerks.map((clerk, i) => spokenOn(clerk, `desk${DESKS[i]}`));
      if (Math.min(...spoken) < SIDES.length) throw new Error(`displays that spoke each call: ${spoken}`);
    };
    await vi.waitFor(look, { timeout: SPOKEN_WITHIN, interval: 200 });
  }

  async #voiceIsReady(): Promise<void> {
    const look = () => {
      const row = this.#office.admin.picture('admin:main').rows.get('hardware:voice:main') as HardwareRow | undefined;
      if (row?.state !== 'ready') throw new Error(`the voice is ${row?.state}: ${row?.problem}`);
    };
    await vi.waitFor(look, { timeout: SPOKEN_WITHIN, interval: 50 });
  }

  async close(): Promise<void> {
    await Promise.all(this.#browsers.map((browser) => browser.close()));
    for (const clerk of this.#clerks) clerk.close();
    await this.#office.close();
    await this.hall.close();
  }

  /** What each display told its sound card, in the order of `SIDES`. */
  played(): Promise<Played[][]> {
    return Promise.all(this.#displays.map(soundsOf));
  }

  async #heardCall({ id, number, desk }: TransactionRow): Promise<HeardCall> {
    const response = await fetch(`${this.#office.hub.url}/api/v1/speech/call/${id}.wav`);
    const words = parseWav(new Uint8Array(await response.arrayBuffer())).samples;
    const wordOf = (name: string | null) => NUMBERS[Number(name?.slice(-1)) - 1];
    return { number, sentence: `ticket L_A ${wordOf(number)} desk ${wordOf(desk)}`, words };
  }

  async #openDisplay(side: Side): Promise<void> {
    const browser = await launchAloud(this.hall.env(side));
    this.#browsers.push(browser);
    const page = await browser.newPage();
    await page.addInitScript(listenToSounds);
    await page.goto(`${this.#office.hub.url}/display#join=${this.#office.hub.hub.joinSecrets().display}`);
    await page.waitForSelector('.d-band');
    this.#displays.push(page);
  }
}

function spokenOn(clerk: Client, desk: string): number {
  const row = clerk.picture(`desk:${desk}`).rows.get('shown') as ShownRow | undefined;
  return row?.displays.filter(({ state, spoken }) => state === 'shown' && spoken).length ?? 0;
}
