import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { PrinterConnection } from '#contract/hardware.ts';
import type { PrinterSettings } from '#hardware/ports.ts';
import { openPrinter } from '#hardware/printer/open-printer.ts';
import { newDevicePath } from '../../support/box/pty.ts';
import { FakePrinter, MUTE, type PrinterState } from '../../support/printer/fake-printer.ts';
import { paperOf, settingsOf, timeOf } from '../../support/printer/papers.ts';
import { onPty } from '../buttons/on-pty.ts';

/** Both ways of a USB printer into a Linux PC: as a printer's own device, and as a virtual serial port. */
const WAYS = {
  usb: (path: string): PrinterConnection => ({ type: 'usb', path }),
  serial: (path: string): PrinterConnection => ({
    type: 'serial',
    port: { path, vendorId: null, productId: null, serialNumber: null, baud: 115_200 },
    flow: 'none',
  }),
};

const fakes: FakePrinter[] = [];
const paths: string[] = [];
afterEach(async () => {
  for (const fake of fakes.splice(0)) await fake.stop();
  for (const path of paths.splice(0)) rmSync(dirname(path), { recursive: true, force: true });
});

/** Of a device of one test. */
function newPath(): string {
  const path = newDevicePath();
  paths.push(path);
  return path;
}

async function plugged(path: string, state: Partial<PrinterState> = {}): Promise<FakePrinter> {
  const fake = await FakePrinter.onPty(path, state);
  fakes.push(fake);
  return fake;
}

describe.each(Object.entries(WAYS))('a printer by %s', (way, connectionOf) => {
  const driverOf = (path: string, parts: Partial<PrinterSettings> = {}, faster = 1) =>
    openPrinter(settingsOf(connectionOf(path), parts), '', timeOf(faster));

  onPty('prints and acknowledges, byte for byte', async () => {
    const path = newPath();
    const fake = await plugged(path);
    const driver = await driverOf(path);
    expect(await driver.condition()).toEqual({ state: 'ready', problem: null });
    const outcome = await driver.print(paperOf());
    expect(outcome).toMatchObject({ as: 'printed', problem: null });
    expect(fake.papers().map(({ bytes, complete }) => [bytes.length, complete])).toEqual([[outcome.sent, true]]);
  });

  onPty('case 5: says that its cover is open, and works again when it is closed', async () => {
    const path = newPath();
    const fake = await plugged(path, { cover: 'open' });
    const driver = await driverOf(path);
    expect(await driver.print(paperOf())).toEqual({ as: 'notSent', problem: 'coverOpen', sent: 0 });
    fake.set({ cover: 'closed', paper: 'low' });
    expect(await driver.condition()).toEqual({ state: 'warning', problem: 'paperLow' });
    expect(await driver.print(paperOf())).toMatchObject({ as: 'printed' });
  });

  onPty('case 4: whose roll ends in the middle of a paper leaves it unknown, and says why', async () => {
    const path = newPath();
    await plugged(path, { rollEndsAfter: 20_000 });
    const driver = await driverOf(path, {}, 4);
    expect(await driver.print(paperOf())).toMatchObject({ as: 'unknown', problem: 'paperOut' });
  });

  onPty('case 2: that takes no bytes leaves it unknown, and the program goes on meanwhile', async () => {
    const path = newPath();
    await plugged(path, { reads: false });
    const driver = await driverOf(path, { answers: 'none' }, 20);
    let turns = 0;
    const counting = setInterval(() => {
      turns += 1;
    }, 5);
    const outcome = await driver.print(paperOf());
    clearInterval(counting);
    expect(outcome).toMatchObject({ as: 'unknown', problem: 'stalled' });
    expect(outcome.sent).toBeGreaterThan(0);
    expect(turns).toBeGreaterThan(10);
  });

  onPty('case 7: a clone prints, and nobody can confirm it', async () => {
    const path = newPath();
    const fake = await plugged(path, { answers: MUTE });
    const driver = await driverOf(path, { answers: 'none' });
    expect(await driver.condition()).toEqual({ state: 'unknown', problem: 'noStatus' });
    expect(await driver.print(paperOf())).toMatchObject({ as: 'printed', problem: 'noStatus' });
    while (fake.papers().length === 0) await new Promise(setImmediate);
    expect(fake.papers()).toHaveLength(1);
  });

  onPty(
    'case 8: unplugged in the middle of a paper leaves it unknown; plugged in again it prints the next',
    async () => {
      const path = newPath();
      const fake = await plugged(path, { speed: 500, buffer: 2_000 });
      const driver = await driverOf(path);
      const printing = driver.print(paperOf());
      while (fake.seen().bytes < 4_000) await new Promise(setImmediate);
      await fake.unplug();
      expect(await printing).toMatchObject({ as: 'unknown', problem: 'disconnected' });
      rmSync(path, { force: true });
      expect(await driver.print(paperOf())).toEqual({ as: 'notSent', problem: 'notFound', sent: 0 });
      expect(await driver.condition()).toEqual({ state: 'down', problem: 'notFound' });
      const again = await plugged(path);
      expect(await driver.print(paperOf({ copy: true }))).toMatchObject({ as: 'printed' });
      expect(again.papers()).toHaveLength(1);
    },
  );

  it('case 9: a path that is missing, a file or a folder is refused, and nothing is made there', async () => {
    const folder = mkdtempSync('/dev/shm/printer-');
    const file = join(folder, 'file');
    writeFileSync(file, 'kept');
    const outcomes = await Promise.all(
      [join(folder, 'typo'), file, folder].map(async (path) => (await driverOf(path)).print(paperOf())),
    );
    expect(outcomes).toEqual(
      ['notFound', 'notADevice', 'notADevice'].map((problem) => ({ as: 'notSent', problem, sent: 0 })),
    );
    expect(existsSync(join(folder, 'typo'))).toBe(false);
    rmSync(folder, { recursive: true });
  });

  if (way === 'serial') {
    onPty('that another program holds is busy', async () => {
      const path = newPath();
      await plugged(path, { answers: MUTE });
      const [one, other] = [await driverOf(path, { answers: 'status' }), await driverOf(path)];
      const asking = one.condition();
      await new Promise((resolve) => setTimeout(resolve, 100));
      expect(await other.print(paperOf())).toMatchObject({ as: 'notSent', problem: 'busy' });
      await asking;
    });
  }
});
