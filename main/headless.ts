import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Duration } from '#contract/ids.ts';
import type { Role } from '#contract/settings.ts';
import { Announcer } from '#discovery/announce.ts';
import { PIN_COST } from '#hub/access/pins.ts';
import type { Hub, Started } from '#hub/create-hub.ts';
import { createHub } from '#hub/create-hub.ts';
import { hostsOf, lanAddresses } from '#hub/hosts.ts';
import type { HubOptions } from '#hub/hub-options.ts';
import { LIMITS } from '#hub/limits.ts';
import type { Announce, Journal, TimeSource } from '#hub/ports.ts';
import type { Preset } from '#hub/preset.ts';
import type { RoomParts } from '#store/sqlite/room.ts';
import { openSqliteStore } from '#store/sqlite-store.ts';
import type { Store } from '#store/store.ts';

/** What whoever starts a hub decides; everything else is the product's own. */
export interface HeadlessOptions {
  dataDir: string;
  port: number;
  host: string | undefined;
  hosts: string[];
  preset: Preset | null;
  demo: boolean;
  /** Whether the network is told by mDNS that this hub is there. */
  mdns: boolean;
  control: string | null;
  journal: Journal;
  joinSecretReplaced(role: Role, secret: string): void;
  /** Replaces parts of the product's own, for measurements and replays. */
  own: Partial<
    Pick<HubOptions, 'time' | 'wire' | 'limits' | 'pinCost' | 'backupHour' | 'screens'> & { room: RoomParts }
  >;
}

export interface Headless {
  readonly hub: Hub;
  readonly store: Store;
  /** Resolves once the office is open. */
  start(): Promise<Started>;
  /** In order, each step within its time; calling it again waits for the same end. */
  stop(): Promise<void>;
}

const BACKUP_HOUR = 3;
/** The last twelve digits of a random UUID. */
const RANDOM_TAIL = -12;
const HUB_STOPS_WITHIN: Duration = 5_000;
const STORE_CLOSES_WITHIN: Duration = 5_000;
const ROOT = join(import.meta.dirname, '..');

/** The clocks of this computer. */
export const computerTime: TimeSource = {
  wall: () => Date.now(),
  monotonic: () => performance.now(),
  after: (delay, callback) => {
    const timer = setTimeout(callback, delay);
    return () => clearTimeout(timer);
  },
};

/** Randomness that nobody can guess. */
export const random = (bytes: number): string => randomBytes(bytes).toString('hex');
/**
 * The time and 48 random bits, so that what is made together stands together in the database's indexes: with random ids
 * alone a commit writes half as many pages again. Begins with a letter, so that no spreadsheet takes one of digits and an
 * `e` for a number.
 */
export const newId = (): string => `x${Date.now().toString(36)}${randomUUID().slice(RANDOM_TAIL)}`;

/**
 * Puts a hub together from its real parts under plain Node. @throws StoreError when the data cannot be opened.
 */
export async function headless(options: HeadlessOptions): Promise<Headless> {
  const { dataDir, journal } = options;
  const { room, ...own } = options.own;
  const exit = (code: number) => process.exit(code);
  let damaged = () => {};
  const store = await openSqliteStore({
    dataDir,
    newId,
    onDamage: (problem) => {
      journal.error('the data is damaged: restore a backup', { problem });
      damaged();
    },
    own: room ? { room } : {},
  });
  const hub = createHub({
    ...options,
    store,
    time: computerTime,
    wire: computerTime,
    exit,
    random,
    newId,
    version: productVersion(),
    announce: options.mdns ? byMdns(options.host, journal) : silently,
    computerZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    screens: join(ROOT, 'out', 'screens'),
    media: join(dataDir, 'media'),
    backups: join(dataDir, 'backups'),
    backupHour: BACKUP_HOUR,
    limits: LIMITS,
    pinCost: PIN_COST,
    ...own,
  });
  damaged = () => hub.dataDamaged();
  return { hub, store, start: () => hub.start(), stop: stopOnce(hub, store, journal) };
}

const silently: Announce = () => async () => {};

/** Trouble with a network that others share is no trouble of this office: it is written down once. */
function byMdns(host: string | undefined, journal: Journal): Announce {
  const addresses = () => lanAddresses().filter((address) => hostsOf(host).includes(address));
  return (about) => {
    const seen = new Set<string>();
    const troubled = (error: unknown) => {
      if (!seen.has(String(error))) journal.warn('an announcement of this hub was not sent', { error: String(error) });
      seen.add(String(error));
    };
    const announcer = new Announcer({ about, addresses, after: computerTime.after, troubled });
    announcer.start();
    return () => announcer.stop();
  };
}

const productVersion = (): string =>
  (JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }).version;

function stopOnce(hub: Hub, store: Store, journal: Journal): () => Promise<void> {
  let stopping: Promise<void> | undefined;
  const inOrder = async () => {
    await within(HUB_STOPS_WITHIN, 'the hub', () => hub.stop(), journal);
    await within(STORE_CLOSES_WITHIN, 'the store', () => store.close(), journal);
  };
  return () => {
    stopping ??= inOrder();
    return stopping;
  };
}

/** One step of stopping: what takes too long or fails is written down and left behind. */
async function within(limit: Duration, what: string, step: () => Promise<void>, journal: Journal): Promise<void> {
  const late = Promise.withResolvers<void>();
  const timer = setTimeout(() => late.reject(new Error(`not done after ${limit} ms`)), limit);
  try {
    await Promise.race([step(), late.promise]);
  } catch (error) {
    journal.error(`stopping ${what} failed`, { error: String(error) });
  } finally {
    clearTimeout(timer);
  }
}

const SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;
const STOPS_WITHIN: Duration = 15_000;

/**
 * Ends this process in order when it is told to, and at once when something happens that nobody foresaw: clients send
 * again what was not answered, and a hub in an unknown state must answer nothing.
 */
export function stopOnSignals(stop: () => Promise<void>, journal: Journal): void {
  const end = (signal: string) => {
    journal.info('stopping', { signal });
    setTimeout(() => process.exit(1), STOPS_WITHIN).unref();
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        journal.error('stopping failed', { error: String(error) });
        process.exit(1);
      },
    );
  };
  for (const signal of SIGNALS) process.once(signal, end);
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (error: unknown) => {
      journal.error('something unforeseen happened: the hub ends', { error: stackOf(error) });
      process.exit(1);
    });
  }
}

const stackOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));
