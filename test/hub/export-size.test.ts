import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Row, RowChange } from '#contract/rows.ts';
import { openSqliteStore } from '#store/sqlite-store.ts';
import { readAccess } from '../../main/cli/access-file.ts';
import { at, batch, DAY, event, pass, visit } from '../store/rows.ts';
import { join as joinHub } from '../support/client.ts';
import { newDataDir, removeDataDir } from '../support/hub.ts';
import { Program } from '../support/program.ts';

/**
 * The export of a long day costs the hub no memory to speak of: what a page leaves behind until it is collected, and no more
 * for a longer day. NS_LONG=1 measures a million lines, 390 MiB of CSV.
 */

const [LINES, MOST_GROWTH] = process.env.NS_LONG ? [1_000_000, 200 * 2 ** 20] : [50_000, 100 * 2 ** 20];
const A_BATCH = 5_000;
const EVERY_MS = 50;

/** Resident memory in bytes. */
const memoryOf = (pid: number | undefined): number =>
  1_024 * Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
const why = existsSync('/proc/self/status') ? '' : ': this system tells no memory of a process';

/** Rows that are kept and not read at the start. */
const putAndDropped = (row: Row): RowChange[] => [
  { op: 'put', row },
  { op: 'drop', kind: row.kind, id: row.id },
];

/** All of them within ten hours. */
function times(n: number) {
  const minute = n % 600;
  return { issuedAt: at(minute), ageFrom: at(minute), endedAt: at(minute + 9) };
}

function ticket(n: number): Row[] {
  const { issuedAt, ageFrom, endedAt } = times(n);
  const called = { desk: 'desk1', person: 'person1', profile: 'papers', rule: 'oldest', calls: 1 } as const;
  const calls = { firstCalledAt: at((n % 600) + 5), calledAt: at((n % 600) + 5), startedAt: at((n % 600) + 6) };
  return [
    visit(n, { issuedAt, ageFrom, endedAt, state: 'served', service: 'identity' }),
    pass(n, {
      issuedAt,
      ageFrom,
      endedAt,
      enteredAt: issuedAt,
      service: 'identity',
      ...called,
      ...calls,
      end: 'served',
    }),
  ];
}

/** Writes a day of `LINES` tickets, each with one pass and one event. */
async function longDay(dataDir: string): Promise<void> {
  const store = await openSqliteStore({ dataDir, newId: () => 'x', onDamage: (damage) => expect.unreachable(damage) });
  const day = {
    kind: 'day',
    id: DAY,
    zone: 'Europe/Paris',
    openedAt: at(0),
    plannedEnd: at(1),
    closedAt: at(2),
    seq: 1,
  };
  await store.append(batch({ changes: putAndDropped(day as Row) }));
  for (let first = 1; first <= LINES; first += A_BATCH) {
    const ns = Array.from({ length: A_BATCH }, (_, i) => first + i);
    const events = ns.map((n) => ({ ...event(n), at: times(n).issuedAt }));
    await store.append(batch({ events, changes: ns.flatMap(ticket).flatMap(putAndDropped) }));
  }
  await store.close();
}

describe.skipIf(why !== '')(`an export of ${LINES} lines${why}`, () => {
  let dataDir: string;
  let office: Program;
  let url: string;
  let token: string;

  beforeAll(async () => {
    dataDir = newDataDir();
    await longDay(dataDir);
    office = new Program('hub-start.ts', ['--port', '0', '--data', dataDir, '--no-qr', '--no-station', '--no-mdns']);
    await office.says(/Ctrl\+C/, 120_000);
    const { port, join: secrets } = readAccess(dataDir) ?? expect.unreachable('the hub runs');
    url = `http://127.0.0.1:${port}`;
    token = (await joinHub(url, secrets.admin, 'Exports')).token;
  }, 600_000);
  afterAll(async () => {
    await office.stop();
    removeDataDir(dataDir);
  });

  test.each(['sessions.csv', 'events.jsonl'])(
    '%s',
    async (what) => {
      const before = memoryOf(office.child.pid);
      let most = before;
      const look = setInterval(() => {
        most = Math.max(most, memoryOf(office.child.pid));
      }, EVERY_MS);
      const begun = performance.now();
      const headers = { authorization: `Bearer ${token}` };
      const { body } = await fetch(`${url}/api/v1/export/${what}?day=${DAY}`, { headers });
      let [bytes, lines] = [0, 0];
      for await (const piece of body ?? []) {
        bytes += piece.length;
        lines += piece.filter((byte: number) => byte === 0x0a).length;
      }
      clearInterval(look);
      const seconds = (performance.now() - begun) / 1_000;
      const mega = (n: number) => Math.round(n / 2 ** 20);
      console.info(
        `${what}: ${lines} lines, ${mega(bytes)} MiB in ${seconds.toFixed(1)} s, ${Math.round(lines / seconds)} lines/s; ` +
          `the hub has ${mega(before)} MiB, at most ${mega(most)} MiB`,
      );
      expect(lines).toBe(LINES + (what === 'sessions.csv' ? 1 : 0));
      expect(most - before).toBeLessThan(MOST_GROWTH);
    },
    600_000,
  );
});
