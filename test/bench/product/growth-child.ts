import { decide } from '#domain/decide.ts';
import { Core } from '#hub/core.ts';
import { newId } from '../../../main/headless.ts';
import { serve } from '../child.ts';
import { sharedMs } from '../clock.ts';
import { median } from '../statistics.ts';
import { askedOf, type Engine, openEngine } from './engine.ts';
import { deskOf, personOf } from './office.ts';
import { Work } from './work.ts';

/** What the engine does with the data of one folder, large or small; the engine stays open between the turns. */

let engine: Engine | null = null;
const work = new Work();

function opened(): Engine {
  if (engine === null) throw new Error('open first');
  return engine;
}

async function open({ folder, warmUp }: { folder: string; warmUp: number }): Promise<void> {
  engine = await openEngine(folder);
  for (let left = warmUp; left > 0; left -= 50) await engine.ask(askedOf(work, 50));
}

/** Median time to read the state of today from the store into memory, ms. */
async function load({ times }: { times: number }): Promise<number> {
  const { store } = opened();
  return medianOf(times, () => new Core(store).load());
}

/** Median time to choose who is next, us; nothing is called. */
async function choose({ times }: { times: number }): Promise<number> {
  const { state, seq } = opened().core;
  const actor = { kind: 'device', device: 'device-0', role: 'desk', person: personOf(0) } as const;
  const command = { type: 'callNext', desk: deskOf(0), outcome: null } as const;
  const context = { now: Date.now(), actor, nextSeq: seq + 1, newId };
  return 1_000 * (await medianOf(times, () => decide(state, command, context)));
}

/** Median time of a lone durable command, us. */
async function command({ times }: { times: number }): Promise<number> {
  const asked = Array.from({ length: times }, () => askedOf(work, 1));
  return 1_000 * (await medianOf(times, (i) => opened().ask(asked[i] ?? [])));
}

async function medianOf(times: number, act: (i: number) => unknown): Promise<number> {
  const took: number[] = [];
  for (let i = 0; i < times; i += 1) {
    const start = sharedMs();
    await act(i);
    took.push(sharedMs() - start);
  }
  return median(took);
}

const api = { open, load, choose, command };
export type GrowthApi = typeof api;

serve(api);
