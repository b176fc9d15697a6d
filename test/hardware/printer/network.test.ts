import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { HardwareTime, PrinterSettings, TicketPrinter } from '#hardware/ports.ts';
import { openPrinter } from '#hardware/printer/open-printer.ts';
import { FakePrinter, MUTE, type PrinterState } from '../../support/printer/fake-printer.ts';
import { paperOf, settingsOf, timeOf } from '../../support/printer/papers.ts';

let fake: FakePrinter;
afterEach(() => fake.stop());

async function printer(
  state: Partial<PrinterState>,
  parts: Partial<PrinterSettings> = {},
  time: HardwareTime = timeOf(),
): Promise<TicketPrinter> {
  fake = await FakePrinter.onTcp(state);
  return openPrinter(settingsOf({ type: 'tcp', host: '127.0.0.1', port: fake.port }, parts), '', time);
}

/** Two papers in one job: more than the buffers on the way hold in a hurry. */
const LONG = { copies: 2 } as const;

describe('a printer that answers', () => {
  it('is ready, and acknowledges a paper that it has printed to its end', async () => {
    const driver = await printer({});
    expect(await driver.condition()).toEqual({ state: 'ready', problem: null });
    const outcome = await driver.print(paperOf());
    const [paper] = fake.papers();
    expect(outcome).toEqual({ as: 'printed', problem: null, sent: paper?.bytes.length });
    expect(fake.papers()).toHaveLength(1);
  });

  it('that knows only the older question is believed too, and then asked that one at once', async () => {
    const answers = { state: true, printed: false, paper: true, name: false };
    const driver = await printer({ answers }, {}, timeOf(4));
    expect(await driver.print(paperOf())).toMatchObject({ as: 'printed', problem: null });
    expect(await driver.print(paperOf())).toMatchObject({ as: 'printed', problem: null });
    expect(fake.papers()).toHaveLength(2);
  });

  it('without acknowledgement is asked how it is while the paper comes out', async () => {
    const answers = { state: true, printed: false, paper: false, name: false };
    const driver = await printer({ answers }, { answers: 'status' }, timeOf(4));
    expect(await driver.print(paperOf())).toMatchObject({ as: 'printed', problem: null });
    expect(fake.papers()).toHaveLength(1);
  });

  it('without acknowledgement that runs out of paper meanwhile leaves it unknown', async () => {
    const driver = await printer({ rollEndsAfter: 20_000 }, { answers: 'status' }, timeOf(4));
    expect(await driver.print(paperOf())).toMatchObject({ as: 'unknown', problem: 'paperOut' });
  });

  it('is never connected to twice at a time, whatever is asked together', async () => {
    const driver = await printer({});
    const work = [driver.print(paperOf()), driver.condition(), driver.print(paperOf()), driver.condition()];
    await Promise.all(work);
    expect(fake.seen()).toMatchObject({ connections: 4, mostAtOnce: 1 });
    expect(fake.papers()).toHaveLength(2);
  });
});

describe('case 1: a printer that is off', () => {
  it('gets nothing; when it is back, one try prints one paper', async () => {
    const driver = await printer({});
    const { port } = fake;
    await fake.stop();
    expect(await driver.condition()).toEqual({ state: 'down', problem: 'refused' });
    expect(await driver.print(paperOf())).toEqual({ as: 'notSent', problem: 'refused', sent: 0 });
    fake = await FakePrinter.onTcp({}, port);
    expect(await driver.print(paperOf())).toMatchObject({ as: 'printed' });
    expect(fake.papers()).toHaveLength(1);
  });

  it('at an address that leads nowhere is not found, or given up in time', async () => {
    fake = await FakePrinter.onTcp();
    const at = (host: string) => openPrinter(settingsOf({ type: 'tcp', host, port: 9 }), '', timeOf(4));
    const nameless = await at('no-such-printer.invalid');
    expect(await nameless.print(paperOf())).toMatchObject({ as: 'notSent', sent: 0 });
    const unreachable = await at('192.0.2.1');
    expect(await unreachable.print(paperOf())).toMatchObject({ as: 'notSent', sent: 0 });
  });
});

describe('case 2: a printer that takes the connection and never reads', () => {
  it('is not sent a paper, for it does not even answer; nothing hangs', async () => {
    const driver = await printer({ reads: false }, {}, timeOf(20));
    expect(await driver.print(paperOf())).toEqual({ as: 'notSent', problem: 'noStatus', sent: 0 });
    expect(await driver.condition()).toEqual({ state: 'down', problem: 'noStatus' });
    fake.set({ reads: true });
    expect(fake.papers()).toHaveLength(0);
  });

  it('and that never answers anyway leaves it unknown, for it may print the ticket later', async () => {
    const driver = await printer({ reads: false }, { answers: 'none' }, timeOf(20));
    expect(await driver.print(paperOf())).toMatchObject({ as: 'unknown', problem: 'stalled' });
  });
});

describe('case 3: a slow printer that sends its state unasked', () => {
  it('gets every byte', async () => {
    const driver = await printer({ speed: 1_024, chatty: true, buffer: 4_096 }, LONG);
    const outcome = await driver.print(paperOf());
    expect(outcome).toMatchObject({ as: 'printed', problem: null });
    expect(Buffer.concat(fake.papers().map(({ bytes }) => bytes))).toHaveLength(outcome.sent);
  });
});

describe('case 4: the roll ends in the middle of a paper', () => {
  it('nobody knows, and it says why; the printer goes on by itself with a new roll, so nothing may be sent again', async () => {
    const driver = await printer({ rollEndsAfter: 20_000 }, {}, timeOf(4));
    expect(await driver.print(paperOf())).toMatchObject({ as: 'unknown', problem: 'paperOut' });
    expect(fake.papers()).toHaveLength(0);
    expect(await driver.condition()).toEqual({ state: 'down', problem: 'paperOut' });
    expect(await driver.print(paperOf())).toEqual({ as: 'notSent', problem: 'paperOut', sent: 0 });
    fake.set({ paper: 'ok' });
    expect(fake.papers()).toHaveLength(1);
    expect(await driver.print(paperOf({ copy: true }))).toMatchObject({ as: 'printed' });
  });
});

describe('case 5 and its like: a printer that cannot print now', () => {
  it.each([
    [{ cover: 'open' }, 'coverOpen', { cover: 'closed' }],
    [{ paper: 'out' }, 'paperOut', { paper: 'ok' }],
    [{ offline: true }, 'offline', { offline: false }],
  ] as const)('%o: not a byte is sent, and it works again by itself', async (broken, problem, mended) => {
    const driver = await printer(broken);
    expect(await driver.print(paperOf())).toEqual({ as: 'notSent', problem, sent: 0 });
    expect(await driver.condition()).toEqual({ state: 'down', problem });
    fake.set(mended);
    expect(await driver.condition()).toEqual({ state: 'ready', problem: null });
    expect(await driver.print(paperOf())).toMatchObject({ as: 'printed' });
    expect(fake.papers()).toHaveLength(1);
  });
});

describe('case 6: the roll is nearly over', () => {
  it('is a warning, and tickets go on', async () => {
    const driver = await printer({ paper: 'low' });
    expect(await driver.condition()).toEqual({ state: 'warning', problem: 'paperLow' });
    expect(await driver.print(paperOf())).toMatchObject({ as: 'printed', problem: null });
  });
});

describe('case 7: a clone that answers nothing', () => {
  it('set up as such prints, and says each time that nobody can confirm it', async () => {
    const driver = await printer({ answers: MUTE }, { answers: 'none' });
    expect(await driver.condition()).toEqual({ state: 'unknown', problem: 'noStatus' });
    expect(await driver.print(paperOf())).toMatchObject({ as: 'printed', problem: 'noStatus' });
    expect(fake.papers()).toHaveLength(1);
  });

  it('set up as one that answers is told apart at the first paper, before a byte of it', async () => {
    const driver = await printer({ answers: MUTE }, {}, timeOf(4));
    expect(await driver.print(paperOf())).toEqual({ as: 'notSent', problem: 'noStatus', sent: 0 });
  });

  it('that tells its state but never acknowledges leaves it unknown when it should', async () => {
    const driver = await printer({ answers: { ...MUTE, state: true } }, {}, timeOf(8));
    expect(await driver.print(paperOf())).toMatchObject({ as: 'unknown', problem: 'timeout' });
  });
});

describe('a printer that hangs up', () => {
  it('at once gets nothing', async () => {
    const driver = await printer({ connection: 'close' }, {}, timeOf(4));
    expect(await driver.print(paperOf())).toMatchObject({ as: 'notSent', sent: 0 });
    expect(fake.papers()).toHaveLength(0);
  });

  it('at once and answers nothing is never said to have printed', async () => {
    const driver = await printer({ connection: 'close' }, { answers: 'none' });
    const outcome = await driver.print(paperOf());
    expect(['notSent', 'unknown']).toContain(outcome.as);
    expect(outcome.problem).toBe('disconnected');
  });

  it('while it is asked how it is gets nothing of the paper', async () => {
    const driver = await printer({ connection: { resetAfter: 3 } });
    expect(await driver.print(paperOf())).toEqual({ as: 'notSent', problem: expect.any(String), sent: 0 });
    expect(fake.papers()).toHaveLength(0);
  });

  it('in the middle of a paper leaves it unknown', async () => {
    const driver = await printer({ connection: { resetAfter: 20_000 }, speed: 2_000, buffer: 2_000 }, LONG, timeOf(4));
    const outcome = await driver.print(paperOf());
    expect(outcome).toMatchObject({ as: 'unknown', problem: 'disconnected' });
    expect(outcome.sent).toBeGreaterThan(0);
  });

  it('when its power goes in the middle of a paper leaves it unknown', async () => {
    const driver = await printer({ speed: 500, buffer: 2_000 }, LONG, timeOf(2));
    const printing = driver.print(paperOf());
    while (fake.seen().bytes < 20_000) await new Promise(setImmediate);
    fake.powerOff();
    expect(await printing).toMatchObject({ as: 'unknown' });
  });
});

describe('the fake printer itself', () => {
  it('refuses a second guest nothing, so that the driver alone keeps them apart', async () => {
    fake = await FakePrinter.onTcp();
    const [one, other] = [connect(fake.port, '127.0.0.1'), connect(fake.port, '127.0.0.1')];
    while (fake.seen().connections < 2) await new Promise(setImmediate);
    expect(fake.seen().mostAtOnce).toBe(2);
    one.destroy();
    other.destroy();
  });
});
