import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import type { Child } from '../child.ts';
import { sleep } from '../clock.ts';
import { type Contender, press } from '../contenders/contender.ts';
import { startProduct } from '../contenders/product.ts';
import type { BareBroadcastApi } from '../controls/bare-broadcast.ts';
import { cpuMicroseconds } from '../cpu.ts';
import type { SwarmApi } from '../load/swarm.ts';
import { commandBody, issueBodies } from '../product/bodies.ts';
import { deskOf } from '../product/office.ts';
import type { Measured } from '../report.ts';
import type { Turns } from '../statistics.ts';
import { type Bench, interleaved } from '../turns.ts';

/** Goal 7: what one call costs a display in bytes, and the hub in CPU, however many people wait. */

const QUEUES = [10, 100, 1_000] as const;
const CALLS_A_TURN = 6;
/** Calls before the first that counts, so that the list of last calls is as long as it gets. */
const FIRST_CALLS = 20;
const FOR_BYTES = { displays: 4, commanders: 8 };
const CPU_CALLS_A_TURN = 30;
const DISPLAYS = 2_000;
const QUICK_DISPLAYS = 200;
/** Until the last frames of a queue that was filled have come in. */
const SETTLE_MS = 300;
const BARE_PLAN = { hello: '', readyAt: '', counted: '2["change"' };

export async function costOfAChange(bench: Bench): Promise<Measured> {
  const [ten = [], hundred = [], thousand = []] = await bytesByQueue(bench);
  return {
    callBytes100: { figures: hundred, controls: ten },
    callBytes: { figures: thousand, controls: ten },
    callBytesLimit: { figures: thousand, controls: ten },
    delivery: await cpuPerDelivery(bench),
  };
}

const folderIn = (bench: Bench): string => mkdtempSync(join(bench.folder, 'change-'));
const callNext = (): string => commandBody({ type: 'callNext', desk: deskOf(0) });

/** Bytes that a display gets per call, turn by turn, for each length of the queue. */
async function bytesByQueue(bench: Bench): Promise<number[][]> {
  const product = await startProduct(bench, folderIn(bench), FOR_BYTES);
  await press(product, issueBodies(FIRST_CALLS));
  for (let i = 0; i < FIRST_CALLS; i += 1) await bytesOf(product, callNext());
  const found: number[][] = [];
  for (const [i, queue] of QUEUES.entries()) {
    await press(product, issueBodies(queue - (QUEUES[i - 1] ?? 0)));
    await sleep(SETTLE_MS);
    const turns: number[] = [];
    for (let turn = 0; turn < bench.turns; turn += 1) turns.push(await bytesPerCall(product));
    bench.say(`  ${queue} waiting: ${turns.map(Math.round).join(' ')} bytes a call and display`);
    found.push(turns);
  }
  await product.stop();
  return found;
}

/** For each visitor who is called another takes a ticket, so that as many wait after as before. */
async function bytesPerCall(product: Contender): Promise<number> {
  let bytes = 0;
  for (let i = 0; i < CALLS_A_TURN; i += 1) {
    bytes += await bytesOf(product, callNext());
    for (const body of issueBodies(1)) await bytesOf(product, body);
  }
  return bytes / CALLS_A_TURN;
}

/** Bytes that this command sends to each display. */
async function bytesOf(product: Contender, body: string): Promise<number> {
  await product.swarm.call('arm', { frames: 0 });
  await press(product, [body]);
  await product.swarm.call('reached', { each: 1 });
  return (await product.swarm.call('seen', undefined)).bytes / FOR_BYTES.displays;
}

/** CPU of the hub per delivery of a call, beside a bare broadcast of the very messages that it sent. */
async function cpuPerDelivery(bench: Bench): Promise<Turns> {
  const displays = bench.quick ? QUICK_DISPLAYS : DISPLAYS;
  const deliveries = displays * CPU_CALLS_A_TURN;
  const product = await startProduct(bench, folderIn(bench), { displays, commanders: 8 });
  const bare = await startBroadcast(bench, displays);
  await press(product, issueBodies(CPU_CALLS_A_TURN * (bench.turns + 1)));
  let texts = await callAll(product);
  const { figures, controls } = await interleaved(bench.turns, ['figures', 'controls'], async (who) => {
    const before = cpuMicroseconds(who === 'figures' ? product.pid : bare.pid);
    if (who === 'figures') texts = await callAll(product);
    else await broadcastAll(bare, texts);
    return (cpuMicroseconds(who === 'figures' ? product.pid : bare.pid) - before) / deliveries;
  });
  const shown = (values: number[]) => values.map((value) => value.toFixed(1)).join(' ');
  bench.say(`  ${displays} displays: hub ${shown(figures)}, bare broadcast ${shown(controls)} us a delivery`);
  await Promise.all([product.stop(), bare.hub.stop(), bare.swarm.stop()]);
  return { figures, controls };
}

/** One call after another, each when all displays have the one before. Returns the messages that a display got. */
async function callAll(product: Contender): Promise<string[]> {
  await product.swarm.call('arm', { frames: 0 });
  for (let call = 1; call <= CPU_CALLS_A_TURN; call += 1) {
    await press(product, [callNext()]);
    await product.swarm.call('reached', { each: call });
  }
  return (await product.swarm.call('seen', undefined)).texts;
}

interface Broadcast {
  pid: number;
  hub: Child<BareBroadcastApi>;
  swarm: Child<SwarmApi>;
}

async function startBroadcast({ crew }: Bench, displays: number): Promise<Broadcast> {
  const hub = crew.start<BareBroadcastApi>('controls/bare-broadcast.ts');
  const { port } = await hub.call('start', undefined);
  const swarm = crew.start<SwarmApi>('load/swarm.ts');
  await swarm.call('connect', { port, auths: Array.from({ length: displays }, () => ''), ...BARE_PLAN });
  return { pid: hub.pid, hub, swarm };
}

/** The same messages, as often as there were calls. */
async function broadcastAll({ hub, swarm }: Broadcast, texts: readonly string[]): Promise<void> {
  await swarm.call('arm', { frames: 0 });
  for (let call = 1; call <= CPU_CALLS_A_TURN; call += 1) {
    const [, message] = JSON.parse((texts[call - 1] ?? '').slice(1)) as [string, unknown];
    await hub.call('emit', { message });
    await swarm.call('reached', { each: call });
  }
}
