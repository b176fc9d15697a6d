import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Bench } from '../turns.ts';
import { makeOffice } from './engine.ts';
import { makeHistory } from './history.ts';

const FULL = 1_000_000;
const QUICK = 100_000;
const WAITING = 40;

/** The data of an office that has kept `tickets` tickets of past days, with today's day open. Made once a run. */
export async function officeWithHistory(bench: Bench, tickets: number): Promise<string> {
  const known = made.get(tickets);
  if (known !== undefined) return known;
  const folder = join(bench.folder, `history-${tickets}`);
  mkdirSync(folder);
  if (tickets > 0) bench.say(`  writing ${tickets.toLocaleString('en')} tickets of past days …`);
  await makeHistory(folder, tickets, Date.now());
  await makeOffice(folder, WAITING);
  made.set(tickets, folder);
  return folder;
}

const made = new Map<number, string>();

/** How many tickets, with one event each, stand for a long history. */
export const longHistory = ({ quick }: Bench): number => (quick ? QUICK : FULL);
