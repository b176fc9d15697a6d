import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { CommandInput } from '#contract/commands.ts';
import { type KeptPicture, MEDIA_NAME, PICTURES } from '#contract/playlist.ts';
import type { Client } from '../support/client.ts';
import { newDataDir, removeDataDir, startHub, type TestHub } from '../support/hub.ts';
import { pngOf } from '../support/png.ts';
import { poster } from '../support/posters.ts';

/** Pictures that displays show beside the calls: how they come, who sees them, and what is not taken. */

let hub: TestHub;
let admin: Client;
let token: string;
let dataDir: string;
let free: number;
const BOUNDS = { low: 300, scarce: 200, none: 100 };

beforeAll(async () => {
  dataDir = newDataDir();
  free = 1_000;
  await start();
});
beforeEach(() => {
  free = 1_000;
  rmSync(folder(), { recursive: true, force: true });
});
afterAll(async () => {
  admin.close();
  await hub.stop();
  removeDataDir(dataDir);
});
async function start(): Promise<void> {
  hub = await startHub({ dataDir, own: { room: { bounds: BOUNDS, freeBytes: () => free } } });
  token = await hub.token('admin');
  admin = await hub.client('admin', []);
}

const upload = (body: Uint8Array, as = token) =>
  fetch(`${hub.url}/api/v1/media`, {
    method: 'POST',
    headers: { authorization: `Bearer ${as}`, 'content-type': 'application/octet-stream' },
    body: new Uint8Array(body),
  });
const remove = (file: string, as = token) =>
  fetch(`${hub.url}/api/v1/media/remove`, {
    method: 'POST',
    headers: { authorization: `Bearer ${as}`, 'content-type': 'application/json' },
    body: JSON.stringify({ file }),
  });
const kept = async (): Promise<KeptPicture[]> => {
  const answer = await fetch(`${hub.url}/api/v1/media`, { headers: { authorization: `Bearer ${token}` } });
  return ((await answer.json()) as { pictures: KeptPicture[] }).pictures;
};
const fileOf = async (answer: Response) => ((await answer.json()) as { file: string }).file;
const refusalOf = async (answer: Response) => {
  const { refusal } = (await answer.json()) as { refusal: { code: string } };
  return [answer.status, refusal.code];
};
const folder = () => join(dataDir, 'media');
const show = (file: string, version = 0) =>
  admin.send({
    ...{ type: 'configure', kind: 'playlist', id: 'all', expectedVersion: version },
    value: { seconds: 10, slides: [{ type: 'picture', file, alt: { en: 'Festival' } }] },
  } as CommandInput);

/** What sends a path as it stands; `fetch` would tidy it up. */
const statusOf = (path: string, options: { method?: string; headers?: Record<string, string> } = {}) =>
  new Promise<number>((resolve, reject) => {
    const { method = 'GET', headers = {} } = options;
    const asked = request({ host: '127.0.0.1', port: hub.port, path, method, headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    asked.on('error', reject);
    if (method === 'GET') asked.end();
    else asked.flushHeaders();
  });

describe('a picture', () => {
  test.each([
    ['png', 'image/png', 'png'],
    ['jpeg', 'image/jpeg', 'jpg'],
    ['webp', 'image/webp', 'webp'],
  ] as const)('as %s is kept by what it holds and served as what it is', async (type, mime, extension) => {
    const bytes = poster(type, { width: 300, height: 424 });
    const answer = await upload(bytes);
    expect(answer.status).toBe(200);
    const file = await fileOf(answer);
    expect(file).toMatch(MEDIA_NAME);
    expect(file.split('.')[1]).toBe(extension);
    const served = await fetch(`${hub.url}/media/${file}`);
    expect(Buffer.from(await served.arrayBuffer()).equals(bytes)).toBe(true);
    expect(Object.fromEntries(served.headers)).toMatchObject({
      'content-type': mime,
      'x-content-type-options': 'nosniff',
      'cache-control': 'public, max-age=31536000, immutable',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(served.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  test('brought twice is one; it outlives the hub', async () => {
    const bytes = poster('png', { width: 40, height: 40 });
    const [first, second] = await Promise.all([upload(bytes), upload(bytes)]);
    const file = await fileOf(first);
    expect(await fileOf(second)).toBe(file);
    expect(readdirSync(folder())).toEqual([file]);
    admin.close();
    await hub.stop();
    writeFileSync(join(folder(), `${'0'.repeat(32)}.png.part`), 'half a picture, left by a power cut');
    await start();
    expect(readdirSync(folder())).toEqual([file]);
    expect(readFileSync(join(folder(), file)).equals(bytes)).toBe(true);
  });

  test('that a playlist names stays; one that none names may go', async () => {
    const file = await fileOf(await upload(poster('png', { width: 40, height: 40 })));
    expect(await kept()).toEqual([{ file, bytes: expect.any(Number), used: false }]);
    expect((await show(file)).ok).toBe(true);
    expect(await kept()).toMatchObject([{ file, used: true }]);
    expect(await refusalOf(await remove(file))).toEqual([403, 'inUse']);
    await admin.send({
      ...{ type: 'configure', kind: 'playlist', id: 'all', expectedVersion: 1, value: null },
    } as CommandInput);
    expect((await remove(file)).status).toBe(200);
    expect(await kept()).toEqual([]);
    expect((await fetch(`${hub.url}/media/${file}`)).status).toBe(404);
    expect(await refusalOf(await remove(file))).toEqual([403, 'unknownReference']);
  });

  test('is copied beside the backup', async () => {
    const file = await fileOf(await upload(poster('png', { width: 40, height: 40 })));
    expect((await admin.ask('backUp', {})).ok).toBe(true);
    expect(readdirSync(join(dataDir, 'backups', 'media'))).toEqual([file]);
  });
});

describe('what is no such picture', () => {
  const png = () => poster('png', { width: 40, height: 40 });
  /** An animated PNG tells so by a chunk before its data (PNG specification, 11.3.6). */
  const animated = () => {
    const bytes = png();
    const chunk = Buffer.alloc(20);
    chunk.writeUInt32BE(8, 0);
    chunk.write('acTL', 4, 'latin1');
    return Buffer.concat([bytes.subarray(0, 33), chunk, bytes.subarray(33)]);
  };
  const webpThatMoves = () => {
    const bytes = Buffer.alloc(40);
    bytes.write('RIFF....WEBPVP8X', 0, 'latin1');
    bytes[20] = 2;
    bytes[24] = 99;
    bytes[27] = 99;
    return bytes;
  };

  test.each([
    [
      'a drawing with scripts',
      () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'),
      'notAPicture',
    ],
    ['a page', () => Buffer.from('<!doctype html><script>alert(1)</script>'), 'notAPicture'],
    ['nothing', () => Buffer.alloc(0), 'notAPicture'],
    ['the begin of a PNG', () => png().subarray(0, 20), 'notAPicture'],
    ['the begin of a JPEG', () => Buffer.from('ffd8ffe0', 'hex'), 'notAPicture'],
    ['a JPEG without an end', () => Buffer.from(`ffd8${'ff'.repeat(200)}`, 'hex'), 'notAPicture'],
    ['a GIF', () => Buffer.from('GIF89a\x01\0\x01\0\0\0\0;', 'latin1'), 'notAPicture'],
    ['a RIFF that is no WebP', () => Buffer.from(`RIFF....WAVE${' '.repeat(40)}`), 'notAPicture'],
    ['no dots', () => Buffer.from(pngOf(0, 10), 'base64'), 'notAPicture'],
    ['gigabytes in 33 bytes', () => Buffer.from(pngOf(50_000, 50_000), 'base64'), 'pictureTooBig'],
    ['an animated PNG', animated, 'pictureMoves'],
    ['an animated WebP', webpThatMoves, 'pictureMoves'],
  ])('%s', async (_, bytes, code) => {
    const answer = await upload(bytes());
    expect(await refusalOf(answer)).toEqual([code === 'pictureTooBig' ? 413 : 415, code]);
    expect(await kept()).toEqual([]);
  });

  test('a page behind the begin of a picture is a picture to every browser', async () => {
    const bytes = Buffer.concat([png(), Buffer.from('<script>alert(1)</script>')]);
    const served = await fetch(`${hub.url}/media/${await fileOf(await upload(bytes))}`);
    expect([served.headers.get('content-type'), served.headers.get('x-content-type-options')]).toEqual([
      'image/png',
      'nosniff',
    ]);
  });

  test('more bytes than one may have are not waited for', async () => {
    const headers = { authorization: `Bearer ${token}`, 'content-length': `${PICTURES.bytes + 1}` };
    expect(await statusOf('/api/v1/media', { method: 'POST', headers })).toBe(413);
  });

  test('one more than the hub keeps', async () => {
    mkdirSync(folder(), { recursive: true });
    for (let n = 0; n < PICTURES.kept; n += 1)
      writeFileSync(join(folder(), `${String(n).padStart(32, '0')}.png`), png());
    expect(await refusalOf(await upload(png()))).toEqual([409, 'tooManyPictures']);
  });

  test('[I7] any at all while the disk is scarce; those that are there are shown', async () => {
    const file = await fileOf(await upload(png()));
    free = 199;
    await expect
      .poll(async () => (await hub.health()).alarms.map(({ code }) => code), { timeout: 10_000 })
      .toEqual(['diskScarce']);
    expect(await refusalOf(await upload(poster('png', { width: 41, height: 41 })))).toEqual([507, 'storageFull']);
    expect((await fetch(`${hub.url}/media/${file}`)).status).toBe(200);
  });
});

describe('who asks', () => {
  test.each(['desk', 'kiosk', 'display', 'station'] as const)('a %s brings, lists and takes nothing', async (role) => {
    const other = await hub.token(role);
    expect(await refusalOf(await upload(poster('png', { width: 9, height: 9 }), other))).toEqual([403, 'notAllowed']);
    expect(await refusalOf(await remove(`${'0'.repeat(32)}.png`, other))).toEqual([403, 'notAllowed']);
  });

  test('nobody without a token, and no page from elsewhere', async () => {
    expect(await refusalOf(await upload(poster('png', { width: 9, height: 9 }), 'none'))).toEqual([401, 'notJoined']);
    const headers = { authorization: `Bearer ${token}`, origin: 'http://elsewhere.example' };
    expect(await statusOf('/api/v1/media', { method: 'POST', headers })).toBe(403);
  });

  test.each([
    '/media/',
    '/media/../access.json',
    '/media/..%2faccess.json',
    '/media/%2e%2e/access.json',
    `/media/${'0'.repeat(32)}.png`,
    `/media/${'0'.repeat(32)}.svg`,
    `/media/${'0'.repeat(32)}.png/../../access.json`,
    `/media/${'0'.repeat(32)}.png%00.html`,
  ])('%s leads nowhere', async (path) => {
    mkdirSync(folder(), { recursive: true });
    writeFileSync(join(folder(), 'notes.txt'), 'not a picture');
    writeFileSync(join(folder(), `${'0'.repeat(32)}.svg`), '<svg/>');
    expect(await statusOf(path)).toBe(404);
    expect(await statusOf('/media/notes.txt')).toBe(404);
  });

  test.each(['../access.json', `${'0'.repeat(32)}.svg`, '', `${'0'.repeat(32)}.png\n`])(
    'a name such as %j is taken away from nowhere',
    async (file) => {
      expect(await refusalOf(await remove(file))).toEqual([400, 'badRequest']);
    },
  );
});
