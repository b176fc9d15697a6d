import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import type { CommandResults } from '#contract/commands.ts';
import type { Answer } from '#contract/wire.ts';
import type { Client } from '../support/client.ts';
import { removeDataDir, startHub, type TestHub } from '../support/hub.ts';
import { heldAgainst } from './kept.ts';
import { manyNumbers, newDevice, type Place, type Presses, SERVICES, staffedDesk } from './staff.ts';

const ROUNDS = 10_000;
/** Pairs of desks; each plays its share of the rounds beside the others, all on one queue. */
const PAIRS = 4;
const FAST = { events: { rate: 100_000, burst: 100_000 }, packets: { rate: 100_000, burst: 100_000 } };

/** What is proven here needs no disk, and 35,000 flushes would only take time. */
const IN_MEMORY = '/dev/shm';
const dataDir = mkdtempSync(join(existsSync(IN_MEMORY) ? IN_MEMORY : tmpdir(), 'ns-race-'));

let hub: TestHub;
afterEach(() => removeDataDir(dataDir));

interface Pair {
  kiosk: Client;
  press: [Press, Press];
}
type Press = () => Promise<Answer<CommandResults['callNext']>>;
/** The visits called by one press of each desk. */
type Round = [string | undefined, string | undefined];

it(`[C6] two desks press Next in the same instant, ${ROUNDS} times: never the same visitor`, {
  timeout: 300_000,
}, async () => {
  hub = await startHub({ limits: FAST, dataDir });
  const place: Place = { url: hub.url, secretOf: (role) => hub.hub.joinSecrets()[role] };
  const presses: Presses = new Map();
  await manyNumbers(place);
  const pairs: Pair[] = [];
  for (let n = 0; n < PAIRS; n++) pairs.push(await newPair(place, n, presses));
  const rounds = (await Promise.all(pairs.map((pair, n) => play(pair, SERVICES[n] ?? '')))).flat();
  for (const { kiosk } of pairs) kiosk.close();
  await hub.stop();

  const called = rounds.flat().filter((visit) => visit !== undefined);
  const wins = [0, 1, 2].map((n) => rounds.filter((round) => round.filter(Boolean).length === n).length);
  console.log(`${ROUNDS} rounds, called by none, one, both: ${wins}`);
  expect(rounds).toHaveLength(ROUNDS);
  expect(called.length - new Set(called).size).toBe(0);
  expect(Math.min(wins[1] ?? 0, wins[2] ?? 0)).toBeGreaterThan(ROUNDS / 20);
  expect(await heldAgainst(dataDir, presses)).toMatchObject({ lost: 0, twice: 0, undead: 0, unknown: 0, different: 0 });
});

async function newPair(place: Place, n: number, presses: Presses): Promise<Pair> {
  const kiosk = await newDevice(place, 'kiosk', [], presses);
  const press = async (desk: number): Promise<Press> => {
    const client = await staffedDesk(place, desk, presses);
    return () => client.send({ type: 'callNext', desk: `desk${desk}` });
  };
  return { kiosk, press: [await press(2 * n + 1), await press(2 * n + 2)] };
}

/** One visitor comes, or two, in the instant in which both desks press. */
async function play({ kiosk, press }: Pair, service: string): Promise<Round[]> {
  const rounds: Round[] = [];
  for (let round = 0; round < ROUNDS / PAIRS; round++) {
    const visitors = round % 2 === 0 ? [service] : [service, service];
    const [a, b] = await Promise.all([
      press[0](),
      press[1](),
      ...visitors.map((of) => kiosk.send({ type: 'issue', service: of })),
    ]);
    rounds.push([visitOf(a), visitOf(b)]);
  }
  return rounds;
}

function visitOf(answer: Answer<unknown>): string | undefined {
  return answer.ok ? (answer.result as CommandResults['callNext']).called?.visit : undefined;
}
