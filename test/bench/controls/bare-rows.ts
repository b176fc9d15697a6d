import { cpSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { serve } from '../child.ts';
import { sharedMs } from '../clock.ts';
import { askedOf, openEngine } from '../product/engine.ts';
import { Work } from '../product/work.ts';
import { record, replayer } from './recorder.ts';

/** What bare SQLite makes of the very rows that the engine writes: records the engine once, then writes the same again. */

export interface RowsPlan {
  /** Data of an office; it is copied. */
  office: string;
  /** Copies are made here. */
  folder: string;
  /** Sizes of the groups in which commands are committed, in the order in which `turn` will write them. */
  groups: number[];
}

let replay: ((count: number) => void) | null = null;

/** Records the engine's writes for all turns. Returns `PRAGMA synchronous` of the engine's connection after a write. */
async function prepare({ office, folder, groups }: RowsPlan): Promise<{ synchronous: number }> {
  const [recorded, replayed] = ['recorded', 'replayed'].map((name) => join(folder, name)) as [string, string];
  cpSync(office, recorded, { recursive: true });
  cpSync(office, replayed, { recursive: true });
  const engine = await openEngine(recorded);
  const work = new Work();
  const recording = await record(async () => {
    for (const size of groups) await engine.ask(askedOf(work, size));
  });
  await engine.close();
  if (recording.transactions.length !== groups.length) throw new Error('the engine did not commit once a group');
  replay = replayer(new Database(join(replayed, 'hub.sqlite')), recording);
  return { synchronous: recording.synchronous };
}

/** Writes the next `groups` transactions; returns how long it took, ms. */
function turn({ groups }: { groups: number }): number {
  const start = sharedMs();
  replay?.(groups);
  return sharedMs() - start;
}

const api = { prepare, turn };
export type BareRowsApi = typeof api;

serve(api);
