import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { NEIGHBOUR_PORT } from '#contract/neighbours.ts';
import { drawIcons } from '../../main/cli/packaging/icons.ts';

/** Our part of the installer for Windows, compiled by the real compiler into an installer of its own; run it was not. */

const ROOT = join(import.meta.dirname, '..', '..');
const INCLUDE = join(ROOT, 'main', 'cli', 'packaging', 'installer.nsh');
const ICON = join(ROOT, 'resources', 'icons', 'now-serving.svg');
const missing = spawnSync('makensis', ['-VERSION']).status === 0 ? '' : ' (skipped, makensis is not installed)';

/** What electron-builder puts around it, as far as it asks; uncompressed, so that its texts can be read. */
const around = (folder: string): string => `
Unicode true
SetCompress off
RequestExecutionLevel admin
Name "Now Serving"
OutFile "${folder}/installer.exe"
InstallDir "$PROGRAMFILES64\\Now Serving"
Icon "${folder}/icon.ico"
!include LogicLib.nsh
!define PRODUCT_NAME "Now Serving"
!define APP_EXECUTABLE_FILENAME "Now Serving.exe"
!include "${INCLUDE}"
Page instfiles
UninstPage uninstConfirm
UninstPage instfiles
Section
  WriteUninstaller "$INSTDIR\\uninstall.exe"
  !insertmacro customInstall
SectionEnd
Section Uninstall
  !insertmacro customUnInstall
SectionEnd
`;

describe.skipIf(missing !== '')(`the installer for Windows${missing}`, () => {
  let folder: string;
  let said: string;
  let status: number | null;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'now-serving-nsis-'));
    await drawIcons(ICON, folder);
    // -WX: a warning is an error, as for electron-builder.
    const compiled = spawnSync('makensis', ['-V2', '-WX', '-'], {
      input: around(folder),
      encoding: 'utf8',
      timeout: 20_000,
    });
    ({ status } = compiled);
    said = compiled.stdout + compiled.stderr;
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
      /icacls ".*Now Serving" \/inheritance:r \/grant:r \*S-1-5-32-544:\(OI\)\(CI\)F .* \*S-1-5-32-545:\(OI\)\(CI\)RX/,
    );
  });

  test('sets a policy aside that somebody else than an administrator wrote before, and then takes what is left', () => {
    const { nsKeepPolicy = '', nsKeepFile = '' } = macros(readFileSync(INCLUDE, 'utf8'));
    // Asked when nobody can write there any more, and before the owner is another one.
    expect(nsKeepPolicy.indexOf('/inheritance:r')).toBeLessThan(nsKeepPolicy.indexOf('nsKeepFile policy.json'));
    expect(nsKeepFile.indexOf('nsPutAside')).toBeLessThan(nsKeepFile.indexOf('nsTake'));
    for (const name of ['policy.json', 'config.json']) {
      expect(texts()).toMatch(
        new RegExp(
          `"if \\(\\(Get-Acl -LiteralPath '[^']*\\\\${name}'\\)\\.Sddl -notmatch '\\^O:\\(BA\\|SY\\)'\\) { exit 33 }"`,
        ),
      );
    }
  });

  test('changes the rights of nothing that somebody may have linked there', () => {
    const commands = texts().match(/icacls "[^"]*"[^\0]*/g) ?? [];
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
