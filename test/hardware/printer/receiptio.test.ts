import { print } from 'receiptio';
import { afterEach, describe, expect, it } from 'vitest';
import { FakePrinter, type PrinterState } from '../../support/printer/fake-printer.ts';

/**
 * Somebody else's printing program judges the fake printer that judges ours: it asks for the same states and reads them
 * for itself. It knows port 9100 only, so the printer gets an address of its own.
 */
const ADDRESS = `127.9.${process.pid % 250}.100`;
let fake: FakePrinter;
afterEach(() => fake.stop());

const plug = async (state: Partial<PrinterState>) => {
  fake = await FakePrinter.onTcp(state, 9100, ADDRESS);
};
const asked = () => print('', `-d ${ADDRESS} -p escpos -q`);

describe.skipIf(process.platform !== 'linux')('receiptio finds the fake printer', () => {
  it.each([
    ['online', {}],
    ['coveropen', { cover: 'open' }],
    ['paperempty', { paper: 'out' }],
  ] as const)('%s', async (answer, state) => {
    await plug(state);
    expect(await asked()).toBe(answer);
  });

  it('to have printed what it sent', async () => {
    await plug({});
    expect(await print('A ticket | 42', `-d ${ADDRESS} -p escpos`)).toBe('success');
    expect(fake.papers()).toMatchObject([{ complete: true }]);
  });

  it('out of paper before it sends anything', async () => {
    await plug({ paper: 'out' });
    expect(await print('A ticket | 42', `-d ${ADDRESS} -p escpos`)).toBe('paperempty');
    expect(fake.papers()).toHaveLength(0);
  });
});
