import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Setting } from '#contract/shell-settings.ts';
import { startWithPc } from '#shell/start-with-pc.ts';
import { PlayedDesktop } from './played-desktop.ts';

let home: string;
let desktop: PlayedDesktop;
let notes: string[];
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'now-serving-start-'));
  desktop = new PlayedDesktop();
  desktop.installed = '/opt/now-serving/now-serving';
  notes = [];
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const chosen = (value: boolean): Setting<boolean> => ({ value, source: 'chosen', from: '', locked: false });
const apply = (platform: string, setting: Setting<boolean>) =>
  startWithPc({ desktop, platform, env: {}, home, note: (what) => notes.push(what) }, setting);
const entry = () => join(home, '.config', 'autostart', 'now-serving.desktop');

test('Linux: a file that the desktop reads, and none any more', () => {
  apply('linux', chosen(true));
  expect(readFileSync(entry(), 'utf8')).toContain('Exec=/opt/now-serving/now-serving --autostarted');
  apply('linux', chosen(false));
  expect(existsSync(entry())).toBe(false);
});

test.each(['win32', 'darwin'])('%s: told to the system', (platform) => {
  apply(platform, chosen(true));
  expect(desktop.loginItem).toMatchObject({ openAtLogin: true, path: expect.stringContaining('/now-serving') });
});

test('what nobody decided stays as the system has it', () => {
  apply('linux', chosen(true));
  apply('linux', { value: false, source: 'default', from: '', locked: false });
  expect(existsSync(entry())).toBe(true);
});

test('an app that is not installed has nothing to start', () => {
  desktop.installed = null;
  apply('linux', chosen(true));
  expect(existsSync(entry())).toBe(false);
});

test('a file that cannot be written is noted, and stops nobody', () => {
  writeFileSync(join(home, '.config'), 'in the way');
  apply('linux', chosen(true));
  expect(notes).toEqual(['starting with the computer could not be set']);
});
