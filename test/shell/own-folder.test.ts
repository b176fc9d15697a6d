import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { APP_ID, ownFolder } from '#shell/own-folder.ts';

const BUILDER = join(import.meta.dirname, '..', '..', 'electron-builder.yml');

test.each([
  ['win32', { LOCALAPPDATA: 'C:\\Users\\lea\\AppData\\Local' }, 'C:\\Users\\lea\\AppData\\Local\\Now Serving'],
  ['win32', { LOCALAPPDATA: '' }, null],
  ['win32', {}, null],
  ['linux', { LOCALAPPDATA: 'C:\\' }, null],
  ['darwin', {}, null],
])('on %s with %j the things of the app stay on this PC', (platform, env, folder) => {
  expect(ownFolder(platform, env)).toBe(folder);
});

test('the app has the name by which its installer puts it into the menu', () => {
  expect(parse(readFileSync(BUILDER, 'utf8')).appId).toBe(APP_ID);
});
