import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { type HubTrouble, WINDOW_ROLES, type WindowRole } from '#contract/bridge.ts';
import type { Duration } from '#contract/ids.ts';
import type { Role } from '#contract/settings.ts';
import { ownHostOf } from '#hub/hosts.ts';
import { lineJournal } from '#hub/journal.ts';
import { StoreError } from '#store/errors.ts';
import { removeAccess, writeAccess } from '../../cli/access-file.ts';
import { setFirstVoice } from '../../cli/first-voice.ts';
import { OwnStation } from '../../cli/own-station.ts';
import { loadPreset, localityOfComputer } from '../../cli/presets.ts';
import { endingOf } from '../../cli/sentences.ts';
import { computerTime, type Headless, headless } from '../../headless.ts';
import type { HubOrder } from './messages.ts';
import { endWhenTold, orderOf, say } from './parent.ts';

/** The hub of this PC, in a process of its own that the shell keeps. */

const CONTROL_BYTES = 32;
/** Well within the silence that the shell takes for a hang. */
const BEAT: Duration = 3_000;
/** Whoever was told that this is in vain ends this process; nobody did. */
const ENDED_WITHIN: Duration = 5_000;

const journal = lineJournal(
  (line) => process.stderr.write(`${line}\n`),
  () => new Date(),
);
const order = orderOf<HubOrder>();
const control = randomBytes(CONTROL_BYTES).toString('hex');
const host = ownHostOf(undefined);
let hub: Headless | undefined;
let port = 0;

async function stop(): Promise<void> {
  await hub?.stop();
  removeAccess(order.dataDir);
}

async function open(): Promise<void> {
  const preset = loadPreset(order.preset, localityOfComputer());
  mkdirSync(order.dataDir, { recursive: true, mode: 0o700 });
  const fixed = { host: undefined, hosts: [], demo: false, own: {} };
  hub = await headless({ ...order, ...fixed, preset, control, journal, joinSecretReplaced: replaced });
  const started = await hub.start();
  port = started.port;
  keepAccess(hub);
  const secrets = hub.hub.joinSecrets();
  say({
    says: 'ready',
    url: urlNow(),
    secrets: Object.fromEntries(WINDOW_ROLES.map((role) => [role, secrets[role]])) as Record<WindowRole, string>,
  });
  setInterval(() => say({ says: 'alive' }), BEAT);
  await letStationIn(hub, started.isNew ? (preset.site?.main?.languages ?? []) : null);
}

const urlNow = (): string => `http://${host}:${port}`;

/** For the command line of the same user. */
const keepAccess = ({ hub: { joinSecrets } }: Headless): void =>
  writeAccess(order.dataDir, { host, port, control, join: joinSecrets() });

function replaced(role: Role, secret: string): void {
  if (hub) keepAccess(hub);
  const window = WINDOW_ROLES.find((one) => one === role);
  if (window) say({ says: 'secret', role: window, secret });
}

/** The hub goes on whatever becomes of its station. @param languages of a new office, whose station gets a voice */
async function letStationIn(running: Headless, languages: string[] | null): Promise<void> {
  const time = { ...computerTime, now: computerTime.wall };
  const secret = () => running.hub.joinSecrets().station;
  const station = new OwnStation({ dataDir: order.dataDir, url: urlNow(), secret, time, journal });
  try {
    const device = await station.join();
    if (device !== undefined && languages !== null) await setFirstVoice(running.hub, device, languages, journal);
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
