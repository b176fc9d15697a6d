import { describe, expect, test } from 'vitest';
import type { WebSocket } from 'ws';
import { RawSocket } from '../support/raw-socket.ts';
import { hostileStage, withHub } from './hostile-stage.ts';

/** How much a hostile client says, or does not read; numbers are those of the list of hostile inputs. */

const at = hostileStage();
const WIDE = { rate: 100_000, burst: 100_000 };

describe('too much', () => {
  test('19 a frame over 16 KB ends the connection', async () => {
    const socket = await at.raw();
    let code = 0;
    socket.ws.on('close', (status) => {
      code = status;
    });
    socket.emit(1, 'hello', { views: ['x'.repeat(20_000)] });
    await socket.until(() => socket.closed);
    expect(code).toBe(1009);
  });

  test('19 a megabyte is not even read', async () => {
    const socket = await at.raw();
    socket.say('x'.repeat(1_000_000));
    await socket.until(() => socket.closed);
  });

  test('21 more than its share is refused as too fast, and the connection lives', async () => {
    const socket = await at.raw();
    for (let id = 1; id <= 60; id += 1) socket.emit(id, 'hello', { views: [] });
    const answers = await Promise.all(Array.from({ length: 60 }, (_, n) => socket.answer(n + 1)));
    const refused = answers.filter((answer) => answer.refusal?.code === 'tooFast');
    expect(refused.length).toBeGreaterThan(10);
    expect(refused.length).toBeLessThan(21);
    expect(await at.counter('tooFast')).toBe(refused.length);
    expect(socket.closed).toBe(false);
  });

  test('21 a flood is cut', async () => {
    const socket = await at.raw();
    for (let id = 1; id <= 5_000; id += 1) socket.emit(id, 'hello', { views: [] });
    await socket.until(() => socket.closed);
    expect((await at.counter('floodCut')) + (await at.counter('tooFast'))).toBeGreaterThan(0);
  });

  test('25 a client that does not read is cut before it costs memory', async () => {
    await withHub({ unsentMessages: 20, events: WIDE, packets: WIDE, requests: WIDE }, async (wide) => {
      const deaf = await RawSocket.joined(wide.url, await wide.token('admin', 'Never reads'));
      at.opened.push(deaf);
      (deaf.ws as WebSocket & { _socket: { pause(): void } })._socket.pause();
      for (let round = 0; round < 100 && (await at.counter('slowCut', wide)) === 0; round += 1) {
        for (let id = 0; id < 100; id += 1) deaf.emit(id, 'hello', { views: ['admin:main', 'queue:main'] });
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      expect(await at.counter('slowCut', wide)).toBe(1);
    });
  }, 60_000);
});
