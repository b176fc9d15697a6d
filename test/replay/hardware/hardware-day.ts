import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OfficeDay } from '../day/office-day.ts';
import type { Plan } from '../day/plan.ts';
import { planOf } from '../day/plan.ts';
import { assemble, type Cast, invited } from '../run/cast.ts';
import { HubProcess } from '../run/hub-process.ts';
import { EMPTY } from '../run/office.ts';
import type { Progress } from '../run/progress.ts';
import { machineNow } from '../run/scaled-time.ts';
import { Ear } from './ear.ts';
import { type Found, judgeHardware } from './judge.ts';
import { type Pressed, pressAll } from './presses.ts';
import { type Troubles, trouble } from './troubles.ts';
import { Works } from './works.ts';

export interface HardwareOptions {
  /** The first so many tickets of the day. */
  tickets: number;
  /** So many real milliseconds after one another the hub and the station are killed in turns; null: never. */
  killEvery: number | null;
  progress: Progress;
}
export interface HardwareRun {
  plan: Plan;
  found: Found;
  troubles: Troubles;
  seconds: number;
}

const ENTRY = join(import.meta.dirname, '..', 'run', 'hub-entry.ts');

/**
 * A recorded day in which nobody touches a screen: a dispenser and boxes with buttons at pseudo terminals, a sign and a ticket
 * printer, all behind a real station at a real hub. In the recorded order, as fast as the hardware answers: the waits of
 * printers are real ones, so the clock is too.
 */
export async function runHardwareDay(day: OfficeDay, options: HardwareOptions): Promise<HardwareRun> {
  const plan = firstOf(planOf(day), options.tickets);
  const folder = await mkdtemp(join(tmpdir(), 'now-serving-hardware-'));
  const began = performance.now();
  const hub = new HubProcess(ENTRY, join(folder, 'data'));
  const scale = { from: Date.now(), mark: machineNow(), speed: 1 };
  let cast: Cast | undefined;
  let works: Works | undefined;
  let ear: Ear | undefined;
  try {
    const { secrets } = await hub.start(scale, EMPTY);
    cast = await assemble(plan, { url: hub.url, secret: secrets.admin }, folder, 1);
    works = await Works.build(plan, hub.url, cast.admin, await invited(cast.admin, hub.url, 'station', 'hardware'));
    ear = await Ear.open(hub.url, await invited(cast.admin, hub.url, 'display', 'ear'));
    const end = new AbortController();
    const { killEvery } = options;
    const troubles =
      killEvery === null
        ? Promise.resolve({ hubKills: 0, stationKills: 0 })
        : trouble({ hub, works, scale }, killEvery, end.signal);
    let pressed: Pressed;
    try {
      pressed = await pressAll(plan, works, options.progress);
    } finally {
      end.abort();
    }
    const made = await troubles;
    const found = await judgeHardware({ pressed, works, cast, ear, url: hub.url, chaos: killEvery !== null });
    return { plan, found, troubles: made, seconds: (performance.now() - began) / 1_000 };
  } finally {
    ear?.close();
    await works?.remove();
    await cast?.leave();
    await hub.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** The same plan with its first tickets only, and the calls that call one of them. */
function firstOf(plan: Plan, tickets: number): Plan {
  const issues = plan.issues.slice(0, tickets);
  const kept = new Set(issues.map(({ ticket }) => ticket));
  return { ...plan, issues, calls: plan.calls.filter(({ ticket }) => kept.has(ticket)) };
}
