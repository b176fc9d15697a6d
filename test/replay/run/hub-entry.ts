import { createInterface } from 'node:readline';
import { lineJournal } from '#hub/journal.ts';
import { LIMITS, type Limits } from '#hub/limits.ts';
import type { TimeSource } from '#hub/ports.ts';
import { computerTime, headless } from '../../../main/headless.ts';
import type { EntryOptions, EntrySaying } from './hub-process.ts';
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
const QUICK_PINS = { N: 2, r: 1, p: 1 };

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
      else cancel = computerTime.after(Math.min(left / scale().speed, LOOK_EVERY), wait);
    };
    cancel = computerTime.after(Math.min(delay / scale().speed, LOOK_EVERY), wait);
    return () => cancel();
  };
  return { wall: () => Math.floor(now()), monotonic: now, after };
}

const say = (saying: EntrySaying) => process.stdout.write(`${JSON.stringify(saying)}\n`);

const options = JSON.parse(process.argv[2] ?? '{}') as EntryOptions;
let scale = options.scale;
const journal = lineJournal(
  (line) => process.stderr.write(`${line}\n`),
  () => new Date(),
);
const running = await headless({
  dataDir: options.data,
  port: options.port,
  host: '127.0.0.1',
  hosts: [],
  preset: options.preset,
  demo: false,
  mdns: false,
  control: null,
  journal,
  joinSecretReplaced: () => {},
  own: { time: recordedTime(() => scale), limits: WIDE, pinCost: QUICK_PINS },
});

async function end(): Promise<void> {
  await running.stop();
  process.exit(0);
}
process.once('SIGTERM', () => void end());
const orders = createInterface({ input: process.stdin });
orders.on('line', (line) => {
  scale = JSON.parse(line) as Scale;
  say({ heard: scale });
});
// Whoever started this is gone: nobody will ever stop it.
orders.once('close', () => process.exit(1));

const { port } = await running.start();
say({ ready: { port, secrets: running.hub.joinSecrets() } });
