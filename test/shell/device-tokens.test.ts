import { lstatSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DeviceTokens } from '#shell/device-tokens.ts';

const OFFICE = 'a'.repeat(32);
const OTHER = 'b'.repeat(32);

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'now-serving-tokens-'));
  file = join(folder, 'devices.json');
});
afterEach(() => rmSync(folder, { recursive: true }));

test('kept by office and window, for the next start, and for this person only', () => {
  const tokens = new DeviceTokens(file);
  tokens.keep(OFFICE, 'desk-1', 'one');
  tokens.keep(OFFICE, 'display-1', 'two');
  tokens.keep(OTHER, 'desk-1', 'three');
  const next = new DeviceTokens(file);
  expect([next.get(OFFICE, 'desk-1'), next.get(OFFICE, 'display-1'), next.get(OTHER, 'desk-1')]).toEqual([
    'one',
    'two',
    'three',
  ]);
  expect([next.all(OFFICE), next.all(OTHER), next.all('c'.repeat(32))]).toEqual([['one', 'two'], ['three'], []]);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test('forgotten, nothing of it is left', () => {
  const tokens = new DeviceTokens(file);
  tokens.keep(OFFICE, 'desk-1', 'one');
  tokens.keep(OFFICE, 'desk-1', null);
  expect(tokens.get(OFFICE, 'desk-1')).toBe(null);
  expect(readFileSync(file, 'utf8')).not.toContain('one');
});

test.each(['', 'null', '[]', '{"x":{"desk-1":"one"}}', '{"a":1'])('a file that holds %s lets nobody in', (text) => {
  writeFileSync(file, text);
  const tokens = new DeviceTokens(file);
  expect(tokens.get(OFFICE, 'desk-1')).toBe(null);
  tokens.keep(OFFICE, 'desk-1', 'one');
  expect(tokens.get(OFFICE, 'desk-1')).toBe('one');
});

test('a file that cannot be read just now keeps what it holds, and says so', () => {
  symlinkSync('devices.json', file);
  const tokens = new DeviceTokens(file);
  expect(() => tokens.get(OFFICE, 'desk-1')).toThrow('cannot be read');
  expect(() => tokens.keep(OFFICE, 'desk-1', 'one')).toThrow('cannot be read');
  expect([tokens.all(OFFICE), lstatSync(file).isSymbolicLink()]).toEqual([[], true]);
});
