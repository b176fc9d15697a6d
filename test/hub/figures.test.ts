import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DeskHead } from '#contract/views.ts';
import { countersOf } from '../../renderer/roles/desk/logic/counters.ts';
import type { Client } from '../support/client.ts';
import { readCsv } from '../support/csv.ts';
import { HandTime, removeDataDir, startHub, type TestHub } from '../support/hub.ts';

/** What a desk's screen tells of its day is what a manager gets from the export, by the table in `main/hub/EXPORT.md`. */

const MINUTE = 60_000;
const DESK = 'desk1';
const NINE = Date.UTC(2026, 10, 23, 8);

let hub: TestHub;
let time: HandTime;
let desk: Client;
beforeAll(async () => {
  time = new HandTime(NINE);
  hub = await startHub({ own: { time } });
  desk = await hub.client('desk', [`desk:${DESK}`]);
  await desk.ask('signIn', { person: 'person1', pin: '', newPin: '80462' });
  await desk.done({ type: 'openSession', desk: DESK, profile: 'papers' });
});
afterAll(async () => {
  desk.close();
  await hub.stop();
  removeDataDir(hub.dataDir);
});

/** Served with and without Start, absent and brought back, put back, undone, without a ticket, and left open over lunch. */
async function aMorning(): Promise<void> {
  const kiosk = await hub.client('kiosk', []);
  for (let i = 0; i < 6; i += 1) {
    await kiosk.done({ type: 'issue', service: 'identity' });
    time.pass(4 * MINUTE);
  }
  kiosk.close();
  const at = { desk: DESK };
  await desk.done({ type: 'callNext', ...at });
  time.pass(MINUTE);
  await desk.done({ type: 'start', ...at });
  time.pass(7 * MINUTE);
  await desk.done({ type: 'end', ...at });
  const { called } = await desk.done({ type: 'callNext', ...at });
  await desk.done({ type: 'noShow', ...at });
  await desk.done({ type: 'reactivate', ...at, visit: called?.visit ?? '', place: 'age' });
  await desk.done({ type: 'callNext', ...at });
  time.pass(3 * MINUTE);
  await desk.done({ type: 'callNext', ...at });
  await desk.done({ type: 'recycle', ...at });
  await desk.done({ type: 'callNext', ...at });
  await desk.done({ type: 'noShow', ...at });
  await desk.done({ type: 'undo', ...at });
  await desk.done({ type: 'end', ...at });
  await desk.done({ type: 'walkUp', ...at, service: 'identity' });
  time.pass(2 * MINUTE);
  await desk.done({ type: 'callNext', ...at });
  time.pass(90 * MINUTE);
  await desk.done({ type: 'end', ...at });
}

type Line = Record<string, string>;
const seconds = (line: Line, from: string, to: string) =>
  (Date.parse(line[to] ?? '') - Date.parse(line[from] ?? '')) / 1_000;
const mean = (all: number[]) => all.reduce((sum, one) => sum + one, 0) / all.length;

function figuresOf(lines: Line[]) {
  const served = lines.filter(({ end }) => end === 'served');
  const timed = served.filter(({ left_open }) => left_open === 'no');
  const called = lines.filter(({ first_called_at, rule }) => first_called_at !== '' && rule !== 'walkUp');
  const inTime = called.filter(({ waiting_s, target_s }) => Number(waiting_s) <= Number(target_s));
  return {
    served: served.length,
    noShows: lines.filter(({ end }) => end === 'noShow').length,
    averageService: mean(
      timed.map((line) => seconds(line, line.started_at === '' ? 'called_at' : 'started_at', 'ended_at')),
    ),
    averageWait: mean(called.map(({ waiting_s }) => Number(waiting_s))),
    withinTarget: inTime.length / called.length,
  };
}

test('[V12] the figures of a desk are those of its lines in sessions.csv', async () => {
  await aMorning();
  const token = await hub.token('admin');
  const answer = await fetch(`${hub.url}/api/v1/export/sessions.csv`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const lines = readCsv(Buffer.from(await answer.arrayBuffer()).toString('utf8'), ',');
  const told = figuresOf(lines.filter((line) => line.desk === DESK));
  expect(lines.filter(({ left_open }) => left_open === 'yes')).toHaveLength(1);
  expect(told.noShows).toBe(1);

  const shown = () => countersOf((desk.picture(`desk:${DESK}`).head as DeskHead).today);
  await expect.poll(() => shown().served).toBe(told.served);
  const { averageService, averageWait, ...counts } = shown();
  expect(counts).toEqual({ served: told.served, noShows: told.noShows, withinTarget: told.withinTarget });
  expect((averageService ?? 0) / 1_000).toBeCloseTo(told.averageService, 6);
  expect((averageWait ?? 0) / 1_000).toBeCloseTo(told.averageWait, 6);
});
