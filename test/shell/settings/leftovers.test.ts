import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { saveJson } from '#shell/settings/files.ts';
import { besideOf, removeLeftovers } from '#shell/settings/leftovers.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'now-serving-leftovers-'));
});
afterEach(() => rmSync(folder, { recursive: true }));
const file = () => join(folder, 'settings.json');

test('what a program left that was killed in the middle of saving goes, and what it had saved before stays', () => {
  saveJson(file(), { port: 81 });
  const { pid, signal } = spawnSync(process.execPath, ['-e', "process.kill(process.pid, 'SIGKILL')"]);
  writeFileSync(besideOf(file(), pid), '{"port": 8');
  removeLeftovers(folder, process.pid);
  expect([signal, readdirSync(folder)]).toEqual(['SIGKILL', ['settings.json']]);
  expect(JSON.parse(readFileSync(file(), 'utf8'))).toEqual({ port: 81 });
});

test('what a living process is just writing stays, and so does whatever else lies there', () => {
  const others = [basename(besideOf(file(), process.ppid)), 'settings.json.new', 'notes.1.new', 'hub.json.x.new'];
  for (const name of others) writeFileSync(join(folder, name), '{');
  removeLeftovers(folder, process.pid);
  expect(readdirSync(folder).sort()).toEqual(others.sort());
});

test('what bears the number of this process is of an earlier one', () => {
  writeFileSync(join(folder, `devices.json.${process.pid}.new`), '{');
  removeLeftovers(folder, process.pid);
  expect(readdirSync(folder)).toEqual([]);
});

test('a folder that is not there is none to tidy up', () => {
  const nowhere = join(folder, 'nowhere');
  removeLeftovers(nowhere, process.pid);
  expect(existsSync(nowhere)).toBe(false);
});
