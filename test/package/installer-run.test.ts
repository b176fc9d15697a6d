import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { whyMissing } from '../hardware/speech/hear.ts';
import { INCLUDE, installerScript, makensis, programScript } from './installer-parts.ts';

/**
 * What our part of the installer does with a folder and a policy that were there before, run by Wine. There no file belongs to administrators:
 * whoever runs Wine stands for them, and for everybody else a user who owns nothing here. Rights are changed by a program that notes
 * what it was asked; what Windows makes of that was not tried.
 */

const why =
  process.env.NS_LONG === undefined
    ? 'NS_LONG=1 runs it'
    : (whyMissing('makensis', 'wine', 'wineserver') ??
      (process.getuid?.() === 0 ? undefined : 'only root gives files to others'));
const because = why === undefined ? '' : ` (skipped, ${why})`;

const WHO_RUNS_WINE = 'S-1-5-21-0-0-0-1000';
const NOBODY = 65_534;
/** Making the folders of a Windows takes most of it. */
const SLOW = 120_000;

describe.skipIf(why !== undefined)(`the installer for Windows, run by Wine${because}`, { timeout: SLOW }, () => {
  let folder: string;
  let drive: string;
  let holder: ChildProcess | undefined;
  const env = () => ({
    ...process.env,
    WINEPREFIX: join(folder, 'wine'),
    WINEDEBUG: '-all',
    WINEDLLOVERRIDES: 'icacls.exe=n',
  });
  const wine = (...args: string[]) => spawnSync('wine', args, { env: env(), cwd: folder, timeout: SLOW }).status;
  const data = (...path: string[]) => join(drive, 'ProgramData', ...path);
  const shared = (...path: string[]) => data('Now Serving', ...path);

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'now-serving-wine-'));
    drive = join(folder, 'wine', 'drive_c');
    mkdirSync(join(folder, 'wine'));
    wine('wineboot', '--init');
    const include = join(folder, 'installer.nsh');
    writeFileSync(include, readFileSync(INCLUDE, 'utf8').replace('"S-1-5-32-544"', `"${WHO_RUNS_WINE}"`));
    const scripts = [
      installerScript(join(folder, 'installer.exe'), include, 'Target amd64-unicode'),
      programScript(join(drive, 'windows', 'system32', 'icacls.exe'), notesWhatItIsAsked('asked.txt')),
      programScript(join(folder, 'icacls.exe'), notesWhatItIsAsked('planted.txt')),
      programScript(join(folder, 'hold.exe'), HOLDS_THE_POLICY),
    ];
    expect(scripts.map(makensis)).toEqual(scripts.map(() => ({ said: '', status: 0 })));
  }, SLOW);
  afterAll(() => {
    // Of this Windows only.
    spawnSync('wineserver', ['-k', '-w'], { env: env(), timeout: SLOW });
    rmSync(folder, { recursive: true });
  });
  beforeEach(() => rmSync(join(drive, 'asked.txt'), { force: true }));
  afterEach(() => {
    holder?.kill('SIGKILL');
    holder = undefined;
    for (const name of sharedOnes()) rmSync(data(name), { recursive: true });
  });

  const sharedOnes = () => readdirSync(data()).filter((name) => name.startsWith('Now Serving'));
  const setAside = () => sharedOnes().filter((name) => /^Now Serving\.set-aside [\d-]{10} [\d-]+$/.test(name));
  const install = () => wine(join(folder, 'installer.exe'), '/S');
  /** Files whose rights were changed. */
  const taken = () => {
    const lines = readFileSync(join(drive, 'asked.txt'), 'utf16le').matchAll(/icacls\.exe" "([^"]+)"/g);
    return [...new Set([...lines].map(([, path]) => path))];
  };
  const FOLDER = 'C:\\ProgramData\\Now Serving';
  const POLICY = `${FOLDER}\\policy.json`;
  const write = (file: string, owner: number) => {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, '{"role": ["hub"]}');
    chownSync(file, owner, owner);
  };

  test('makes the folder and closes it', () => {
    expect(install()).toBe(0);
    expect([sharedOnes(), readdirSync(shared()), taken()]).toEqual([['Now Serving'], [], [FOLDER]]);
  });

  test('runs no program that lies beside it', () => {
    expect(install()).toBe(0);
    expect(existsSync(join(drive, 'planted.txt'))).toBe(false);
  });

  test('a policy of an administrator stays', () => {
    write(shared('policy.json'), 0);
    expect(install()).toBe(0);
    expect([readdirSync(shared()), taken()]).toEqual([['policy.json'], [FOLDER, POLICY]]);
  });

  test("somebody else's folder goes out of the way with all that is in it", () => {
    write(shared('policy.json'), NOBODY);
    mkdirSync(shared('policy.json.set-aside'));
    chownSync(shared(), NOBODY, NOBODY);
    expect(install()).toBe(0);
    expect([readdirSync(shared()), taken()]).toEqual([[], [FOLDER]]);
    expect(setAside()).toHaveLength(1);
  });

  test('so does a file in the place of the folder', () => {
    write(shared(), NOBODY);
    expect(install()).toBe(0);
    expect([readdirSync(shared()), taken(), setAside().length]).toEqual([[], [FOLDER], 1]);
  });

  test("somebody else's policy in an administrator's folder is set aside, also where one was before", () => {
    write(shared('policy.json'), NOBODY);
    write(shared('policy.json.set-aside'), NOBODY);
    expect(install()).toBe(0);
    expect([readdirSync(shared()), taken()]).toEqual([['policy.json.set-aside'], [FOLDER]]);
  });

  test('and goes where a folder takes the place to put it', () => {
    write(shared('policy.json'), NOBODY);
    write(shared('policy.json.set-aside', 'in the way'), NOBODY);
    expect(install()).toBe(0);
    expect([readdirSync(shared()), taken()]).toEqual([['policy.json.set-aside'], [FOLDER]]);
  });

  test('one that cannot be moved stops the installer, and never becomes the administrators', async () => {
    write(shared('policy.json'), NOBODY);
    holder = spawn('wine', [join(folder, 'hold.exe')], { env: env(), stdio: 'ignore' });
    await expect.poll(() => existsSync(join(drive, 'held.txt')), { timeout: SLOW }).toBe(true);
    expect(install()).toBe(2);
    expect([readdirSync(shared()), taken()]).toEqual([['policy.json'], [FOLDER]]);
  });

  test('so does a folder in the place of the policy that is not empty', () => {
    write(shared('policy.json', 'x'), NOBODY);
    chownSync(shared('policy.json'), NOBODY, NOBODY);
    write(shared('policy.json.set-aside', 'x'), NOBODY);
    expect(install()).toBe(2);
    expect([existsSync(shared('policy.json')), taken()]).toEqual([true, [FOLDER]]);
  });
});

const notesWhatItIsAsked = (file: string): string => `
  System::Call 'kernel32::GetCommandLineW() w .r0'
  FileOpen $1 "C:\\${file}" a
  FileSeek $1 0 END
  FileWriteUTF16LE $1 "$0$\\r$\\n"
  FileClose $1
`;
/** Open as a program has it that lets nobody delete it. */
const HOLDS_THE_POLICY = `
  FileOpen $1 "C:\\ProgramData\\Now Serving\\policy.json" a
  FileOpen $2 "C:\\held.txt" w
  FileClose $2
  Sleep 60000
`;
