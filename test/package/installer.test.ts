import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { NEIGHBOUR_PORT } from '#contract/neighbours.ts';
import { drawIcons } from '../../main/cli/packaging/icons.ts';
import { INCLUDE, installerScript, makensis } from './installer-parts.ts';

/** Our part of the installer for Windows, compiled by the real compiler into an installer of its own. What it does with files: `installer-run.test.ts`. */

const ROOT = join(import.meta.dirname, '..', '..');
const ICON = join(ROOT, 'resources', 'icons', 'now-serving.svg');
const missing = spawnSync('makensis', ['-VERSION']).status === 0 ? '' : ' (skipped, makensis is not installed)';

describe.skipIf(missing !== '')(`the installer for Windows${missing}`, () => {
  let folder: string;
  let said: string;
  let status: number | null;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'now-serving-nsis-'));
    await drawIcons(ICON, folder);
    const script = installerScript(join(folder, 'installer.exe'), INCLUDE, `Icon "${join(folder, 'icon.ico')}"`);
    ({ said, status } = makensis(script));
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const texts = () =>
    readFileSync(join(folder, 'installer.exe')).toString('utf16le') + oddly(join(folder, 'installer.exe'));

  test('compiles without a warning', () => expect([said, status]).toEqual(['', 0]));

  test('opens the ports of the hub, of mDNS and of neighbours for this program only, not in public networks', () => {
    const rule = (protocol: string, port: string) =>
      new RegExp(
        `add rule name="[^"]+" dir=in action=allow enable=yes profile=domain,private program="[^"]+" protocol=${protocol} localport=${port}`,
      );
    expect(texts()).toMatch(rule('TCP', ''));
    expect(texts()).toMatch(rule('UDP', '5353'));
    expect(texts()).toMatch(rule('UDP', String(NEIGHBOUR_PORT)));
  });

  test('keeps the folder of the policy for administrators', () => {
    expect(texts()).toMatch(
      /icacls\.exe" ".*Now Serving" \/inheritance:r \/grant:r \*S-1-5-32-544:\(OI\)\(CI\)F .* \*S-1-5-32-545:\(OI\)\(CI\)RX/,
    );
  });

  test('asks whose a policy is when nobody else can write there any more, and before the owner is another one', () => {
    const { nsKeepPolicy = '', nsKeepFile = '' } = macros(readFileSync(INCLUDE, 'utf8'));
    const order = (text: string, ...parts: string[]) => parts.map((part) => text.indexOf(part));
    for (const [text, ...parts] of [
      [nsKeepPolicy, 'nsOwnFolder', 'nsTake', '/inheritance:r', 'nsKeepFile policy.json', 'nsKeepFile config'],
      [nsKeepFile, 'nsOwnerOf', 'nsTake'],
    ] as const) {
      const places = order(text, ...parts);
      expect([places, Math.min(...places)]).toEqual([
        places.toSorted((a, b) => a - b),
        expect.toSatisfy((at) => at >= 0),
      ]);
    }
  });

  test('changes the rights of nothing that somebody may have linked there', () => {
    const commands = texts().match(/icacls\.exe" "[^"]*"[^\0]*/g) ?? [];
    expect(commands.length).toBeGreaterThan(6);
    for (const command of commands) {
      expect(command).toMatch(/ \/L /);
      expect(command).not.toMatch(/ \/T/);
    }
  });

  test('takes all rules away again', () => {
    const { customUnInstall, nsDeleteRules } = macros(readFileSync(INCLUDE, 'utf8'));
    expect(customUnInstall).toContain('!insertmacro nsDeleteRules');
    expect(nsDeleteRules?.match(/delete rule name="\$\{NS_RULE_(HUB|MDNS|NEIGHBOURS)\}"/g)).toHaveLength(3);
  });
});

/** Texts may begin at an odd byte. */
const oddly = (file: string): string => readFileSync(file).subarray(1).toString('utf16le');

function macros(source: string): Record<string, string> {
  const found = source.matchAll(/^!macro (\w+)[^\n]*\n(.*?)^!macroend/gms);
  return Object.fromEntries([...found].map(([, name, body]) => [name, body]));
}
