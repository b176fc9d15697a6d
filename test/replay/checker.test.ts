import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { check } from './checker/check.ts';
import type { Logged } from './checker/history.ts';
import { found, goodDay, TinyDay } from './tiny-day.ts';

const dropEvent = (day: TinyDay, seq: number) => day.events.splice(seq - 1, 1);
const seqOf = (day: TinyDay, type: Logged['type'], nth = 0) =>
  day.events.filter((event) => event.type === type)[nth]?.seq ?? 0;

test('the checker shares no line with what it judges', () => {
  const folder = join(import.meta.dirname, 'checker');
  for (const file of readdirSync(folder)) {
    const imports = [...readFileSync(join(folder, file), 'utf8').matchAll(/from '([^']+)'|import\('([^']+)'\)/g)];
    for (const [, from = ''] of imports) expect(from).toMatch(/^(\.\/[a-z-]+\.ts|node:[a-z]+)$/);
  }
});

test('a good day has nothing against it', () => {
  expect(found(goodDay())).toEqual([]);
  expect(check(goodDay().history())).toMatchObject({
    tickets: 2,
    calls: 2,
    duplicates: 0,
    lost: 0,
    wrongOrder: 0,
    disagreements: 0,
  });
});

describe('duplicates', () => {
  test('[N4] a number that two events issue', () => {
    const day = goodDay();
    day.log('kiosk', [
      {
        type: 'visitIssued',
        visit: 'v9',
        transaction: 't9',
        number: 'A2',
        series: 'A',
        cycle: 0,
        n: 2,
        service: 's',
        band: null,
      },
    ]);
    expect(found(day)).toContainEqual(
      expect.stringContaining('duplicate null: A2 was issued by event 13 and by event 18'),
    );
  });

  test('a ticket that two presses were told', () => {
    const day = goodDay();
    const [first, second] = day.ops;
    if (first !== undefined && second !== undefined) second.answer = first.answer;
    expect(found(day)).toContainEqual('duplicate kiosk: visit v1 was given to command c1, and before to kiosk (c0)');
  });

  test('a press that left its events twice', () => {
    const day = goodDay();
    day.log(
      'kiosk',
      [
        {
          type: 'visitIssued',
          visit: 'v3',
          transaction: 't3',
          number: 'A3',
          series: 'A',
          cycle: 0,
          n: 3,
          service: 's',
          band: null,
        },
      ],
      'c0',
    );
    expect(found(day)).toContainEqual('duplicate kiosk: issue of A1 (c0) also left event 18 (visitIssued)');
  });

  test('an event through a client that never asked for it', () => {
    const day = goodDay();
    day.log('desk-a', [{ type: 'breakTaken', session: 'at-a' }], 'c99');
    expect(found(day)).toEqual([
      'duplicate desk-a: event 18 (breakTaken) came through desk-a, which never asked for it',
    ]);
  });

  test('[C6] a visit called at two desks, and a desk with two visits', () => {
    const day = new TinyDay();
    day.issue(1);
    day.issue(2);
    day.call(1, 'a');
    day.call(2, 'a');
    day.call(2, 'b');
    expect(found(day)).toContainEqual('duplicate desk-a: event 15 calls A2 to a, where A1 still is');
    expect(found(day)).toContainEqual('duplicate desk-b: event 16 (visitCalled) found A2 called at a');
  });
});

describe('lost', () => {
  test('an event that the export lacks', () => {
    const day = goodDay();
    dropEvent(day, seqOf(day, 'visitIssued', 1));
    expect(found(day)).toContainEqual('lost null: event 12 is followed by event 14 in the export');
    expect(found(day).join()).toContain('lost kiosk: issue of A2 (c1) was answered, but the export has no');
  });

  test('a ticket that the session export lacks', () => {
    const day = goodDay();
    day.lines.pop();
    expect(found(day)).toContainEqual(
      'lost kiosk: ticket A2 (v2) was given to command c1 and is not in the session export',
    );
    expect(found(day)).toContainEqual('lost null: the session export lacks pass t2 of A2');
  });

  test('[N3] a gap in a series', () => {
    const day = new TinyDay();
    day.issue(1);
    day.issue(3);
    expect(found(day)).toContainEqual('lost null: event 13 issues A3, and no 2 of series A cycle 0 before it');
  });

  test('a command that was never answered may have been done once, or not at all', () => {
    const day = goodDay();
    for (const op of day.ops) Object.assign(op, { returned: null, answer: null });
    expect(found(day)).toEqual([]);
    day.ops.push({
      client: 'kiosk',
      cmdId: 'c99',
      kind: 'issue',
      params: {},
      invoked: 99,
      returned: null,
      answer: null,
    });
    expect(found(day)).toEqual([]);
  });
});

describe('wrong order', () => {
  test('[C2] a call that passes over who was next', () => {
    const day = new TinyDay();
    day.issue(1);
    day.wait(1).issue(2);
    day.call(2, 'a');
    expect(found(day)).toContainEqual('wrongOrder desk-a: event 14 calls A2 to a, but A1 was next (oldest) [C2]');
  });

  test('[C2] a priority goes first, until somebody has waited past the target', () => {
    const day = new TinyDay();
    day.issue(1);
    day.wait(10).issue(2, 'priority');
    day.call(2, 'a', 'priority');
    day.issue(3, 'priority');
    day.wait(25).call(1, 'b', 'overdue');
    expect(found(day).filter((one) => one.startsWith('wrongOrder'))).toEqual([]);
    day.call(3, 'b', 'oldest');
    expect(found(day)).toContainEqual(
      'wrongOrder desk-b: event 17 calls A3 to b as "oldest", but it was "priority" [C3]',
    );
  });

  test('[C1] a call of somebody who waits for another service', () => {
    const day = new TinyDay();
    day.issue(1);
    Object.assign(day.events.at(-1) ?? {}, { service: 't' });
    day.call(1, 'a');
    expect(found(day).join()).toContain('who was not in its line [C1]');
  });

  test('[V6] who was placed first leads, and who was placed last has a new age', () => {
    const day = new TinyDay();
    for (const n of [1, 2, 3]) day.wait(1).issue(n);
    const transfer = (n: number, place: string, pass: string) =>
      day.op(
        'desk-a',
        'transfer',
        { desk: 'a', visit: `v${n}`, to: { service: 's' }, place },
        { visit: `v${n}`, number: `A${n}` },
        [
          {
            type: 'visitRequeued',
            visit: `v${n}`,
            ended: `t${n}`,
            transaction: pass,
            service: 's',
            why: 'transferred',
            pool: null,
            place,
          },
        ],
      );
    transfer(1, 'last', 't1b');
    transfer(3, 'first', 't3b');
    day.call(3, 'a', 'placedFirst', 't3b');
    day.call(2, 'b');
    day.end(3, 'a', 't3b');
    day.call(1, 'a', 'oldest', 't1b');
    expect(found(day).filter((one) => one.startsWith('wrongOrder'))).toEqual([]);
  });

  test('an answer that came before an earlier event was asked for', () => {
    const day = goodDay();
    const [first, second] = day.ops;
    if (first !== undefined && second !== undefined) {
      [first.invoked, first.returned, second.invoked, second.returned] = [
        second.invoked,
        second.returned,
        first.invoked,
        first.returned,
      ];
    }
    expect(found(day)).toContainEqual(
      'wrongOrder kiosk: issue (event 12, c0) of kiosk was not yet asked for when kiosk had the answer to issue (event 13, c1), which the log has later',
    );
  });

  test('a screen that knows of an event before it was asked for', () => {
    const day = goodDay();
    const [picture] = day.received;
    if (picture !== undefined) picture.at = 0;
    expect(found(day)).toContainEqual(
      'wrongOrder desk-a: callNext (event 14, c2) was on display before it was asked for',
    );
  });

  test('[V1] a visit that is started without a call', () => {
    const day = new TinyDay();
    day.issue(1);
    day.op('desk-a', 'start', { desk: 'a' }, { visit: 'v1', number: 'A1' }, [
      { type: 'visitStarted', visit: 'v1', transaction: 't1', desk: 'a' },
    ]);
    expect(found(day)).toContainEqual('wrongOrder desk-a: event 13 (visitStarted) found A1 waiting');
  });

  test('[C13] a call during a break', () => {
    const day = new TinyDay();
    day.issue(1);
    day.log('x', [{ type: 'breakTaken', session: 'at-a' }]);
    day.call(1, 'a');
    expect(found(day)).toContainEqual('wrongOrder desk-a: event 14 calls A1 during a break [C13]');
  });
});

describe('undo', () => {
  const undo = (day: TinyDay, to: number) =>
    day.op('desk-a', 'undo', { desk: 'a' }, { undone: 'callNext', number: 'A1' }, [
      { type: 'undone', session: 'at-a', desk: 'a', action: 'callNext', to, number: 'A1' },
    ]);

  test('[U2] what was taken back is as it was: the visit waits with its age', () => {
    const day = new TinyDay();
    day.issue(1);
    day.wait(1).issue(2);
    day.call(1, 'a');
    undo(day, 14);
    day.call(1, 'b');
    expect(found(day).filter((one) => !one.startsWith('lost') && !one.startsWith('disagreement'))).toEqual([]);
  });

  test('[U1] only the last command of the desk can be taken back', () => {
    const day = new TinyDay();
    day.issue(1);
    day.call(1, 'a');
    day.end(1, 'a');
    undo(day, 13);
    expect(found(day)).toContainEqual(
      "wrongOrder desk-a: event 15 takes back callNext, which was not the desk's last [U1]",
    );
  });
});
