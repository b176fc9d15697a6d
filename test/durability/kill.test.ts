import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { EARLY, PRODUCT } from './hub-child.ts';
import { killLoop } from './kill-loop.ts';

const CYCLES = Number(process.env.NS_KILL_CYCLES ?? 50);
/** What one cycle may take on a computer that does much else. */
const CYCLE_TAKES = 6_000;
const WRONG = { cycles: 5, tries: 12 };

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'ns-kill-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

it(`nothing acknowledged is lost or doubled when the hub is killed ${CYCLES} times`, {
  timeout: 60_000 + CYCLES * CYCLE_TAKES,
}, async () => {
  const { presses, acknowledged, ...wrong } = await killLoop({ dataDir, entry: PRODUCT, cycles: CYCLES });
  console.log(`${CYCLES} kills, ${presses} presses, ${acknowledged} done: ${JSON.stringify(wrong)}`);
  expect(wrong).toEqual({ lost: 0, twice: 0, undead: 0, unknown: 0, different: 0, strangers: 0 });
  expect(acknowledged).toBeGreaterThan(CYCLES);
});

it('the same loop finds what a hub loses that answers before it commits', { timeout: 180_000 }, async () => {
  let lost = 0;
  for (let tries = 0; tries < WRONG.tries && lost === 0; tries++) {
    const found = await killLoop({ dataDir: join(dataDir, String(tries)), entry: EARLY, cycles: WRONG.cycles });
    lost += found.lost + found.strangers;
  }
  expect(lost).toBeGreaterThan(0);
});
