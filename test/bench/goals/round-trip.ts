import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { sleep } from '../clock.ts';
import { startBare } from '../contenders/bare.ts';
import { type Contender, press } from '../contenders/contender.ts';
import { startProduct } from '../contenders/product.ts';
import type { Ran } from '../load/commanders.ts';
import type { Seen } from '../load/swarm.ts';
import { issueBodies } from '../product/bodies.ts';
import type { Measured } from '../report.ts';
import { quantile } from '../statistics.ts';
import { type Bench, type CurvePoint, interleaved } from '../turns.ts';

/** Goals 1 and 2: from the instant a command is due until the last of 200 displays has what it changed. */

const LOAD = { displays: 200, commanders: 20 };
const SECONDS = 6;
const FEWEST_COMMANDS = 100;
const GRACE_MS = 20_000;
const WARM_UP = { commands: 600, rate: 200 };
/** Until the frames of the last commands have come in. */
const SETTLE_MS = 600;
/** Frames beyond one a command: what the hub may tell by itself. */
const SPARE_FRAMES = 200;
const CURVE = [10, 100, 250, 500, 1_000] as const;

const CONTENDERS = ['product', 'each', 'group-batch'] as const;
type Name = (typeof CONTENDERS)[number];

/** Delays in ms, counted from the instant a command was due, so that a hub that falls behind cannot hide it. */
interface Delays {
  p50: number;
  p99: number;
  ackP50: number;
  /** Commands without an answer, or missing on a display. */
  lost: number;
}

/** Goal 1. */
export async function atOneHundred(bench: Bench): Promise<Measured> {
  const { product, each } = await delaysAt(bench, 100, ['product', 'each']);
  const p99 = { figures: of(product, 'p99'), controls: of(each, 'p99') };
  return { callP50: { figures: of(product, 'p50'), controls: of(each, 'p50') }, callP99: p99, callLimit: p99 };
}

/** Goal 2. */
export async function atFiveHundred(bench: Bench): Promise<Measured> {
  const { product, each, 'group-batch': batch } = await delaysAt(bench, 500, CONTENDERS);
  return {
    kneeEach: { figures: of(product, 'p99'), controls: of(each, 'p99') },
    kneeBatch: { figures: of(product, 'p99'), controls: of(batch, 'p99') },
    lost: { figures: of(product, 'lost'), controls: [] },
  };
}

/** The curve of goal 2: every rate once per contender. */
export async function curveOfDelays(bench: Bench): Promise<CurvePoint[]> {
  const points: CurvePoint[] = [];
  for (const rate of CURVE) {
    const delays = await delaysAt({ ...bench, turns: 1 }, rate, CONTENDERS);
    for (const contender of CONTENDERS) {
      const { p50 = Number.NaN, p99 = Number.NaN } = delays[contender][0] ?? {};
      points.push({ rate, contender, p50, p99 });
    }
  }
  return points;
}

const of = (delays: readonly Delays[], key: keyof Delays) => delays.map((one) => one[key]);

/** All contenders stand side by side for the whole measurement and take turns; who is not at it has nothing to do. */
async function delaysAt<N extends Name>(bench: Bench, rate: number, names: readonly N[]): Promise<Record<N, Delays[]>> {
  const folder = mkdtempSync(join(bench.folder, 'round-trip-'));
  const running = new Map<N, Contender>();
  try {
    for (const name of names) running.set(name, await start(name, bench, folder));
    for (const contender of running.values()) await run(contender, WARM_UP.commands, WARM_UP.rate, 0);
    return await interleaved(bench.turns, names, async (name, turn) => {
      const delays = await measure(running.get(name) as Contender, rate, turn + 1);
      bench.say(`  ${rate}/s, turn ${turn + 1}, ${name}: ${described(delays)}`);
      return delays;
    });
  } finally {
    await Promise.all([...running.values()].map((contender) => contender.stop()));
  }
}

async function start(name: Name, bench: Bench, folder: string): Promise<Contender> {
  if (name !== 'product') return startBare(bench, name, folder, LOAD);
  const product = await startProduct(bench, folder, LOAD);
  // A desk that begins with a call must find somebody.
  await press(product, issueBodies(LOAD.commanders));
  return product;
}

function described({ p50, p99, ackP50, lost }: Delays): string {
  return `p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, answered p50 ${ackP50.toFixed(1)} ms, lost ${lost}`;
}

async function measure(contender: Contender, rate: number, seed: number): Promise<Delays> {
  const commands = Math.max(FEWEST_COMMANDS, rate * SECONDS);
  const { ran, seen } = await run(contender, commands, rate, seed);
  return delaysOf(ran, seen, await contender.shows(ran, seen));
}

async function run(contender: Contender, commands: number, rate: number, seed: number) {
  const { swarm, commanders } = contender;
  await swarm.call('arm', { frames: commands + SPARE_FRAMES });
  const bodies = contender.bodies(commands);
  const limitMs = (commands / rate) * 1_000 + 2 * GRACE_MS;
  const ran = await commanders.call('openLoop', { bodies, rate, seed, graceMs: GRACE_MS }, limitMs);
  await sleep(SETTLE_MS);
  return { ran, seen: await swarm.call('seen', undefined) };
}

/** Delay of a command: from due until the last display has the frame that shows it. */
export function delaysOf(ran: Ran, seen: Seen, shows: readonly number[][]): Delays {
  const last: number[] = [];
  for (const [frame, commands] of shows.entries()) {
    const at = lastArrival(seen, frame);
    for (const command of commands) last.push(at - (ran.due[command] ?? Number.NaN));
  }
  const complete = last.filter((delay) => Number.isFinite(delay));
  const answered = [...ran.acked].flatMap((at, k) => (at > 0 ? [at - (ran.due[k] ?? 0)] : []));
  return {
    p50: quantile(complete, 0.5),
    p99: quantile(complete, 0.99),
    ackP50: quantile(answered, 0.5),
    lost: ran.due.length - Math.min(complete.length, answered.length),
  };
}

/** When the last display had this frame; infinite when one never got it. */
function lastArrival({ times, frames }: Seen, frame: number): number {
  let last = 0;
  for (let at = frame; at < times.length; at += frames) {
    const arrived = times[at] ?? 0;
    last = arrived === 0 ? Number.POSITIVE_INFINITY : Math.max(last, arrived);
  }
  return last;
}
