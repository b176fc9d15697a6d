import type { Problem } from '#contract/hardware.ts';
import type { DeviceId, Instant } from '#contract/ids.ts';
import type { HardwareRow } from '#contract/views.ts';

/** What is down for one reason at one PC. */
export interface HardwareTrouble {
  /** In the order of the rows. */
  items: Pick<HardwareRow, 'of' | 'name'>[];
  problem: Problem | null;
  /** The earliest of them. */
  since: Instant | null;
}

/** What does not work, the latest trouble first. A PC that is away takes all that hangs on it along: it is told once. */
export function hardwareTroubles(rows: Iterable<HardwareRow>): HardwareTrouble[] {
  const groups = new Map<`${DeviceId} ${Problem | null}`, HardwareTrouble>();
  for (const { of, name, station, problem, since } of [...rows].filter(({ state }) => state === 'down')) {
    const group = groups.get(`${station} ${problem}`) ?? { items: [], problem, since };
    groups.set(`${station} ${problem}`, {
      items: [...group.items, { of, name }],
      problem,
      since: earlier(group.since, since),
    });
  }
  return [...groups.values()].sort((a, b) => (b.since ?? 0) - (a.since ?? 0));
}

const earlier = (a: Instant | null, b: Instant | null) => (a === null || b === null ? (a ?? b) : Math.min(a, b));
