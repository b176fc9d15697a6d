import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
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
const decided = (value: boolean): Setting<boolean> => ({ value, source: 'policy', from: 'policy.json', locked: true });
const set = (platform: string, setting: Setting<boolean>, isNew: boolean) =>
  startWithPc({ desktop, platform, env: {}, home, note: (what) => notes.push(what) }, setting, isNew);
/** As it is done when somebody just chose it. */
const apply = (platform: string, setting: Setting<boolean>) => set(platform, setting, true);
/** As at each later start. */
const again = (setting: Setting<boolean>) => set('linux', setting, false);
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

describe('at later starts', () => {
  const OLD = new Date(0);
  const isUntouched = () => statSync(entry()).mtimeMs === 0;
  const thereIs = (text: string) => {
    writeFileSync(entry(), text);
    utimesSync(entry(), OLD, OLD);
  };
  beforeEach(() => apply('linux', chosen(true)));

  test('an entry that is as it should be is not written again', () => {
    thereIs(readFileSync(entry(), 'utf8'));
    again(chosen(true));
    again(decided(true));
    expect(isUntouched()).toBe(true);
  });

  test.each(['Hidden=true', 'X-GNOME-Autostart-enabled=false', 'X-MATE-Autostart-enabled=false'])(
    'who switched it off (%s) after it was chosen has said so later, unless the organisation decides',
    (line) => {
      thereIs(readFileSync(entry(), 'utf8').replace('X-GNOME-Autostart-enabled=true', line));
      desktop.installed = '/opt/elsewhere/now-serving';
      again(chosen(true));
      expect(isUntouched()).toBe(true);
      again(decided(true));
      expect(readFileSync(entry(), 'utf8')).toContain('Exec=/opt/elsewhere/now-serving --autostarted');
    },
  );

  test('who removed the entry has said so later, unless the organisation decides', () => {
    rmSync(entry());
    again(chosen(true));
    expect(existsSync(entry())).toBe(false);
    again(decided(true));
    expect(existsSync(entry())).toBe(true);
  });

  test('who switched it on by hand has said so later, unless the organisation decides', () => {
    again(chosen(false));
    expect(existsSync(entry())).toBe(true);
    again(decided(false));
    expect(existsSync(entry())).toBe(false);
  });

  test('an entry follows the program, and keeps what a person wrote besides', () => {
    const delayed = `${readFileSync(entry(), 'utf8')}X-GNOME-Autostart-Delay=10\n`;
    thereIs(delayed);
    again(chosen(true));
    expect(readFileSync(entry(), 'utf8')).toBe(delayed);
    desktop.installed = '/opt/elsewhere/now-serving';
    again(chosen(true));
    expect(readFileSync(entry(), 'utf8')).toContain('Exec=/opt/elsewhere/now-serving --autostarted');
  });

  test.each(['win32', 'darwin'])('%s: what was chosen before is not told to the system again', (platform) => {
    set(platform, chosen(true), false);
    expect(desktop.loginItem).toBeUndefined();
    set(platform, decided(true), false);
    expect(desktop.loginItem).toMatchObject({ openAtLogin: true });
  });
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
