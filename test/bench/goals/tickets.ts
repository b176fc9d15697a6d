import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { startBare } from '../contenders/bare.ts';
import type { Contender } from '../contenders/contender.ts';
import { startKiosks } from '../contenders/product.ts';
import type { Ran } from '../load/commanders.ts';
import type { Measured } from '../report.ts';
import { type Bench, interleaved } from '../turns.ts';

/** Goal 13: sixteen kiosks that each take a ticket as soon as they got the last one, before 200 displays. */

const LOAD = { displays: 200, commanders: 16 };
/** People who wait before the measurement begins. */
const WAITING = 500;
const MS = 2_500;
const QUICK_MS = 1_000;
/** More than any contender gets through in the time. */
const MOST_TICKETS = 60_000;
const QUICK_DISPLAYS = 50;

const CONTENDERS = ['product', 'each', 'group-batch'] as const;
type Name = (typeof CONTENDERS)[number];

interface Issued {
  perSecond: number;
  duplicates: number;
}

export async function tickets(bench: Bench): Promise<Measured> {
  if (bench.quick) {
    const quick = await issue(await start('product', bench, { ...LOAD, displays: QUICK_DISPLAYS }), QUICK_MS);
    return { duplicates: { figures: [quick.duplicates], controls: [] } };
  }
  const {
    product,
    each,
    'group-batch': batch,
  } = await interleaved(bench.turns, CONTENDERS, async (name, turn) => {
    const issued = await issue(await start(name, bench, LOAD), MS);
    bench.say(
      `  turn ${turn + 1}, ${name}: ${Math.round(issued.perSecond)} tickets/s, ${issued.duplicates} duplicates`,
    );
    return issued;
  });
  const figures = product.map((one) => one.perSecond);
  return {
    ticketsEach: { figures, controls: each.map((one) => one.perSecond) },
    ticketsBatch: { figures, controls: batch.map((one) => one.perSecond) },
    duplicates: { figures: product.map((one) => one.duplicates), controls: [] },
  };
}

/** A fresh hub every turn, so that the queue is as long at the beginning of each. */
function start(name: Name, bench: Bench, load: typeof LOAD): Promise<Contender> {
  const folder = mkdtempSync(join(bench.folder, 'tickets-'));
  return name === 'product' ? startKiosks(bench, folder, load) : startBare(bench, name, folder, load);
}

async function issue(contender: Contender, ms: number): Promise<Issued> {
  try {
    const filled = await run(contender, WAITING, 60_000);
    const measured = await run(contender, MOST_TICKETS, ms);
    const end = Math.max(...measured.acked);
    const perSecond = answered(measured) / ((end - (measured.sent[0] ?? Number.NaN)) / 1_000);
    return { perSecond, duplicates: duplicates([...filled.answers, ...measured.answers]) };
  } finally {
    await contender.stop();
  }
}

function run({ commanders, bodies }: Contender, count: number, ms: number): Promise<Ran> {
  return commanders.call('closedLoop', { bodies: bodies(count), ms }, ms + 60_000);
}

const OK = '[{"ok":true';
const answered = (ran: Ran): number => ran.answers.filter((answer) => answer?.startsWith(OK)).length;

const NUMBER = /"number":"([^"]+)"/;

/** How many tickets carry a number that another ticket carries too. The bare hubs give none. */
export function duplicates(answers: readonly (string | undefined)[]): number {
  const numbers = answers.flatMap((answer) => NUMBER.exec(answer ?? '')?.[1] ?? []);
  return numbers.length - new Set(numbers).size;
}
