import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { USUAL_TICKET } from '#contract/hardware.ts';
import type { Client } from '../support/client.ts';
import { removeDataDir, startHub, type TestHub } from '../support/hub.ts';
import { printerOf } from '../support/paper-office.ts';
import { PlayedStation } from '../support/played-station.ts';
import { pngOf } from '../support/png.ts';

/** What an admin tries out before it counts: a ticket as a picture, a call as sound. */

let hub: TestHub;
let admin: Client;
let token: string;
let station: PlayedStation;

beforeAll(async () => {
  hub = await startHub();
  token = await hub.token('admin');
  admin = await hub.client('admin', []);
  station = await PlayedStation.join(hub);
});
afterAll(async () => {
  station.client.close();
  admin.close();
  await hub.stop();
  removeDataDir(hub.dataDir);
});
beforeEach(() => {
  station.asked.length = 0;
});

const template = { name: 'Mine', service: null, language: null, blocks: [...USUAL_TICKET] };
const request = { template, paper: '80', service: 'identity', language: 'en' } as const;
const post = (path: string, body: unknown, as = token) =>
  fetch(`${hub.url}/api/v1/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${as}` },
    body: JSON.stringify(body),
  });
const refusalOf = async (answer: Response) => {
  const { refusal } = (await answer.json()) as { refusal: { code: string; params: object } };
  return [answer.status, refusal.code, refusal.params];
};

describe('the preview of a ticket', () => {
  test('is drawn by a station, from the template as it stands in the form', async () => {
    station.answer = () => ({ type: 'image/png', body: 'PNG of a ticket' });
    const answer = await post('preview', request);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/png']);
    expect(await answer.text()).toBe('PNG of a ticket');
    expect(station.asked).toEqual([{ what: 'preview', ...request }]);
  });

  test('carries a logo as large as a template may have', async () => {
    station.answer = () => ({ type: 'image/png', body: 'PNG' });
    const logo = { type: 'logo', png: pngOf(100, 50).padEnd(10_000, 'A') } as const;
    const answer = await post('preview', { ...request, template: { ...template, blocks: [logo, ...USUAL_TICKET] } });
    expect(answer.status).toBe(200);
  });

  test('a station that prints is asked before others', async () => {
    const printing = await PlayedStation.join(hub);
    const value = { ...printerOf({}), station: printing.device };
    await admin.done({ type: 'configure', kind: 'printer', id: 'front', expectedVersion: 0, value });
    printing.answer = () => ({ type: 'image/png', body: 'PNG of the printer' });
    expect(await (await post('preview', request)).text()).toBe('PNG of the printer');
    printing.client.close();
    await expect.poll(async () => (await hub.health()).clients.station).toBe(1);
    station.answer = () => ({ type: 'image/png', body: 'PNG of another' });
    expect(await (await post('preview', request)).text()).toBe('PNG of another');
  });

  test('that is no picture is no preview', async () => {
    station.answer = () => ({ type: 'application/json', body: '{"refusal":"internal"}' });
    expect(await refusalOf(await post('preview', request))).toEqual([504, 'stationFailed', {}]);
  });

  test.each([
    ['a field that is not there', { ...request, paper: '76' }, 'paper'],
    [
      'a block that nobody knows',
      { ...request, template: { ...template, blocks: [{ type: 'photo' }] } },
      'template.blocks.0.type',
    ],
    ['more than was asked for', { ...request, extra: 1 }, ''],
  ])('%s is refused, and the field named', async (_what, body, field) => {
    expect(await refusalOf(await post('preview', body))).toEqual([400, 'badRequest', { field }]);
    expect(station.asked).toEqual([]);
  });

  test('what is larger than could be saved is refused', async () => {
    const large = { ...request, template: { ...template, name: 'x'.repeat(20_000) } };
    expect(await refusalOf(await post('preview', large))).toEqual([413, 'tooBig', {}]);
  });

  test('only an admin may ask', async () => {
    expect(await refusalOf(await post('preview', request, await hub.token('desk')))).toEqual([403, 'notAllowed', {}]);
    expect(await refusalOf(await post('preview', request, 'nobody'))).toEqual([401, 'notJoined', {}]);
  });

  test('without a station there is none, and the refusal says so', async () => {
    station.client.close();
    await expect.poll(async () => (await hub.health()).clients.station).toBe(0);
    expect(await refusalOf(await post('preview', request))).toEqual([503, 'noStation', {}]);
    station = await PlayedStation.join(hub);
  });
});

describe('a call that nobody made', () => {
  test('without a voice there is none', async () => {
    const asked = { desk: 'desk1', languages: ['en'] };
    expect(await refusalOf(await post('test-sound', asked))).toEqual([503, 'noStation', {}]);
  });

  test('is spoken by the station of the voice, and heard by nobody else', async () => {
    const value = {
      ...{ station: station.device, languages: ['en'], visitorFirst: false, repeats: 1, numbers: 'natural' as const },
      ...{ volume: 80, quiet: [], enabled: true },
    };
    await admin.done({ type: 'configure', kind: 'voice', id: 'main', expectedVersion: 0, value });
    station.answer = () => ({ type: 'audio/wav', body: 'RIFF' });
    const answer = await post('test-sound', { desk: 'desk1', languages: ['fr', 'en'] });
    expect([answer.headers.get('content-type'), await answer.text()]).toEqual(['audio/wav', 'RIFF']);
    expect(station.asked).toEqual([
      { what: 'speak', number: 'A42', desk: 'desk1', texts: null, languages: ['fr', 'en'] },
    ]);
  });

  test('is made for a display that is tried out, and for no desk', async () => {
    const asked = { desk: 'desk1', languages: ['en'] };
    expect((await post('test-sound', asked, await hub.token('display'))).status).toBe(200);
    expect(await refusalOf(await post('test-sound', asked, await hub.token('desk')))).toEqual([403, 'notAllowed', {}]);
  });
});
