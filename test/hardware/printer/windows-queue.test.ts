import { describe, expect, it } from 'vitest';
import { PrinterConnection } from '#contract/hardware.ts';
import { SpoolerPrinter } from '#hardware/printer/spooler/spooler-printer.ts';
import { WindowsQueue } from '#hardware/printer/spooler/windows-queue.ts';
import { openWinspool } from '#hardware/printer/spooler/winspool.ts';
import { paperOf, timeOf } from '../../support/printer/papers.ts';
import { PlayedWinspool } from '../../support/printer/played-winspool.ts';

const BYTES = new Uint8Array(70_000).fill(0x41);

const opened = (spool: PlayedWinspool, name = 'Tickets', faster = 1) => {
  const time = timeOf(faster);
  const queue = new WindowsQueue(name, time, spool);
  return new SpoolerPrinter({ queue, time, encode: async () => ({ bytes: BYTES, dots: 800 }) });
};

describe('a printer of Windows', () => {
  it('gets a whole ticket as a raw document, which counts once it has left', async () => {
    const spool = new PlayedWinspool();
    expect(await opened(spool).print(paperOf())).toEqual({ as: 'printed', problem: 'noStatus', sent: BYTES.length });
    expect(spool.papers).toEqual([BYTES.length]);
    expect(spool.openHandles).toBe(0);
  });

  it('that keeps its documents has passed on those that are printed', async () => {
    const spool = new PlayedWinspool({ keeps: true });
    expect(await opened(spool).print(paperOf())).toMatchObject({ as: 'printed' });
  });

  it('case 11: that stands still gives its job back, and prints one ticket when it goes on', async () => {
    const spool = new PlayedWinspool({ stands: true });
    const printer = opened(spool, 'Tickets', 20);
    expect(await printer.print(paperOf())).toEqual({ as: 'unknown', problem: 'queueHeld', sent: BYTES.length });
    spool.goOn();
    expect(await printer.print(paperOf({ copy: true }))).toMatchObject({ as: 'printed' });
    expect(spool.papers).toHaveLength(1);
  });

  it('that takes only a part of a ticket keeps none of it, and nobody can say what became of that', async () => {
    const spool = new PlayedWinspool({ room: 10_000 });
    expect(await opened(spool).print(paperOf())).toEqual({
      as: 'unknown',
      problem: 'printerError',
      sent: BYTES.length,
    });
    expect(spool.waiting).toEqual([]);
    expect(spool.openHandles).toBe(0);
  });

  it('that takes no document got nothing', async () => {
    const spool = new PlayedWinspool({ takes: false });
    expect(await opened(spool).print(paperOf())).toEqual({ as: 'notSent', problem: 'refused', sent: 0 });
  });

  it.each([
    ['paperOut', 0x10],
    ['coverOpen', 0x40_0000],
    ['offline', 0x80],
    ['queueHeld', 0x1],
    ['printerError', 0x8],
  ] as const)('that says %s gets nothing', async (problem, status) => {
    const printer = opened(new PlayedWinspool({ status }));
    expect(await printer.condition()).toEqual({ state: 'down', problem });
    expect(await printer.print(paperOf())).toEqual({ as: 'notSent', problem, sent: 0 });
  });

  it.each([
    ['notFound', 1801],
    ['notAllowed', 5],
    ['refused', 1722],
    ['printerError', 31],
  ] as const)('that cannot be opened says %s', async (problem, code) => {
    const printer = opened(new PlayedWinspool({ closed: code }));
    expect(await printer.condition()).toEqual({ state: 'down', problem });
  });

  it('an error that is not "no such job" never passes for a printed ticket', async () => {
    const spool = new PlayedWinspool({ stands: true, forgets: 6 });
    expect(await opened(spool, 'Tickets', 20).print(paperOf())).toMatchObject({ as: 'unknown' });
  });

  it('whose spooler hangs is given up', async () => {
    const printer = opened(new PlayedWinspool({ hangs: true }), 'Tickets', 20);
    expect(await printer.condition()).toEqual({ state: 'down', problem: 'timeout' });
  });

  it.each(['EPSON TM-T20III (1)', 'Imprimante à tickets', String.raw`\\server.office\Tickets`])(
    'may be called %s',
    (queue) => {
      expect(PrinterConnection.parse({ type: 'spooler', queue })).toEqual({ type: 'spooler', queue });
    },
  );

  it.each(['-o raw', 'a;b', 'a\nb', String.raw`\\server\\`, '"a"', ''])('may not be called %j', (queue) => {
    expect(PrinterConnection.safeParse({ type: 'spooler', queue }).success).toBe(false);
  });

  it.skipIf(process.platform === 'win32')('is called through a library that only Windows has', () => {
    expect(openWinspool).toThrow('shared library');
  });
});
