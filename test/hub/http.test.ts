import { mkdirSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Status } from '#contract/wire.ts';
import type { Client } from '../support/client.ts';
import { newDataDir, removeDataDir, startHub, type TestHub } from '../support/hub.ts';

/** HTTP as browsers ask it, and as nobody should; numbers are those of the list of hostile inputs. */

let hub: TestHub;
let kiosk: Client;
let screens: string;
const HASHED = '/assets/desk-0a1b2c3d.js';

beforeAll(async () => {
  screens = newDataDir();
  mkdirSync(join(screens, 'assets'));
  writeFileSync(join(screens, 'desk.html'), '<!doctype html><title>Desk</title>');
  writeFileSync(join(screens, 'assets', 'desk-0a1b2c3d.js'), 'export {};');
  writeFileSync(join(screens, '.sources'), 'hash');
  hub = await startHub({ own: { screens } });
  kiosk = await hub.client('kiosk', ['kiosk:main']);
});
afterAll(async () => {
  kiosk.close();
  await hub.stop();
  removeDataDir(hub.dataDir);
  removeDataDir(screens);
});

interface Got {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}
/** Asks exactly this path, which `fetch` would tidy up first. */
function get(path: string, options: { method?: string; headers?: Record<string, string> } = {}): Promise<Got> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host: '127.0.0.1', port: hub.port, path, agent: false, ...options }, (response) => {
      let body = '';
      response.on('data', (chunk) => {
        body += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
    });
    request.on('error', reject);
    request.end();
  });
}
/** What comes back for these bytes, until the other side closes. */
function exchange(bytes: string): Promise<string> {
  return new Promise((resolve) => {
    const socket: Socket = connect(hub.port, '127.0.0.1', () => socket.write(bytes));
    let got = '';
    socket.on('data', (chunk) => {
      got += chunk;
    });
    socket.on('error', () => {});
    socket.on('close', () => resolve(got));
  });
}

describe('pages', () => {
  test('the first says where to go', async () => {
    const { status, body } = await get('/');
    expect(status).toBe(200);
    for (const role of ['desk', 'kiosk', 'display', 'admin']) expect(body).toContain(`href="/${role}"`);
  });

  test('a screen is never kept, its assets for ever', async () => {
    const page = await get('/desk');
    expect(page).toMatchObject({ status: 200, body: '<!doctype html><title>Desk</title>' });
    expect(page.headers).toMatchObject({ 'cache-control': 'no-store', 'content-type': 'text/html; charset=utf-8' });
    const asset = await get(HASHED);
    expect(asset.body).toBe('export {};');
    expect(asset.headers).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'content-type': 'text/javascript; charset=utf-8',
    });
  });

  test('a screen that is not built says so', async () => {
    expect(await get('/kiosk')).toMatchObject({ status: 503, body: expect.stringContaining('npm run build') });
  });

  test('every answer allows its own scripts and its own socket only', async () => {
    const { headers } = await get('/desk');
    expect(headers['content-security-policy']).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; media-src 'self'; " +
        `connect-src 'self' ws://127.0.0.1:${hub.port}; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`,
    );
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
    });
  });

  test('HEAD is answered without a body', async () => {
    for (const path of ['/desk', HASHED, '/health', '/']) {
      const { status, body, headers } = await get(path, { method: 'HEAD' });
      expect({ path, status, body }).toEqual({ path, status: 200, body: '' });
      expect(Number(headers['content-length'])).toBeGreaterThan(0);
    }
  });

  test('status tells the public what stands on the wall', async () => {
    await kiosk.done({ type: 'issue', service: 'schools' });
    const status = JSON.parse((await get('/api/v1/status')).body) as Status;
    expect(status).toMatchObject({ site: 'Town hall', day: expect.stringMatching(/^\d{4}-/), nowServing: [] });
    expect(status.services[2]).toEqual({
      id: 'schools',
      name: { en: 'Schools and canteen', fr: 'Écoles et cantine' },
      open: true,
      waiting: 1,
    });
  });

  test('health and ready tell how it is, without a name', async () => {
    const health = await hub.health();
    expect(health).toMatchObject({ status: 'ok', clients: { kiosk: 1, desk: 0 }, alarms: [], connections: 1 });
    expect(JSON.stringify(health)).not.toContain('Martin');
    expect(await get('/ready')).toMatchObject({ status: 200, body: '{"ready":true}\n' });
  });
});

describe('what nobody should ask', () => {
  let before: number;
  beforeEach(async () => {
    before = (await hub.health()).counters.httpRefused ?? 0;
  });
  /** Whatever was asked, the next visitor gets a ticket. */
  afterEach(async () => {
    await kiosk.done({ type: 'issue', service: 'identity' });
  });

  test.each([
    '/../../../../etc/passwd',
    '/assets/../../../package.json',
    '/assets/%2e%2e%2f%2e%2e%2fpackage.json',
    '/assets/..%5c..%5cpackage.json',
    '/assets/%00.png',
    '/assets/C:\\windows\\win.ini',
    '//server/share',
    '/assets/',
    '/assets',
    '/.sources',
    '/desk.html',
    '/desk/',
    '/%',
    '/api/v1/nothing',
    '/api/v1/join',
    '/socket.io.js',
    '/socket.io/socket.io.js',
  ])('6 %s is not there', async (path) => {
    const { status, body } = await get(path);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(body).not.toContain('"name"');
  });

  test.each(['DELETE', 'TRACE', 'OPTIONS', 'PATCH'])('7 %s is not spoken', async (method) => {
    const { status, headers } = await get('/desk', { method });
    expect({ status, allow: headers.allow }).toEqual({ status: 405, allow: 'GET, HEAD, POST, PUT' });
    expect((await hub.health()).counters.httpRefused).toBe(before + 1);
  });

  test('4 a name that is not ours is not answered', async () => {
    expect((await get('/desk', { headers: { host: 'attacker.example' } })).status).toBe(421);
    expect((await get('/desk', { headers: { host: `127.0.0.1:${hub.port + 1}` } })).status).toBe(421);
    expect((await get('/desk', { headers: { host: `LOCALHOST:${hub.port}` } })).status).toBe(200);
    expect(await exchange(`GET /desk HTTP/1.1\r\nHost: 127.0.0.1:${hub.port}\r\nHost: evil\r\n\r\n`)).toMatch(
      /^HTTP\/1.1 4/,
    );
    expect(await exchange('GET /desk HTTP/1.1\r\nConnection: close\r\n\r\n')).toMatch(/^HTTP\/1.1 400/);
  });

  test.each([
    [
      '3 two lengths',
      'POST /api/v1/join HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\nabc',
    ],
    ['8 a long address', `GET /${'a'.repeat(64_000)} HTTP/1.1\r\nHost: x\r\n\r\n`],
    ['7 a method of its own', `${'X'.repeat(5_000)} / HTTP/1.1\r\nHost: x\r\n\r\n`],
    ['14 HTTP/0.9', 'GET /\r\n\r\n'],
    ['14 HTTP/2 by hand', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    ['no HTTP at all', '\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003'],
  ])('%s ends that connection', async (_, bytes) => {
    expect(await exchange(bytes)).toMatch(/^(HTTP\/1.1 (4|505)|$)/);
  });

  test('14 an upgrade to anything else goes nowhere', async () => {
    const upgrade = `GET / HTTP/1.1\r\nHost: 127.0.0.1:${hub.port}\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n`;
    expect(await exchange(upgrade)).not.toMatch(/101/);
  });

  test('8 ten thousand questions in one address are one question', async () => {
    const { status } = await get(`/health?${'a=1&'.repeat(1_500)}`);
    expect(status).toBe(200);
  });

  test('11 reading changes nothing', async () => {
    const { seq } = await hub.health();
    for (const path of ['/api/v1/join?secret=x', '/api/v1/pair?name=x&role=admin', '/api/v1/control/backup']) {
      expect((await get(path)).status).toBe(404);
    }
    expect((await hub.health()).seq).toBe(seq);
  });

  test('1 headers that trickle in are not waited for', async () => {
    const slow = await exchange(`GET /desk HTTP/1.1\r\nHost: 127.0.0.1:${hub.port}\r\nX-Slow: `);
    expect(slow).toMatch(/^HTTP\/1.1 408/);
  });

  test('2 a body that never comes is not waited for', async () => {
    const head = `POST /api/v1/join HTTP/1.1\r\nHost: 127.0.0.1:${hub.port}\r\nContent-Type: application/json\r\n`;
    expect(await exchange(`${head}Content-Length: 100\r\n\r\n{"secret":`)).toMatch(/^HTTP\/1.1 408/);
  });

  test('12 a body in a wrapping is not unwrapped', async () => {
    const answer = await fetch(`${hub.url}/api/v1/join`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
      body: Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0]),
    });
    expect(answer.status).toBe(400);
  });

  test('9 invalid UTF-8, a byte order mark and duplicate keys do no harm', async () => {
    const send = async (body: Uint8Array<ArrayBuffer> | string) =>
      (await fetch(`${hub.url}/api/v1/join`, { method: 'POST', headers: { 'content-type': 'application/json' }, body }))
        .status;
    expect(await send(new Uint8Array([0x7b, 0xff, 0x7d]))).toBe(400);
    expect(await send('\uFEFF{"secret":"0123456789abcdef"}')).toBe(400);
    expect(await send('{"secret":"0123456789abcdef","secret":"fedcba9876543210"}')).toBe(403);
    expect(await send('{"secret":"\\ud800"}')).toBe(400);
  });

  test('control needs the secret of the data folder', async () => {
    const ask = (authorization: string) =>
      fetch(`${hub.url}/api/v1/control/pair`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization },
        body: JSON.stringify({ role: 'admin', name: 'X' }),
      });
    expect((await ask('Bearer wrong')).status).toBe(403);
    expect((await ask('')).status).toBe(403);
    expect((await ask('Bearer control-secret-of-tests')).status).toBe(200);
  });
});

test('too many requests of one address are refused, and screens that are there are served on', async () => {
  const own = await startHub({ limits: { requests: { rate: 1, burst: 20 } } });
  const screen = await own.client('kiosk', ['kiosk:main']);
  const answers = await Promise.all(Array.from({ length: 40 }, () => fetch(`${own.url}/api/v1/status`)));
  expect(answers.filter(({ status }) => status === 429).length).toBeGreaterThan(10);
  await screen.done({ type: 'issue', service: 'identity' });
  screen.close();
  await own.stop();
  removeDataDir(own.dataDir);
});
