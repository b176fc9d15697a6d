import { randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createHub } from '#hub/create-hub.ts';
import { lineJournal } from '#hub/journal.ts';
import { LIMITS, type Limits } from '#hub/limits.ts';
import type { TimeSource } from '#hub/ports.ts';
import { openSqliteStore } from '#store/sqlite-store.ts';
import type { EntryOptions, EntryReady } from './hub-process.ts';
import type { Scale } from './scaled-time.ts';
import { instantOf, machineNow } from './scaled-time.ts';

/** The real hub on a real database, in a process of its own, with hub time that follows a recording. */

/** A whole office comes through one address and works at many times its pace. */
const MANY = { rate: 100_000, burst: 100_000 };
const WIDE: Limits = {
  ...LIMITS,
  connections: 500,
  connectionsPerAddress: 500,
  pendingPerAddress: 500,
  events: MANY,
  packets: MANY,
  joins: MANY,
  requests: MANY,
};
/** PINs are not what a replay proves: the weakest cost. */
const QUICK_PINS = { N: 16, r: 1, p: 1 };

const later = (ms: number, callback: () => void): (() => void) => {
  const timer = setTimeout(callback, Math.max(0, ms));
  return () => clearTimeout(timer);
};
const REAL: TimeSource = { wall: () => Date.now(), monotonic: () => performance.now(), after: later };

/** Looked at this often while waiting, so that a change of pace is noticed, ms. */
const LOOK_EVERY = 20;

/** Both clocks of the hub run at the recording's pace, which may change at any time. */
function recordedTime(scale: () => Scale): TimeSource {
  let latest = 0;
  // A change of pace arrives a moment late: time waits for it, rather than go back.
  const now = () => {
    latest = Math.max(latest, instantOf(scale(), machineNow()));
    return latest;
  };
  const after = (delay: number, callback: () => void) => {
    const due = now() + delay;
    let cancel = () => {};
    const wait = () => {
      const left = due - now();
      if (left <= 0) callback();
      else cancel = later(Math.min(left / scale().speed, LOOK_EVERY), wait);
    };
    cancel = later(Math.min(delay / scale().speed, LOOK_EVERY), wait);
    return () => cancel();
  };
  return { wall: () => Math.floor(now()), monotonic: now, after };
}

const options = JSON.parse(process.argv[2] ?? '{}') as EntryOptions;
let scale = options.scale;
const journal = lineJournal(
  (line) => process.stderr.write(`${line}\n`),
  () => new Date(),
);
const backups = join(options.data, 'backups');
mkdirSync(backups, { recursive: true });
const newId = () => randomUUID();
const store = await openSqliteStore({
  dataDir: options.data,
  newId,
  onDamage: (problem) => journal.error('damage', { problem }),
});
const hub = createHub({
  store,
  time: recordedTime(() => scale),
  wire: REAL,
  journal,
  exit: (code) => process.exit(code),
  random: (bytes) => randomBytes(bytes).toString('hex'),
  newId,
  port: options.port,
  host: '127.0.0.1',
  hosts: [],
  screens: join(options.data, 'screens'),
  backups,
  backupHour: 3,
  preset: options.preset,
  demo: false,
  limits: WIDE,
  pinCost: QUICK_PINS,
  control: null,
  joinSecretReplaced: () => {},
});

async function end(): Promise<void> {
  await hub.stop();
  await store.close();
  process.exit(0);
}
process.once('SIGTERM', () => void end());
const orders = createInterface({ input: process.stdin });
orders.on('line', (line) => {
  scale = JSON.parse(line) as Scale;
});
// Whoever started this is gone: nobody will ever stop it.
orders.once('close', () => process.exit(1));

const { port } = await hub.start();
const ready: EntryReady = { port, adminSecret: hub.joinSecrets().admin };
process.stdout.write(`${JSON.stringify(ready)}\n`);
