import { describe, expect, test } from 'vitest';
import { commandsByFrame } from './contenders/product.ts';
import { delaysOf } from './goals/round-trip.ts';
import { duplicates } from './goals/tickets.ts';
import { FrameReader } from './load/light-client.ts';

/** What turns raw observations into figures: a mistake here would be a lie in every report. */

describe('frames of the light client', () => {
  const UPGRADE = Buffer.from('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n');
  const frame = (text: string): Buffer => {
    const payload = Buffer.from(text);
    const short = payload.length < 126;
    const head = short ? [0x81, payload.length] : [0x81, 126, payload.length >> 8, payload.length & 255];
    return Buffer.concat([Buffer.from(head), payload]);
  };
  const read = (chunks: Buffer[]): { texts: string[]; reader: FrameReader } => {
    const texts: string[] = [];
    const reader = new FrameReader();
    for (const chunk of chunks)
      reader.read(chunk, (_, bytes, from, to) => texts.push(bytes.toString('utf8', from, to)));
    return { texts, reader };
  };
  const TEXTS = ['0{}', 'x'.repeat(300), '4é'];
  const STREAM = Buffer.concat([UPGRADE, ...TEXTS.map(frame)]);

  test('are the same however the stream is cut', () => {
    for (const size of [1, 7, 100, STREAM.length]) {
      const count = Math.ceil(STREAM.length / size);
      const chunks = Array.from({ length: count }, (_, i) => STREAM.subarray(i * size, (i + 1) * size));
      expect(read(chunks).texts).toEqual(TEXTS);
    }
  });
  test('do not begin after an answer that is no upgrade', () => {
    const { texts, reader } = read([Buffer.from('HTTP/1.1 403 Forbidden\r\n\r\n'), frame('0{}')]);
    expect(texts).toEqual([]);
    expect(reader.refused).toBe('HTTP/1.1 403 Forbidden');
  });
});

describe('which frame shows a command', () => {
  const bodies = ['a', 'b', 'c'].map((commandId) => JSON.stringify(['command', { commandId, age: 0 }]));
  const frame = (seq: number) => `2["change",{"view":"display:all","epoch":1,"n":1,"seq":${seq},"events":[{"seq":1}]}]`;

  test('is the first that reaches the last event it caused; a refused command is shown by none', () => {
    const events = [
      { seq: 11, cause: 'a' },
      { seq: 12, cause: 'timer:x' },
      { seq: 13, cause: 'c' },
      { seq: 14, cause: 'c' },
    ];
    expect(commandsByFrame([frame(11), frame(13), frame(14), frame(15)], events, bodies)).toEqual([[0], [], [2], []]);
  });
});

describe('delays', () => {
  const ran = {
    due: Float64Array.of(100, 200),
    sent: Float64Array.of(100, 200),
    acked: Float64Array.of(101, 203),
    answers: ['[{"ok":true}]', '[{"ok":true}]'],
  };
  const seen = (times: number[]) => ({
    times: Float64Array.from(times),
    frames: 2,
    texts: ['', ''],
    bytes: 0,
    got: 4,
    ended: [],
  });

  test('count from due until the last display has the frame', () => {
    const delays = delaysOf(ran, seen([104, 205, 110, 203]), [[0], [1]]);
    expect(delays).toEqual({ p50: 5, p99: 10, ackP50: 1, lost: 0 });
  });
  test('a command that one display never saw is lost, and so is one without an answer', () => {
    expect(delaysOf(ran, seen([104, 205, 110, 0]), [[0], [1]]).lost).toBe(1);
    expect(delaysOf(ran, seen([104, 205, 110, 203]), [[0], []]).lost).toBe(1);
    const unanswered = { ...ran, acked: Float64Array.of(101, 0) };
    expect(delaysOf(unanswered, seen([104, 205, 110, 203]), [[0], [1]]).lost).toBe(1);
  });
});

test('duplicates are tickets whose number another ticket has too', () => {
  const answer = (number: string) => JSON.stringify([{ ok: true, result: { visit: number, number } }]);
  expect(duplicates([answer('A1'), answer('A2'), undefined, answer('A1'), '[{"ok":true}]'])).toBe(1);
  expect(duplicates([answer('A1'), answer('A11'), answer('B1')])).toBe(0);
});
