import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** Our part of the installer for Windows, and what electron-builder puts around it, as far as it asks. */

export const INCLUDE = join(import.meta.dirname, '..', '..', 'main', 'cli', 'packaging', 'installer.nsh');

/** An installer that does nothing but our part; uncompressed, so that its texts can be read. `head`: further lines, such as its target. */
export const installerScript = (file: string, include: string, head: string): string => `
Unicode true
${head}
SetCompress off
RequestExecutionLevel admin
Name "Now Serving"
OutFile "${file}"
InstallDir "$PROGRAMFILES64\\Now Serving"
!include LogicLib.nsh
!define PRODUCT_NAME "Now Serving"
!define APP_EXECUTABLE_FILENAME "Now Serving.exe"
!include "${include}"
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

/** A program for Windows that shows nothing and does these lines. */
export const programScript = (file: string, lines: string): string => `
Unicode true
Target amd64-unicode
SetCompress off
RequestExecutionLevel user
SilentInstall silent
OutFile "${file}"
Section
${lines}
SectionEnd
`;

/** Compiled with each warning an error (-WX), as electron-builder does. */
export function makensis(script: string): { said: string; status: number | null } {
  const { stdout, stderr, status } = spawnSync('makensis', ['-V2', '-WX', '-'], {
    ...{ input: script, encoding: 'utf8', timeout: 20_000 },
  });
  return { said: stdout + stderr, status };
}
