import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { localPages, localUrl } from '#shell/local-pages.ts';

const folder = mkdtempSync(join(tmpdir(), 'now-serving-pages-'));
const screens = join(folder, 'screens');
beforeAll(() => {
  mkdirSync(join(screens, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'secret.html'), 'secret');
  for (const name of ['local.html', 'desk.html', 'assets/a.js']) writeFileSync(join(screens, name), name);
});
afterAll(() => rmSync(folder, { recursive: true }));

const ask = async (url: string) => {
  const { status, body, headers } = await localPages(screens)(url);
  return { status, body: Buffer.from(body).toString(), headers };
};

test('the page and what it names, with a policy that lets it reach nobody', async () => {
  const { status, body, headers } = await ask(localUrl('moment', 'kiosk', {}));
  expect({ status, body }).toEqual({ status: 200, body: 'local.html' });
  expect(headers['content-security-policy']).toContain("default-src 'none'");
  expect(headers['content-security-policy']).not.toMatch(/unsafe|connect-src|http/);
  expect(await ask('app://now-serving/assets/a.js')).toMatchObject({ status: 200, body: 'assets/a.js' });
});

test.each([
  'app://now-serving/desk.html',
  'app://now-serving/../secret.html',
  'app://now-serving/%2e%2e/secret.html',
  'app://now-serving/..%2fsecret.html',
  'app://now-serving/assets/../../secret.html',
  'app://now-serving//etc/passwd',
  'app://now-serving/assets/',
  'app://elsewhere/local.html',
])('%s is not there', async (url) => expect(await ask(url)).toMatchObject({ status: 404, body: '' }));
