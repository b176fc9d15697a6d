import { beforeEach, describe, expect, it } from 'vitest';
import type { CommandInput } from '#contract/commands.ts';
import type { RefusalCode } from '#contract/refusals.ts';
import type { Answer, WireCommand } from '#contract/wire.ts';
import { Outbox } from '#station/outbox.ts';
import { HandHardwareTime } from '../support/box/time.ts';
import { MONDAY_9 } from '../support/office.ts';

const NEXT: CommandInput = { type: 'callNext', desk: 'desk1' };
const REPORT: CommandInput = { type: 'reportPrint', job: 'j1', as: 'printed', problem: null };
const DONE: Answer<unknown> = { ok: true, result: {} };
const refused = (code: RefusalCode): Answer<unknown> => ({ ok: false, refusal: { code, params: {} } });

let time: HandHardwareTime;
let outbox: Outbox;
let carried: { command: WireCommand; answered: (answer: Answer<unknown>) => void }[];
const connect = () => outbox.connect((command, answered) => void carried.push({ command, answered }));
/** Lets time pass as the link does, which looks four times a second. */
const pass = (ms: number) => {
  for (let left = ms; left > 0; left -= 250) {
    time.pass(Math.min(250, left));
    outbox.tick();
  }
};
const stateOf = (answer: Promise<unknown>) => Promise.race([answer, Promise.resolve('waiting')]);

beforeEach(() => {
  time = new HandHardwareTime(MONDAY_9);
  outbox = new Outbox(() => time.monotonic());
  carried = [];
});

describe('a press', () => {
  it('that does not reach the hub is refused within 2 s, and never sent later', async () => {
    const answer = outbox.press('id1', NEXT, 0);
    pass(2_000);
    expect(await stateOf(answer)).toBeNull();
    connect();
    pass(5_000);
    expect(carried).toEqual([]);
  });

  it('goes to a hub that is back in time, with its age', async () => {
    const answer = outbox.press('id1', NEXT, 0);
    pass(1_000);
    connect();
    expect(carried[0]?.command).toEqual({ ...NEXT, commandId: 'id1', age: 1_000 });
    carried[0]?.answered(DONE);
    expect(await answer).toEqual(DONE);
  });

  it('without an answer goes out again under the same id, on the next connection or after a while', async () => {
    connect();
    const answer = outbox.press('id1', NEXT, 0);
    outbox.connect(undefined);
    pass(1_000);
    connect();
    pass(4_000);
    expect(carried.map(({ command }) => [command.commandId, command.age])).toEqual([
      ['id1', 0],
      ['id1', 1_000],
      ['id1', 4_250],
    ]);
    carried[1]?.answered(DONE);
    expect(await answer).toEqual(DONE);
  });

  it('that nobody answers is given up while whoever pressed still stands there', async () => {
    connect();
    const answer = outbox.press('id1', NEXT, 0);
    pass(8_500);
    expect(await stateOf(answer)).toBeNull();
    const sends = carried.length;
    pass(60_000);
    expect(carried).toHaveLength(sends);
  });

  it('that is old already is not sent at all', async () => {
    connect();
    const answer = outbox.press('id1', NEXT, 9_000);
    outbox.tick();
    expect(await stateOf(answer)).toBeNull();
    expect(carried).toEqual([]);
  });
});

describe('work', () => {
  it('is sent until it is answered, however long the hub is away, and never has an age', async () => {
    const answer = outbox.work('id1', REPORT);
    pass(3_600_000);
    expect(await stateOf(answer)).toBe('waiting');
    connect();
    expect(carried[0]?.command).toEqual({ ...REPORT, commandId: 'id1', age: 0 });
    carried[0]?.answered(DONE);
    expect(await answer).toEqual(DONE);
  });

  it.each(['stopping', 'tooFast'] as const)('goes out again when the hub said %s', async (code) => {
    connect();
    const answer = outbox.work('id1', REPORT);
    carried[0]?.answered(refused(code));
    expect(await stateOf(answer)).toBe('waiting');
    pass(4_000);
    carried[1]?.answered(DONE);
    expect(await answer).toEqual(DONE);
  });

  it('takes a no for an answer', async () => {
    connect();
    const answer = outbox.work('id1', REPORT);
    carried[0]?.answered(refused('jobOver'));
    expect(await answer).toEqual(refused('jobOver'));
  });
});
