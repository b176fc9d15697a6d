import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it as plainIt, vi } from 'vitest';
import type { SettingValues } from '#contract/settings.ts';
import { newDevicePath, whyNoPty } from '../support/box/pty.ts';
import { QboxEmulator } from '../support/box/qbox-emulator.ts';
import { realTime } from '../support/box/time.ts';
import type { Client } from '../support/client.ts';
import { boxAt, type StationOffice, stationOffice } from '../support/station-office.ts';

/** Boxes at the serial ports of a real station, through the faults of hub and station. */

const missing = whyNoPty();
const ROUNDS = process.env.NS_LONG === undefined ? 5 : 50;
/** Faster presses of one key are taken for a contact that bounces. */
const likeAPerson = { timeout: 15_000, interval: 700 };
const patiently = { timeout: 15_000, interval: 20 };

const it = (name: string, run: () => Promise<void>) =>
  plainIt(name, { timeout: 60_000 + ROUNDS * 10_000 }, async (test) => {
    test.skip(missing !== undefined, missing);
    await run();
  });

const KEYS: SettingValues['buttonBox']['keys'] = [
  { key: '1', press: 'short', does: { type: 'callNext' } },
  { key: '2', press: 'short', does: { type: 'start' } },
  ...['TKT-1', 'TKT-2', 'TKT-3'].map(
    (key) => ({ key, press: 'short', does: { type: 'issue', service: 'identity' } }) as const,
  ),
];

let office: StationOffice;
let box: QboxEmulator;
let clerk: Client;
beforeAll(async () => {
  if (missing !== undefined) return;
  office = await stationOffice();
  clerk = await office.clerk('desk1');
  box = new QboxEmulator({ path: newDevicePath(), time: realTime });
  await box.plug();
  await office.configure('buttonBox', 'b1', boxAt(office.device, box.cable.path, ['desk1'], { keys: KEYS }));
});
afterAll(async () => {
  if (missing !== undefined) return;
  clerk.close();
  await office.close();
  await box.remove();
});
/** The box works, and its lamp shows a desk that somebody works at. */
beforeEach(async () => {
  if (missing === undefined) await vi.waitFor(() => expect(box.lamps.get('1/1')).toBe('OFF'), patiently);
});

const tickets = (): number =>
  [...clerk.picture('queue:main').rows.values()].filter((row) => row.table === 'visit').length;

describe('[B1] a press on a box', () => {
  it('calls, starts and gives tickets; lamps and digits follow the desk', async () => {
    expect(await box.ticket('1')).toBe('OK A1');
    await vi.waitFor(() => expect(box.lamps.get('1/2')).toBe('SLOW'), patiently);
    expect(await box.press('1')).toBe('OK');
    await vi.waitFor(() => expect(box.digits.get(1)).toBe('A1 BLINK'), patiently);
    expect(await box.press('2')).toBe('OK');
    await vi.waitFor(() => expect(box.digits.get(1)).toBe('A1 STEADY'), patiently);
    expect(await box.press('6')).toBe('ERR REFUSED');
    await clerk.done({ type: 'end', desk: 'desk1' });
  });

  it('at a desk where nobody works does nothing, and its lamp is red', async () => {
    await clerk.done({ type: 'closeSession', desk: 'desk1' });
    await vi.waitFor(() => expect(box.lamps.get('1/1')).toBe('ON'), patiently);
    await vi.waitFor(async () => expect(await box.press('1')).toBe('ERR CLOSED'), likeAPerson);
    await clerk.done({ type: 'openSession', desk: 'desk1', profile: 'papers' });
  });

  it(`while the hub is started anew counts once or is refused, ${ROUNDS} times`, async () => {
    let accepted = 0;
    const before = tickets();
    for (let round = 0; round < ROUNDS; round += 1) {
      const stopping = delay(Math.random() * 150).then(() => office.hub.stop());
      const answers: Promise<string>[] = [];
      for (const key of ['1', '2', '3']) {
        answers.push(box.ticket(key));
        await delay(120);
      }
      await stopping;
      await office.hubStarts();
      accepted += (await Promise.all(answers)).filter((answer) => answer.startsWith('OK')).length;
      await clerk.until(() => clerk.connected);
    }
    expect(accepted).toBeGreaterThan(0);
    // A refused press may have counted only when nobody could know: here every answer came back.
    await vi.waitFor(() => expect(tickets() - before).toBe(accepted), patiently);
  });

  it('while the hub is away is refused, and not done when it is back', async () => {
    const before = tickets();
    await office.hub.stop();
    expect(await box.ticket('1')).toBe('ERR BUSY');
    await office.hubStarts();
    await clerk.until(() => clerk.connected);
    await vi.waitFor(async () => expect(await box.ticket('1')).toMatch(/^OK/), likeAPerson);
    await vi.waitFor(() => expect(tickets() - before).toBe(1), patiently);
  });

  it(`whose station is killed meanwhile counts at most once, ${ROUNDS} times`, async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const before = tickets();
      const answer = box.ticket('1');
      await delay(Math.random() * 40);
      await office.station.end('SIGKILL');
      office.station.start();
      await office.station.says(/Connected/);
      await answer;
      await vi.waitFor(() => expect(box.lamps.get('1/1')).toBe('OFF'), patiently);
      expect(tickets() - before).toBeLessThanOrEqual(1);
    }
  });
});
