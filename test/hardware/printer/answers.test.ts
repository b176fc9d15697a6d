import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findAnswer } from '#hardware/printer/escpos/answers.ts';
import { conditionOf } from '#hardware/printer/escpos/state.ts';

const PRINTED = [0x37, 0x22, 0x30, 0x30, 0x34, 0x32, 0x00];
/** States sent unasked: the second to fourth byte look like other answers. */
const ASB = [0x10, 0x00, 0x00, 0x0f];
const any = () => true;

describe('what a printer sends back', () => {
  it('is told apart, whatever lies between', () => {
    const bytes = Uint8Array.of(0x11, ...ASB, ...PRINTED, 0x13);
    expect(findAnswer(bytes, any)).toEqual({ answer: { type: 'printed', id: '0042' }, end: 12 });
    expect(findAnswer(Uint8Array.of(...ASB, 0x1a), any)).toEqual({ answer: { type: 'state', byte: 0x1a }, end: 5 });
    expect(findAnswer(Uint8Array.of(...ASB, 0x0c), any)).toEqual({ answer: { type: 'paper', byte: 0x0c }, end: 5 });
  });

  it('is waited for until all of it is there', () => {
    for (const part of [1, 2, 3]) expect(findAnswer(Uint8Array.from(ASB.slice(0, part)), any)).toBeNull();
    for (let part = 1; part < 7; part += 1) {
      expect(findAnswer(Uint8Array.from(PRINTED.slice(0, part)), any)).toBeNull();
    }
    expect(findAnswer(Uint8Array.from([0x37, 0x41, 0x00]), any)).toBeNull();
  });

  it('never throws nor ends beyond what arrived, for any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        const found = findAnswer(bytes, any);
        expect(found === null || (found.end > 0 && found.end <= bytes.length)).toBe(true);
      }),
    );
  });
});

describe('how a printer is', () => {
  const fine = { 1: 0x12, 2: 0x12, 3: 0x12, 4: 0x12 };
  it.each([
    [{ 2: 0x16, 1: 0x1a }, 'down', 'coverOpen'],
    [{ 2: 0x32, 1: 0x1a }, 'down', 'paperOut'],
    [{ 4: 0x72 }, 'down', 'paperOut'],
    [{ 4: 0x1e }, 'warning', 'paperLow'],
    [{ 3: 0x1a }, 'down', 'cutter'],
    [{ 3: 0x32 }, 'down', 'printerError'],
    [{ 2: 0x52 }, 'down', 'printerError'],
    [{ 1: 0x1a }, 'down', 'offline'],
    [{}, 'ready', null],
  ])('%o is %s: %s', (states, state, problem) => {
    expect(conditionOf({ ...fine, ...states })).toEqual({ state, problem });
  });
});
