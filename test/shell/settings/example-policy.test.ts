import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ShellSettings } from '#contract/shell-settings.ts';
import { filesOf } from '#shell/settings/files.ts';
import { PcSettings } from '#shell/settings/pc-settings.ts';

/** What administrators are told in resources/policy is what the app reads. */

const FOLDER = join(import.meta.dirname, '..', '..', '..', 'resources', 'policy');
const EXAMPLE = join(FOLDER, 'policy.example.json');
const readme = readFileSync(join(FOLDER, 'README.md'), 'utf8');

test('every value of the example counts, and is locked', () => {
  const files = { policy: EXAMPLE, machine: join(FOLDER, 'none.json'), chosen: join(FOLDER, 'none.json') };
  const { settings, problems } = new PcSettings(files, ['--role', 'kiosk']).read();
  expect(problems).toEqual([]);
  const example = JSON.parse(readFileSync(EXAMPLE, 'utf8')) as Partial<ShellSettings>;
  for (const [name, value] of Object.entries(example))
    expect(settings[name as keyof ShellSettings]).toEqual({ value, source: 'policy', from: EXAMPLE, locked: true });
});

test('every setting there is stands in the table, and no other', () => {
  const [, table = ''] = readme.split('| name | value | means |');
  const rows = [...table.matchAll(/^\| ((?:`\w+`(?:, )?)+) \|/gm)].map(([, names = '']) => names);
  const named = rows.flatMap((row) => [...row.matchAll(/\w+/g)].map(([name]) => name));
  expect(named.toSorted()).toEqual(Object.keys(ShellSettings.shape).toSorted());
});

test.each([
  ['win32', '%ProgramData%\\Now Serving\\policy.json'],
  ['linux', '/etc/now-serving/policy.json'],
  ['darwin', '/Library/Application Support/Now Serving/policy.json'],
])('on %s the file is where the table says', (platform, place) => {
  const { policy } = filesOf(platform, { ProgramData: '%ProgramData%' }, '/own');
  expect(policy).toBe(place);
  expect(readme).toContain(`\`${place}\``);
});
