import { describe, expect, test } from 'vitest';
import { found, goodDay, TinyDay } from './tiny-day.ts';

describe('screens that disagree', () => {
  test('a row that the office never was in', () => {
    const day = goodDay();
    Object.assign(day.received[1]?.message.rows.put[0] ?? {}, { state: 'serving' });
    expect(found(day)).toEqual([
      'disagreement display: display:hall at event 16: A1 has state "serving", but it was "over"',
    ]);
  });

  test('a desk whose name or way is not the one that was set', () => {
    const day = goodDay();
    Object.assign(day.received[0]?.message.rows.put[0] ?? {}, { arrow: 'left' });
    expect(found(day)).toEqual([
      'disagreement display: display:hall at event 14: a has arrow "left", but it was undefined',
    ]);
  });

  test('a call to a desk that the screen cannot name', () => {
    const day = goodDay();
    day.received[0]?.message.rows.put.shift();
    expect(found(day)).toEqual([
      'disagreement display: display:hall at event 14: a has name undefined, but it was {"en":"a"}',
    ]);
  });

  test('a desk that was renamed and still has its old name', () => {
    const day = goodDay();
    day.log('admin', [{ type: 'configured', kind: 'desk', id: 'b', after: { name: { en: 'Window B' } } }]);
    day.shows('display', [day.callRow(2, 'b', 'over')], 'change', 3);
    expect(found(day)).toEqual([
      'disagreement display: display:hall at event 18: b has name {"en":"b"}, but it was {"en":"Window B"}',
    ]);
  });

  test('a call that is missing', () => {
    const day = goodDay();
    day.received[1]?.message.rows.put.pop();
    expect(found(day)).toContainEqual('disagreement display: display:hall at event 16: A2 at b is missing');
    expect(found(day)).toContainEqual('disagreement null: no display showed the call of A2 to b (event 16)');
  });

  /** A1 is called at desk a and put back there. */
  const putBack = (seen: (day: TinyDay) => void) => {
    const day = new TinyDay();
    day.issue(1);
    day.wait(1).call(1, 'a');
    seen(day);
    const back = { type: 'visitRequeued' as const, visit: 'v1', transaction: 't2', ended: 't1', service: 's' };
    const why = { pool: null, place: 'age', why: 'recycled' };
    day.op('desk-a', 'recycle', { desk: 'a' }, { visit: 'v1', number: 'A1' }, [{ ...back, ...why }]);
    day.line(1, 'a', 'oldest', 'recycled').line(1, '', '', '', 't2');
    return day;
  };

  test('[V16] a call that was put back and still stands there', () => {
    const day = putBack((day) => day.shows('display', [day.callRow(1, 'a', 'called')]));
    const change = day.shows('display', [], 'change', 2);
    expect(found(day)).toEqual([
      `disagreement display: display:hall at event ${day.events.length}: A1 is shown, but it was moved on since [V16]`,
    ]);
    change.rows.del.push('call:t1');
    expect(found(day)).toEqual([]);
  });

  test('[V16] a call that was put back need not have been shown when no display was told between', () => {
    const unseen = putBack(() => undefined);
    unseen.shows('display', []);
    expect(found(unseen)).toEqual([]);
    const missed = putBack((day) => day.shows('display', []));
    expect(found(missed)).toContainEqual(
      expect.stringContaining('disagreement null: no display showed the call of A1 to a'),
    );
  });

  test('[V16] a call that stands there after the day was closed', () => {
    const day = goodDay();
    day.log('admin', [{ type: 'dayClosed', closed: '2020-01-08' }]);
    const change = day.shows('display', [], 'change', 3);
    change.rows.del.push('call:t1');
    expect(found(day).join()).toContain('A2 is shown, but the day is closed [V16]');
  });

  test('a screen that goes back', () => {
    const day = goodDay();
    day.received.push({ ...structuredClone(day.received[0] ?? never()), at: 1000 });
    expect(found(day)).toContainEqual('disagreement display: display:hall went back from event 16 to 14');
  });

  test('a change that was missed without starting anew', () => {
    const day = goodDay();
    Object.assign(day.received[1]?.message ?? {}, { n: 3 });
    expect(found(day)).toEqual(['disagreement display: display:hall got message 3 after 1 and did not start anew']);
  });

  test('an event that is announced twice', () => {
    const day = goodDay();
    for (const { message } of day.received) message.events.push({ seq: 14, type: 'visitCalled', key: null });
    expect(found(day)).toEqual(['disagreement display: display:hall was told event 14 again after 14']);
  });

  test('an event that the export does not have', () => {
    const day = goodDay();
    Object.assign(day.received[1]?.message ?? {}, { seq: 99 });
    expect(found(day)).toContainEqual(
      'disagreement display: display:hall showed event 99, which the export does not have',
    );
  });

  test('a wrong count of people waiting', () => {
    const day = goodDay();
    day.shows('kiosk', [{ key: 'service:s', table: 'service', service: 's', waiting: 1 }]);
    expect(found(day).join()).toContain('s shows 1 waiting, but there were 0');
  });

  test('[I4] a visitor who was told a wrong number of people ahead', () => {
    const day = goodDay();
    Object.assign(day.ops[1]?.answer ?? {}, { result: { visit: 'v2', number: 'A2', ahead: 0 } });
    expect(found(day)).toEqual(['disagreement kiosk: A2 was told 0 ahead, but there were 1 [I4]']);
  });

  test('a refused command that left an event', () => {
    const day = goodDay();
    Object.assign(day.ops[0] ?? {}, { answer: { ok: false, refusal: { code: 'dayClosed', params: {} } } });
    expect(found(day)).toEqual(['disagreement kiosk: issue (c0) was refused (dayClosed) and left event 12']);
  });

  test('a session export that tells another story', () => {
    const day = goodDay();
    Object.assign(day.lines[0] ?? {}, { desk: 'b' });
    expect(found(day)).toEqual(['disagreement null: the session export has desk "b" for A1, but it was "a"']);
  });
});

function never(): never {
  throw new Error('nothing received');
}
