import { describe, expect, it } from 'vitest';
import { Commands } from '#contract/commands.ts';
import type { KeyAction } from '#contract/hardware.ts';
import type { RefusalCode } from '#contract/refusals.ts';
import { newCommandId } from '#station/command-id.ts';
import { commandOf, pressAnswerOf } from '#station/key-commands.ts';
import { boxOf } from '../support/paper-office.ts';

/** [B1] What keys do. */

const press = { desk: 2, key: '1', press: 'short', n: 1 } as const;
const boxWith = (does: KeyAction) => ({ ...boxOf(['d1', 'd2']), keys: [{ key: '1', press: 'short' as const, does }] });

const ACTIONS: [KeyAction, object][] = [
  ...(['callNext', 'recall', 'moreTime', 'start', 'end', 'noShow', 'recycle', 'undo', 'resume'] as const).map(
    (type): [KeyAction, object] => [{ type }, { type, desk: 'd2' }],
  ),
  [
    { type: 'park', reason: 'Forms' },
    { type: 'park', desk: 'd2', reason: 'Forms' },
  ],
  [
    { type: 'takeBreak', reason: 'Lunch' },
    { type: 'takeBreak', desk: 'd2', reason: 'Lunch' },
  ],
  [
    { type: 'transfer', service: 'A' },
    { type: 'transfer', desk: 'd2', to: { service: 'A' } },
  ],
  [
    { type: 'walkUp', service: 'A' },
    { type: 'walkUp', desk: 'd2', service: 'A' },
  ],
  [
    { type: 'issue', service: 'A' },
    { type: 'issue', service: 'A' },
  ],
];

describe('a press', () => {
  it.each(ACTIONS)('that does %j is a command the hub understands', (does, expected) => {
    const command = commandOf(boxWith(does), press);
    expect(command).toEqual(expected);
    const wire = { ...command, commandId: newCommandId(1), age: 0 };
    expect(Commands[does.type].safeParse(wire).success).toBe(true);
  });

  it('of a key without meaning, or at a place without a desk, does nothing', () => {
    expect(commandOf(boxWith({ type: 'recall' }), { ...press, key: '9' })).toBeNull();
    expect(commandOf(boxWith({ type: 'recall' }), { ...press, desk: 3 })).toBeNull();
  });

  it('that is long has its own meaning, or that of a short one', () => {
    const long = { ...press, press: 'long' } as const;
    const box = boxWith({ type: 'callNext' });
    expect(commandOf(box, long)).toEqual({ type: 'callNext', desk: 'd2' });
    box.keys.push({ key: '1', press: 'long', does: { type: 'undo' } } as never);
    expect(commandOf(box, long)).toEqual({ type: 'undo', desk: 'd2' });
  });

  it('on a dispenser of tickets is told the number', () => {
    const issued = { ok: true, result: { number: 'A42' } } as const;
    expect(pressAnswerOf({ type: 'issue', service: 'A' }, issued)).toEqual({ ok: true, text: 'A42' });
    expect(pressAnswerOf({ type: 'recall', desk: 'd1' }, issued)).toEqual({ ok: true, text: null });
  });

  it.each<[RefusalCode, string]>([
    ['noSession', 'closed'],
    ['serviceClosed', 'closed'],
    ['stopping', 'busy'],
    ['nobodyWaiting', 'refused'],
    ['idReused', 'refused'],
  ])('that the hub refused as %s is %s', (code, why) => {
    const refused = { ok: false, refusal: { code, params: {} } } as const;
    expect(pressAnswerOf({ type: 'recall', desk: 'd1' }, refused)).toEqual({ ok: false, why });
  });

  it('that did not reach the hub may be tried again', () => {
    expect(pressAnswerOf({ type: 'recall', desk: 'd1' }, null)).toEqual({ ok: false, why: 'busy' });
  });
});
