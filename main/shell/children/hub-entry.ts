import { statSync } from 'node:fs';
import type { Duration } from '#contract/ids.ts';
import type { Role } from '#contract/settings.ts';
import { type HubTrouble, WINDOW_ROLES, type WindowRole } from '#contract/windows.ts';
import { lineJournal } from '#hub/journal.ts';
import { StoreError } from '#store/errors.ts';
import { databaseIn } from '#store/sqlite/open.ts';
import { setFirstVoice } from '../../cli/first-voice.ts';
import { Office, type OfficeOptions } from '../../cli/office.ts';
import { OwnStation } from '../../cli/own-station.ts';
import { endingOf } from '../../cli/sentences.ts';
import { nextOf, welcomeOf } from '../../cli/welcome.ts';
import { computerTime } from '../../headless.ts';
import type { HubOrder } from './messages.ts';
import { endWhenTold, orderOf, say } from './parent.ts';

/** The hub of this PC, in a process of its own that the shell keeps. */

/** Well within the silence that the shell takes for a hang. */
const BEAT: Duration = 3_000;
/** Whoever was told that this is in vain ends this process; nobody did. */
const ENDED_WITHIN: Duration = 5_000;

const journal = lineJournal(
  (line) => process.stderr.write(`${line}\n`),
  () => new Date(),
);
const order = orderOf<HubOrder>();
let office: Office | undefined;
/** From when on its day is known. */
let isReady = false;
let isDayOpen = false;

const stop = async (): Promise<void> => office?.stop();

async function open(): Promise<void> {
  setInterval(beat, BEAT);
  // Before the work begins: most of it is done in one go, during which nothing is said.
  say({ says: 'preparing', bytes: bytesIn(order.dataDir) });
  office = await Office.open(optionsOf(order), { journal, replaced });
  const { isNew } = await office.start();
  const { url, hub } = office;
  const secrets = hub.joinSecrets();
  say({
    says: 'ready',
    url,
    secrets: Object.fromEntries(WINDOW_ROLES.map((role) => [role, secrets[role]])) as Record<WindowRole, string>,
  });
  tellDay(hub);
  isReady = true;
  if (order.start) print(await welcomeOf(office, isNew, { ...order.start, hasWindows: true }));
  if (order.start?.station ?? true) await letStationIn(office, isNew);
}

function beat(): void {
  say({ says: 'alive' });
  if (isReady && office && office.hub.isDayOpen() !== isDayOpen) tellDay(office.hub);
}

/** Of the office's database with its log, which may hold more than the file. */
function bytesIn(folder: string): number {
  const file = databaseIn(folder);
  return sizeOf(file) + sizeOf(`${file}-wal`);
}

function sizeOf(file: string): number {
  try {
    return statSync(file).size;
  } catch {
    // None yet; or whoever opens it says why it cannot be.
    return 0;
  }
}

/** Whether visitors are received: meanwhile this PC must not sleep. */
function tellDay(hub: Office['hub']): void {
  isDayOpen = hub.isDayOpen();
  say({ says: 'day', isOpen: isDayOpen });
}

/** An app that is installed has an office like any other. */
function optionsOf({ start, ...told }: HubOrder): OfficeOptions {
  const { host, hosts, demo, speed } = start ?? { host: null, hosts: [], demo: false, speed: 1 };
  return { ...told, host: host ?? undefined, hosts, demo, speed, hasWindows: true };
}

const print = (text: string): void => void process.stdout.write(`${text}\n`);

function replaced(role: Role, secret: string): void {
  const window = WINDOW_ROLES.find((one) => one === role);
  if (window) say({ says: 'secret', role: window, secret });
  const next = office && order.start && nextOf(office, role);
  if (next) print(next);
}

/** The hub goes on whatever becomes of its station. */
async function letStationIn({ hub, url, languages }: Office, isNew: boolean): Promise<void> {
  const time = { ...computerTime, now: computerTime.wall };
  const secret = () => hub.joinSecrets().station;
  const station = new OwnStation({ dataDir: order.dataDir, url, secret, time, journal });
  try {
    const device = await station.join();
    if (device !== undefined && isNew) await setFirstVoice(hub, device, languages, journal);
    say({ says: 'station', folder: station.folder });
  } catch (error) {
    journal.warn('this computer has no station', { error: String(error) });
  }
}

function troubleOf(error: unknown): HubTrouble {
  if (error instanceof StoreError) return error.code === 'dataInUse' ? 'dataInUse' : 'data';
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') return 'portInUse';
  return code === 'EACCES' ? 'portForbidden' : 'other';
}

function fail(error: unknown): void {
  const sentence = endingOf(error, order.port)?.sentence ?? String(error);
  journal.error('the hub cannot work', { error: sentence });
  say({ says: 'final', why: troubleOf(error), sentence });
  setTimeout(() => process.exit(1), ENDED_WITHIN);
}

for (const event of ['uncaughtException', 'unhandledRejection'] as const)
  process.on(event, (error: unknown) => {
    journal.error('something unforeseen happened: the hub ends', { error: String((error as Error)?.stack ?? error) });
    process.exit(1);
  });
endWhenTold(stop, journal);
open().catch(fail);
