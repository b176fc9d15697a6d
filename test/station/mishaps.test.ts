import { expect, it } from 'vitest';
import { mishapsOf } from '#station/mishaps.ts';
import { HandHardwareTime } from '../support/box/time.ts';
import { MONDAY_9 } from '../support/office.ts';

it('mishaps are written down and survived, unless there are too many in a minute', () => {
  const time = new HandHardwareTime(MONDAY_9);
  const written: string[] = [];
  let ends = 0;
  const note = (message: string, facts?: object) => void written.push(`${message} ${JSON.stringify(facts)}`);
  const mishap = mishapsOf({
    journal: { info: note, warn: note },
    monotonic: () => time.monotonic(),
    tooMany: () => {
      ends += 1;
    },
  });
  for (let n = 0; n < 100; n += 1) {
    mishap(new Error('a fault of a driver'));
    time.pass(3_100);
  }
  expect(written).toHaveLength(100);
  expect(written[0]).toContain('a fault of a driver');
  expect(ends).toBe(0);
  for (let n = 0; n < 21; n += 1) mishap('at once');
  expect(ends).toBeGreaterThan(0);
});
