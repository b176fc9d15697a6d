import { join as pathOf } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { CommandInput } from '#contract/commands.ts';
import { SITE } from '#contract/names.ts';
import type { Role, SettingValues } from '#contract/settings.ts';
import type { ViewMessage, ViewName } from '#contract/wire.ts';
import { newDevicePath } from '../../support/box/pty.ts';
import { QboxEmulator } from '../../support/box/qbox-emulator.ts';
import { realTime, until } from '../../support/box/time.ts';
import { Client, join, SILENT } from '../../support/client.ts';
import { StationProcess } from '../../support/station.ts';
import { boxAt } from '../../support/station-office.ts';
import type { Child } from '../child.ts';
import type { BareFliteApi } from '../controls/bare-flite.ts';
import type { HubApi } from '../product/hub-child.ts';
import { deskOf, GROUP, PROFILE, personOf, serviceOf } from '../product/office.ts';
import type { Measured } from '../report.ts';
import { quantile } from '../statistics.ts';
import { type Bench, interleaved } from '../turns.ts';

/**
 * Goal 14: from the press of a button, through box, serial line, station and hub, to the display, beside the same command of a
 * desk's screen sent straight to the hub; and on to the sound of the call, beside the bare engine of the voice.
 */

/** Desks of one box, pressed in turns: a box takes two presses of one key within 400 ms for one. */
const DESKS = 8;
const BETWEEN_MS = 60;
const PRESSES = 160;
/** Presses of a turn whose call is waited for until it can be heard. */
const HEARD = 24;
const PIN = '2749';
/** What a box may cost: this much of the straight way, and a line at 9,600 baud and a process more, ms. */
const OF_STRAIGHT = 1.5;
const OF_THE_LINE = 30;

const VOICE: Omit<SettingValues['voice'], 'station' | 'enabled'> = {
  languages: [],
  visitorFirst: false,
  repeats: 1,
  numbers: 'natural',
  volume: 80,
  quiet: [],
};

const WAYS = ['box', 'straight', 'sound', 'bare'] as const;

export async function press(bench: Bench): Promise<Measured> {
  const office = await openOffice(bench);
  const bare = bench.crew.start<BareFliteApi>('controls/bare-flite.ts');
  const texts = Array.from({ length: HEARD }, (_, n) => `Ticket A, ${n + 101}. Desk ${n + 1}.`);
  const turns: Record<(typeof WAYS)[number], () => Promise<number>> = {
    box: () => shown(office, office.byBox),
    straight: () => shown(office, office.straight),
    sound: () => heard(office),
    bare: async () => quantile(await bare.call('speak', { folder: bench.folder, texts }), 0.95),
  };
  try {
    for (const way of WAYS) await turns[way]();
    const found = await interleaved(bench.turns, WAYS, (way) => turns[way]());
    for (const way of WAYS) bench.say(`  ${way}: ${found[way].map((ms) => ms.toFixed(1)).join(' ')} ms`);
    const allowed = found.straight.map((ms) => ms * OF_STRAIGHT + OF_THE_LINE);
    return {
      press: { figures: found.box, controls: allowed },
      pressHeard: { figures: found.sound, controls: found.bare },
    };
  } finally {
    await bare.stop();
    await office.close();
  }
}

interface Office {
  /** Calls the next visitor to the n-th desk. */
  byBox(place: number): void;
  straight(place: number): void;
  issue(n: number): Promise<unknown>;
  /** Resolves once the display has a call of this desk that it did not have before. */
  shown(desk: string): Promise<Shown>;
  /** The sound of a call, as a display fetches it: its bytes. */
  sound(transaction: string): Promise<number>;
  speaks(enabled: boolean): Promise<void>;
  close(): Promise<void>;
}
interface Shown {
  transaction: string;
  /** `performance.now()`. */
  at: number;
}

/** From press to display, the 99th percentile of one turn, ms. */
async function shown(office: Office, press: (place: number) => void): Promise<number> {
  const delays: number[] = [];
  for (let n = 0; n < PRESSES; n += 1) {
    const { pressed, call } = await pressOnce(office, press, n);
    delays.push(call.at - pressed);
    await delay(BETWEEN_MS);
  }
  return quantile(delays, 0.99);
}

/** From press to the sound at the display, the 95th percentile of one turn, ms. */
async function heard(office: Office): Promise<number> {
  await office.speaks(true);
  const delays: number[] = [];
  for (let n = 0; n < HEARD; n += 1) {
    const { pressed, call } = await pressOnce(office, office.byBox, n);
    if ((await office.sound(call.transaction)) === 0) throw new Error('a call made no sound');
    delays.push(performance.now() - pressed);
    await delay(BETWEEN_MS);
  }
  await office.speaks(false);
  return quantile(delays, 0.95);
}

async function pressOnce(office: Office, press: (place: number) => void, n: number) {
  const place = n % DESKS;
  await office.issue(n);
  const seen = office.shown(deskOf(place));
  const pressed = performance.now();
  press(place);
  return { pressed, call: await seen };
}

async function openOffice(bench: Bench): Promise<Office> {
  const hub = bench.crew.start<HubApi>('product/hub-child.ts');
  const { port } = await hub.call('start', { folder: pathOf(bench.folder, 'press') });
  const url = `http://127.0.0.1:${port}`;
  const watch = new Watch();
  const connect = async (role: Role, views: ViewName[], listener = SILENT) => {
    const { token } = await joined(hub, url, role);
    return { token, client: await new Client({ url, token, views, listener }).open() };
  };
  const watching = { ...SILENT, received: (_: unknown, message: ViewMessage) => watch.see(message) };
  const display = await connect('display', [`display:${GROUP}`], watching);
  const { client: admin } = await connect('admin', ['admin:main']);
  const { client: kiosk } = await connect('kiosk', []);
  const desks: Client[] = [];
  for (let i = 0; i < DESKS; i += 1) {
    const { client } = await connect('desk', ['queue:main', `desk:${deskOf(i)}`]);
    await client.ask('signIn', { person: personOf(i), pin: '', newPin: PIN });
    await client.done({ type: 'openSession', desk: deskOf(i), profile: PROFILE });
    desks.push(client);
  }
  const { device, box, station } = await hangBox(hub, url, admin);
  let voiceVersion = 0;
  return {
    byBox: (place) => void box.press('1', 'S', place + 1),
    straight: (place) => void desks[place]?.send({ type: 'callNext', desk: deskOf(place) }),
    issue: (n) => kiosk.done({ type: 'issue', service: serviceOf(n) }),
    shown: (desk) => watch.next(desk),
    sound: async (transaction) => {
      const headers = { authorization: `Bearer ${display.token}` };
      const answer = await fetch(`${url}/api/v1/speech/call/${transaction}.wav`, { headers });
      return answer.ok ? (await answer.arrayBuffer()).byteLength : 0;
    },
    speaks: async (enabled) => {
      const value: SettingValues['voice'] = { ...VOICE, station: device, enabled };
      const command = { type: 'configure', kind: 'voice', id: SITE, expectedVersion: voiceVersion, value };
      ({ version: voiceVersion } = (await admin.done(command as CommandInput)) as { version: number });
    },
    close: async () => {
      for (const client of [display.client, admin, kiosk, ...desks]) client.close();
      await station.remove();
      await box.remove();
      await hub.stop();
    },
  };
}

async function joined(hub: Child<HubApi>, url: string, role: Role) {
  return join(url, await hub.call('joinSecret', { role }), role);
}

async function hangBox(hub: Child<HubApi>, url: string, admin: Client) {
  const { device, token } = await joined(hub, url, 'station');
  const box = new QboxEmulator({ path: newDevicePath(), time: realTime });
  const station = new StationProcess();
  const desks = Array.from({ length: DESKS }, (_, i) => deskOf(i));
  const keys = [{ key: '1', press: 'short' as const, does: { type: 'callNext' as const } }];
  const value = boxAt(device, box.cable.path, desks, { keys });
  await admin.done({ type: 'configure', kind: 'buttonBox', id: 'box', expectedVersion: 0, value } as CommandInput);
  await box.plug();
  station.start('--hub', url, '--token', token);
  await until('the box is welcomed', () => box.lines.includes('WELCOME'));
  return { device, box, station };
}

/** What a display has seen, call by call. */
class Watch {
  readonly #seen = new Set<string>();
  #waiting: { desk: string; done: (shown: Shown) => void } | null = null;

  next(desk: string): Promise<Shown> {
    return new Promise((done) => {
      this.#waiting = { desk, done };
    });
  }

  see({ rows }: ViewMessage): void {
    const at = performance.now();
    for (const row of rows.put) {
      if (!('transaction' in row) || row.table !== 'call' || this.#seen.has(row.transaction)) continue;
      this.#seen.add(row.transaction);
      if (this.#waiting?.desk === row.desk) this.#waiting.done({ transaction: row.transaction, at });
    }
  }
}
