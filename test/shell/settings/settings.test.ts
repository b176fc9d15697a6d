import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type SettingName, ShellSettings } from '#contract/shell-settings.ts';
import { fromCommandLine } from '#shell/settings/command-line.ts';
import { DEFAULTS } from '#shell/settings/defaults.ts';
import { filesOf, type SettingsFiles, saveJson } from '#shell/settings/files.ts';
import { PcSettings, sentenceOf } from '#shell/settings/pc-settings.ts';

const SITE = '0123456789abcdef0123456789abcdef';
const ROOT = join(import.meta.dirname, '..', '..', '..');
const FILES = join(ROOT, 'main', 'shell', 'settings', 'files.ts');
let folder: string;
let files: SettingsFiles;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'settings-'));
  files = {
    policy: join(folder, 'etc', 'policy.json'),
    machine: join(folder, 'etc', 'config.json'),
    chosen: join(folder, 'own', 'settings.json'),
  };
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(file: string, content: unknown): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
}
const of = (...args: string[]) => new PcSettings(files, args);

describe('who decides', () => {
  test('nobody: the defaults, which fit themselves', () => {
    const { settings, problems } = of().read();
    expect(problems).toEqual([]);
    for (const name of Object.keys(DEFAULTS) as SettingName[])
      expect(settings[name]).toEqual({ value: DEFAULTS[name], source: 'default', from: '', locked: false });
    expect(ShellSettings.safeParse(DEFAULTS).success).toBe(true);
  });

  test('policy before machine before command line before choice before default', () => {
    const port = () => of('--port', '3').read().settings.port;
    write(files.chosen, { port: 4 });
    expect(of().read().settings.port).toEqual({ value: 4, source: 'chosen', from: files.chosen, locked: false });
    expect(port()).toEqual({ value: 3, source: 'commandLine', from: 'command line', locked: true });
    write(files.machine, { port: 2 });
    expect(port()).toEqual({ value: 2, source: 'machine', from: files.machine, locked: true });
    write(files.policy, { port: 1 });
    expect(port()).toEqual({ value: 1, source: 'policy', from: files.policy, locked: true });
  });

  test('each setting for itself', () => {
    write(files.policy, { site: SITE });
    write(files.chosen, { site: 'f'.repeat(32), language: 'fr' });
    const { settings } = of('--role=desk', '--role', 'hub').read();
    expect([settings.site.value, settings.language.value, settings.role.value]).toEqual([SITE, 'fr', ['desk', 'hub']]);
  });

  test('null in a policy is a decision, too', () => {
    write(files.policy, { hub: null });
    expect(of('--hub', 'pc').read().settings.hub).toMatchObject({ value: null, source: 'policy', locked: true });
  });
});

describe('what does not fit is told with file and field, and the next source decides', () => {
  test.each([
    ['role', 'boss'],
    ['role', ['desk', 7]],
    ['hub', 'http://pc/'],
    ['hub', 'pc; rm -rf'],
    ['site', 'Town hall'],
    ['autostart', 'yes'],
    ['language', 'french'],
    ['port', 0],
    ['port', '8080'],
    ['data', ''],
    ['mdns', 1],
    ['deskWindow', 'tall'],
    ['monitors', 'two'],
    ['monitors', ['']],
    ['shortcuts', { next: 'rm' }],
    ['shortcuts', { explode: 'F13' }],
    ['pin', '1234'],
  ] as [SettingName, unknown][])('%s: %j', (field, value) => {
    write(files.policy, { [field]: value, autostart: field === 'autostart' ? value : true });
    const { settings, problems } = of().read();
    expect(problems).toEqual([{ code: 'badValue', from: files.policy, field }]);
    expect(settings[field]).toMatchObject({ value: DEFAULTS[field], source: 'default', locked: false });
    if (field !== 'autostart') expect(settings.autostart).toMatchObject({ value: true, locked: true });
    expect(problems.map(sentenceOf)).toEqual([
      `${files.policy}: the value of "${field}" does not fit and does not count.`,
    ]);
  });

  test('a name that is none', () => {
    write(files.machine, '{"rol": "desk", "__proto__": {"port": 1}, "toString": 1}');
    const { settings, problems } = of().read();
    expect(problems.map(({ code, field }) => [code, field])).toEqual([
      ['unknownField', 'rol'],
      ['unknownField', '__proto__'],
      ['unknownField', 'toString'],
    ]);
    expect(settings.port.value).toBe(8080);
  });

  test.each([
    ['{"role": "desk"', 'notJson'],
    ['', 'notJson'],
    ['[]', 'notObject'],
    ['null', 'notObject'],
    [`{"data": "${'x'.repeat(70_000)}"}`, 'tooBig'],
  ])('a file that is none: %.20s', (content, code) => {
    write(files.policy, content);
    const { settings, problems } = of().read();
    expect(problems).toEqual([{ code, from: files.policy, field: null }]);
    expect(settings.role.source).toBe('default');
    expect(sentenceOf(problems[0] ?? expect.unreachable())).toContain(files.policy);
  });

  test('a folder in the place of a file', () => {
    mkdirSync(files.policy, { recursive: true });
    expect(of().read().problems).toEqual([{ code: 'unreadable', from: files.policy, field: null }]);
  });
});

test('a file of Windows’ editor, with its mark at the beginning, is read', () => {
  write(files.policy, '\uFEFF{"role": "kiosk"}');
  expect(of().read()).toMatchObject({ problems: [], settings: { role: { value: ['kiosk'], locked: true } } });
});

describe('the command line', () => {
  test('has every option in both forms, and passes over what is not its own', () => {
    const args = [
      '--role',
      'desk,display',
      '--hub=pc:9000',
      '--no-mdns',
      '--autostart',
      '--remote-debugging-port=9222',
    ];
    const more = [
      '.',
      '--desk-window',
      'bar',
      '--language',
      'fr',
      `--site=${SITE}`,
      '--data',
      '/srv/office',
      '--port=81',
      '--monitor=2',
      '--monitor',
      'DELL U2412M, 24 inch',
    ];
    expect(fromCommandLine([...args, ...more]).values).toEqual({
      ...{ role: ['desk', 'display'], hub: 'pc:9000', mdns: false, autostart: true, deskWindow: 'bar' },
      ...{ language: 'fr', site: SITE, data: '/srv/office', port: 81, monitors: ['2', 'DELL U2412M, 24 inch'] },
    });
  });

  test('an option without its value, or with a wrong one, is told', () => {
    const { problems } = of('--role', 'waiter', '--port', 'x', '--hub').read();
    expect(problems.map(({ from, field }) => `${from}: ${field}`)).toEqual([
      'command line: role',
      'command line: port',
      'command line: hub',
    ]);
  });
});

describe('choosing', () => {
  test('is kept for the next start, with what was chosen before, for its owner only', () => {
    const settings = of();
    expect(settings.choose({ role: ['kiosk'], autostart: true })).toEqual({ ok: true });
    expect(settings.choose({ hub: '10.0.0.5:8080' })).toEqual({ ok: true });
    const { role, hub, autostart } = of().read().settings;
    expect([role.value, hub.value, autostart.value]).toEqual([['kiosk'], '10.0.0.5:8080', true]);
    expect(statSync(files.chosen).mode & 0o077).toBe(0);
    expect(readdirSync(dirname(files.chosen))).toEqual(['settings.json']);
  });

  test('what somebody above decided is refused, and nothing is kept', () => {
    write(files.policy, { role: 'display' });
    expect(of().choose({ language: 'fr', role: ['desk'] })).toEqual({
      ...{ ok: false, why: 'locked', field: 'role', from: files.policy },
    });
    expect(existsSync(files.chosen)).toBe(false);
  });

  test('a file that was spoilt is replaced by what is chosen now', () => {
    write(files.chosen, '{"role": ');
    of().choose({ language: 'fr' });
    expect(of().read()).toMatchObject({ problems: [], settings: { language: { value: 'fr' } } });
  });

  test('a file that cannot be read just now keeps what it holds', () => {
    mkdirSync(dirname(files.chosen), { recursive: true });
    symlinkSync('settings.json', files.chosen);
    expect(() => of().choose({ language: 'fr' })).toThrow('cannot be read');
    expect(lstatSync(files.chosen).isSymbolicLink()).toBe(true);
  });

  test('a disk that has room for a part only keeps the file as it was', () => {
    saveJson(files.chosen, { port: 81 });
    // A limit of the shell's for the size of a file is to who writes as a disk that is full.
    const save = `import { saveJson } from '${FILES}'; saveJson('${files.chosen}', { text: 'x'.repeat(3000) });`;
    const run = `trap '' XFSZ; ulimit -f 1; exec '${process.execPath}' --input-type=module-typescript -e "$0"`;
    const { stderr, status } = spawnSync('bash', ['-c', run, save], { encoding: 'utf8', env: {}, cwd: ROOT });
    expect([status, stderr]).toEqual([1, expect.stringContaining('EFBIG')]);
    expect(JSON.parse(readFileSync(files.chosen, 'utf8'))).toEqual({ port: 81 });
    expect(readdirSync(dirname(files.chosen))).toEqual(['settings.json']);
  });

  test('a folder that cannot be written leaves the file as it was', ({ skip }) => {
    skip(process.getuid?.() === 0, 'root may write everywhere');
    write(files.chosen, { port: 81 });
    chmodSync(dirname(files.chosen), 0o500);
    expect(() => saveJson(files.chosen, { port: 82 })).toThrow();
    chmodSync(dirname(files.chosen), 0o700);
    expect(JSON.parse(readFileSync(files.chosen, 'utf8'))).toEqual({ port: 81 });
  });

  test('a save that fails in the middle leaves nothing behind', () => {
    mkdirSync(files.chosen, { recursive: true });
    expect(() => saveJson(files.chosen, {})).toThrow();
    expect(readdirSync(dirname(files.chosen))).toEqual(['settings.json']);
  });
});

test.each([
  ['linux', {}, '/etc/now-serving/policy.json', '/home/lea/settings.json'],
  ['darwin', {}, '/Library/Application Support/Now Serving/policy.json', '/home/lea/settings.json'],
  ['win32', { ProgramData: 'D:\\Data' }, 'D:\\Data\\Now Serving\\policy.json', '\\home\\lea\\settings.json'],
  ['win32', {}, 'C:\\ProgramData\\Now Serving\\policy.json', '\\home\\lea\\settings.json'],
])('on %s the policy is at its place', (platform, env, policy, chosen) => {
  expect(filesOf(platform, env, '/home/lea')).toMatchObject({ policy, chosen });
});
