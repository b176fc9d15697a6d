import { cpSync } from 'node:fs';
import { join } from 'node:path';
import type { Child } from '../child.ts';
import type { GrowthApi } from '../product/growth-child.ts';
import { longHistory, officeWithHistory } from '../product/large.ts';
import type { Measured } from '../report.ts';
import type { Turns } from '../statistics.ts';
import { type Bench, interleaved } from '../turns.ts';

/** Goal 11: what today costs must not depend on how many tickets of the past are kept. */

const SMALL = 1_000;
/** Commands before the measurement: an ordinary morning. */
const WARM_UP = 1_200;
const TIMES = { load: 20, choose: 20_000, command: 200 } as const;
const SIZES = ['small', 'large'] as const;

export async function growth(bench: Bench): Promise<Measured> {
  const children = {
    small: await start(bench, SMALL),
    large: await start(bench, longHistory(bench)),
  };
  try {
    return {
      growLoad: await measure(bench, children, 'load'),
      growNext: await measure(bench, children, 'choose'),
      growCommand: await measure(bench, children, 'command'),
    };
  } finally {
    await Promise.all([children.small.stop(), children.large.stop()]);
  }
}

/** On a copy: the same history is started from by other goals. */
async function start(bench: Bench, tickets: number): Promise<Child<GrowthApi>> {
  const folder = join(bench.folder, `growth-${tickets}`);
  cpSync(await officeWithHistory(bench, tickets), folder, { recursive: true });
  const child = bench.crew.start<GrowthApi>('product/growth-child.ts');
  await child.call('open', { folder, warmUp: WARM_UP });
  return child;
}

async function measure(
  bench: Bench,
  children: Record<(typeof SIZES)[number], Child<GrowthApi>>,
  what: keyof typeof TIMES,
): Promise<Turns> {
  // What is measured in microseconds is twice as slow until V8 has made the most of it: that counts for neither.
  for (const size of SIZES) await children[size].call(what, { times: TIMES[what] });
  const { small, large } = await interleaved(bench.turns, SIZES, (size) =>
    children[size].call(what, { times: TIMES[what] }),
  );
  const shown = (values: number[]) => values.map((value) => value.toFixed(1)).join(' ');
  bench.say(`  ${what}: ${shown(large)} with history, ${shown(small)} with 1,000 tickets`);
  return { figures: large, controls: small };
}
