import { setTimeout as delay } from 'node:timers/promises';
import type { Client } from '../../support/client.ts';
import type { Random } from '../day/random.ts';
import type { HubProcess } from './hub-process.ts';
import type { Pace } from './pace.ts';

/** Cables and power fail while the office works: the hub is killed every few seconds, connections are cut all the time. */

export interface Trouble {
  kills: number;
  cuts: number;
}
/** Real milliseconds between two kills, and between two cuts. */
const KILL_EVERY = [1_800, 3_500] as const;
const CUT_EVERY = [30, 200] as const;

export async function wreakHavoc(
  hub: HubProcess,
  pace: Pace,
  clients: Client[],
  random: Random,
  stop: AbortSignal,
): Promise<Trouble> {
  const between = ([least, most]: readonly [number, number]) => least + random() * (most - least);
  const [kills, cuts] = await Promise.all([
    every(
      () => between(KILL_EVERY),
      stop,
      async () => {
        await hub.kill();
        await hub.start(pace.notBefore(hub.reached()), null);
        await someBack(clients, stop);
      },
    ),
    every(
      () => between(CUT_EVERY),
      stop,
      () => clients[Math.floor(random() * clients.length)]?.cut(),
    ),
  ]);
  return { kills, cuts };
}

/** A machine so busy that nobody came back yet needs no further kill: otherwise the day would never go on. */
async function someBack(clients: Client[], stop: AbortSignal): Promise<void> {
  while (!stop.aborted && clients.filter((client) => client.connected).length < clients.length / 2) await delay(20);
}

/** @returns how often it was done before `stop`. */
async function every(pause: () => number, stop: AbortSignal, act: () => Promise<void> | void): Promise<number> {
  for (let times = 0; ; times += 1) {
    await delay(pause(), undefined, { signal: stop }).catch(() => {});
    if (stop.aborted) return times;
    await act();
  }
}
