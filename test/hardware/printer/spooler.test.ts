import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { openPrinter } from '#hardware/printer/open-printer.ts';
import { type Cups, startCups, whyNoCups } from '../../support/printer/cups.ts';
import { FakePrinter } from '../../support/printer/fake-printer.ts';
import { paperOf, settingsOf, timeOf } from '../../support/printer/papers.ts';

const missing = whyNoCups();
const folder = mkdtempSync(join(tmpdir(), 'spooler-'));
afterAll(() => rmSync(folder, { recursive: true }));

let cups: Cups | null = null;
let fake: FakePrinter | null = null;
afterEach(async () => {
  vi.unstubAllEnvs();
  await cups?.stop();
  await fake?.stop();
  [cups, fake] = [null, null];
});

const driverOf = (queue: string, faster = 1) =>
  openPrinter(settingsOf({ type: 'spooler', queue }, { answers: 'none' }), '', timeOf(faster));

/** A real CUPS whose queue leads to the fake printer, and the port of that. */
async function spooled(): Promise<number> {
  fake = await FakePrinter.onTcp();
  cups = await startCups(fake.port);
  vi.stubEnv('CUPS_SERVER', cups.socket);
  return fake.port;
}

describe('a queue of the printing system', () => {
  it('prints byte for byte, and nobody can say more than that it left', { timeout: 60_000 }, async (test) => {
    test.skip(missing !== undefined, missing);
    await spooled();
    const driver = await driverOf('tickets');
    expect(await driver.condition()).toEqual({ state: 'unknown', problem: 'noStatus' });
    const outcome = await driver.print(paperOf());
    expect(outcome).toMatchObject({ as: 'printed', problem: 'noStatus' });
    expect(fake?.papers().map(({ bytes }) => bytes.length)).toEqual([outcome.sent]);
  });

  it('case 11: a job of a printer that is off is taken back, so that one ticket comes out when it returns', {
    timeout: 120_000,
  }, async (test) => {
    test.skip(missing !== undefined, missing);
    const port = await spooled();
    await fake?.stop();
    expect(await (await driverOf('tickets', 5)).print(paperOf())).toMatchObject({
      as: 'unknown',
      problem: 'queueHeld',
    });
    fake = await FakePrinter.onTcp({}, port);
    expect(await (await driverOf('tickets')).print(paperOf({ copy: true }))).toMatchObject({ as: 'printed' });
    expect(fake.papers()).toHaveLength(1);
  });

  it('that is held or does not exist gets nothing', { timeout: 60_000 }, async (test) => {
    test.skip(missing !== undefined, missing);
    await spooled();
    cups?.hold();
    const held = await driverOf('tickets');
    expect(await held.print(paperOf())).toEqual({ as: 'notSent', problem: 'queueHeld', sent: 0 });
    expect(await held.condition()).toEqual({ state: 'down', problem: 'queueHeld' });
    const nowhere = await driverOf('nowhere');
    expect(await nowhere.print(paperOf())).toEqual({ as: 'notSent', problem: 'notFound', sent: 0 });
  });

  it('is not found on a PC without a printing system', async () => {
    vi.stubEnv('PATH', folder);
    const driver = await driverOf('tickets');
    expect(await driver.print(paperOf())).toEqual({ as: 'notSent', problem: 'notFound', sent: 0 });
    expect(await driver.condition()).toEqual({ state: 'down', problem: 'notFound' });
  });

  it('whose programs hang is given up, and the paper is unknown once it may have been taken', async () => {
    writeFileSync(join(folder, 'lpstat'), '#!/bin/sh\necho "printer x is idle.  enabled since today"\n', {
      mode: 0o755,
    });
    writeFileSync(join(folder, 'lp'), '#!/bin/sh\nexec /bin/sleep 60\n', { mode: 0o755 });
    vi.stubEnv('PATH', folder);
    expect(await (await driverOf('x', 4)).print(paperOf())).toMatchObject({ as: 'unknown', problem: 'timeout' });
  });
});
