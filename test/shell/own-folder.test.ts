import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { APP_ID, OwnFolderError, openOwnFolder, ownFolder } from '#shell/own-folder.ts';

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

describe('the folder of its own', () => {
  let home: string;
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'now-serving-own-'));
  });
  afterEach(() => rmSync(home, { recursive: true }));

  test('is made, and is there at the next start', () => {
    for (const _start of ['first', 'next']) openOwnFolder(join(home, 'now-serving'));
    expect(existsSync(join(home, 'now-serving'))).toBe(true);
  });

  test.each([
    ['in the place of what it stands in', ['now-serving', 'x'], 'ENOTDIR'],
    ['in its own place', ['now-serving'], 'EACCES'],
  ])('and a file %s end the start in a sentence', (_, path, code) => {
    writeFileSync(join(home, 'now-serving'), '', { mode: 0o600 });
    const folder = join(home, ...path);
    const sentence = `It keeps its settings in ${folder}, and this user cannot write there (${code}). `;
    expect(() => openOwnFolder(folder)).toThrow(sentence);
    expect(() => openOwnFolder(folder)).toThrow(OwnFolderError);
  });

  test.skipIf(process.platform !== 'linux')(
    'and a place where the system never makes one end it, too, and nothing hangs',
    () => {
      expect(() => openOwnFolder('/proc/now-serving')).toThrow(OwnFolderError);
    },
  );
});
