import { cpSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import type { Child } from '../child.ts';
import type { BareRowsApi } from '../controls/bare-rows.ts';
import { makeOffice } from '../product/engine.ts';
import type { EngineApi } from '../product/engine-child.ts';
import type { Measured } from '../report.ts';
import type { Turns } from '../statistics.ts';
import { type Bench, interleaved } from '../turns.ts';

/** Goal 3: how near the engine, without sockets, comes to SQLite writing the same rows with nothing around it. */

const WAITING = 50;
/** Turns are short, so there are more of them than asked for. */
const TURNS_PER_TURN = 3;
const SHAPES = { groups: { size: 50, groups: 40 }, alone: { size: 1, groups: 300 } } as const;
const QUICK_SHAPES = { groups: { size: 50, groups: 8 }, alone: { size: 1, groups: 60 } } as const;
type Shape = keyof typeof SHAPES;

const shapesFor = ({ quick }: Bench) => (quick ? QUICK_SHAPES : SHAPES);

const CONTENDERS = ['product', 'bare'] as const;

export async function commitPipeline(bench: Bench): Promise<Measured> {
  const folder = mkdtempSync(join(bench.folder, 'engine-'));
  const turns = bench.turns * (bench.quick ? 1 : TURNS_PER_TURN);
  const office = join(folder, 'office');
  await makeOffice(office, WAITING);
  const rows = bench.crew.start<BareRowsApi>('controls/bare-rows.ts');
  const engine = bench.crew.start<EngineApi>('product/engine-child.ts');
  try {
    const { synchronous } = await rows.call('prepare', { office, folder, groups: groupsOf(bench, turns) });
    cpSync(office, join(folder, 'measured'), { recursive: true });
    await engine.call('open', { folder: join(folder, 'measured') });
    const groups = await measure(bench, turns, 'groups', rows, engine);
    const alone = await measure(bench, turns, 'alone', rows, engine);
    return { groups, alone, durable: { figures: [synchronous], controls: [] } };
  } finally {
    await Promise.all([rows.stop(), engine.stop()]);
  }
}

/** One turn more of each shape: the first warms up and is not counted. */
function groupsOf(bench: Bench, turns: number): number[] {
  const { groups, alone } = shapesFor(bench);
  const all = ({ size, groups: count }: { size: number; groups: number }) =>
    Array.from({ length: count * (turns + 1) }, () => size);
  return [...all(groups), ...all(alone)];
}

async function measure(
  bench: Bench,
  turns: number,
  shape: Shape,
  rows: Child<BareRowsApi>,
  engine: Child<EngineApi>,
): Promise<Turns> {
  const { size, groups } = shapesFor(bench)[shape];
  const perSecond = (ms: number) => (size * groups) / (ms / 1_000);
  const { product, bare } = await interleaved(turns + 1, CONTENDERS, async (name) =>
    perSecond(name === 'product' ? await engine.call('turn', { groups, size }) : await rows.call('turn', { groups })),
  );
  const [figures, controls] = [product.slice(1), bare.slice(1)];
  for (const [turn, figure] of figures.entries()) {
    bench.say(`  ${shape}, turn ${turn + 1}: engine ${figure.toFixed(0)}/s, bare rows ${controls[turn]?.toFixed(0)}/s`);
  }
  return { figures, controls };
}
