import { serve } from '../child.ts';
import { sharedMs } from '../clock.ts';
import { askedOf, type Engine, openEngine } from './engine.ts';
import { Work } from './work.ts';

/** The engine in a process of its own, measured like the bare rows beside it. */

let engine: Engine | null = null;
const work = new Work();

async function open({ folder }: { folder: string }): Promise<void> {
  engine = await openEngine(folder);
}

/** Asks `groups` groups of `size` commands, one group after another; returns how long it took, ms. */
async function turn({ groups, size }: { groups: number; size: number }): Promise<number> {
  const asked = Array.from({ length: groups }, () => askedOf(work, size));
  const start = sharedMs();
  for (const group of asked) await engine?.ask(group);
  return sharedMs() - start;
}

const api = { open, turn };
export type EngineApi = typeof api;

serve(api);
