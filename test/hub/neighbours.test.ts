import { get } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { NeighboursTold } from '#contract/neighbours.ts';
import { Neighbours } from '#hub/neighbours.ts';
import { learnNeighbours } from '#shell/finding/learn-neighbours.ts';
import { removeDataDir, startHub, type TestHub } from '../support/hub.ts';

/** Which other PCs of the office know where the hub is: `main/contract/README.md`, "Neighbours". */

const HOUR = 3_600_000;

describe('whoever asks is one of them from then on', () => {
  let now: number;
  const neighboursAt = (start: number) => {
    now = start;
    return new Neighbours(() => now);
  };

  test('and is told of the others, the last seen first, never of itself', () => {
    const all = neighboursAt(0);
    expect(all.meet('10.0.0.1')).toEqual([]);
    expect(all.meet('::ffff:10.0.0.2')).toEqual(['10.0.0.1']);
    expect(all.meet('10.0.0.3')).toEqual(['10.0.0.2', '10.0.0.1']);
    expect(all.meet('10.0.0.1')).toEqual(['10.0.0.3', '10.0.0.2']);
    expect(all.meet('10.0.0.2')).toEqual(['10.0.0.1', '10.0.0.3']);
  });

  test('at most 16 are told, however many there are', () => {
    const all = neighboursAt(0);
    for (let n = 0; n < 2_000; n++) all.meet(`10.1.${Math.floor(n / 250)}.${n % 250}`);
    const told = NeighboursTold.parse({ neighbours: all.meet('10.0.0.1') }).neighbours;
    expect([told.length, told[0]]).toEqual([16, '10.1.7.249']);
  });

  test('one that did not ask for a day is forgotten', () => {
    const all = neighboursAt(0);
    all.meet('10.0.0.1');
    now = 23 * HOUR;
    expect(all.meet('10.0.0.2')).toEqual(['10.0.0.1']);
    now = 25 * HOUR;
    expect(all.meet('10.0.0.3')).toEqual(['10.0.0.2']);
  });

  test('what is no address of the network is told to nobody: IPv6, and a computer’s own', () => {
    const all = neighboursAt(0);
    all.meet('fe80::1');
    all.meet('');
    all.meet('127.0.0.1');
    expect(all.meet('10.0.0.1')).toEqual([]);
    expect(all.meet('127.0.0.2')).toEqual(['127.0.0.1']);
  });
});

describe('over HTTP', () => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await startHub();
  });
  afterAll(async () => {
    await hub.stop();
    removeDataDir(hub.dataDir);
  });
  const ask = (localAddress: string, token: string) =>
    new Promise<{ status: number | undefined; body: unknown }>((resolve, reject) => {
      const options = { localAddress, headers: { authorization: `Bearer ${token}` }, agent: false };
      get(`${hub.url}/api/v1/neighbours`, options, async (answer) => {
        const text = (await answer.toArray()).join('');
        resolve({ status: answer.statusCode, body: JSON.parse(text) });
      }).on('error', reject);
    });

  test('a device is told addresses and nothing else; who has no token is told nothing', async () => {
    const token = await hub.token('display');
    expect(await ask('127.0.0.1', token)).toEqual({ status: 200, body: { neighbours: [] } });
    const nobody = await ask('127.0.0.1', 'nobody');
    expect(nobody).toMatchObject({ status: 401, body: { refusal: { code: 'notJoined' } } });
  });

  test('the app asks with a token that still counts, and only the hub it belongs to', async () => {
    await hub.token('desk').then((token) => ask('127.0.0.1', token));
    const token = await hub.token('kiosk');
    const asked: string[] = [];
    const learn = (id: string, tokens: string[]) =>
      learnNeighbours({
        identify: async () => 'ours',
        tokens: {
          all: (hub) => {
            asked.push(hub);
            return tokens;
          },
        },
      })(hub.url, id);
    expect(await learn('ours', ['taken-back', token])).toEqual([]);
    expect(await learn('ours', [])).toBeUndefined();
    expect(await learn('ours', ['taken-back'])).toBeUndefined();
    expect(await learn('another', [token])).toBeUndefined();
    expect(asked).toEqual(['ours', 'ours', 'ours', 'another']);
  });
});
