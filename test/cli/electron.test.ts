import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { windowsOf } from '../../main/cli/electron.mjs';

/** Whether `npm start` opens windows. */

let root: string;
let folder: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'now-serving-windows-'));
  folder = join(root, 'node_modules', 'electron');
  mkdirSync(folder, { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true }));

const SCREEN = { DISPLAY: ':0' };
const lines: string[] = [];
const asked = (env: NodeJS.ProcessEnv, more: { args?: string[]; isRoot?: boolean; platform?: string } = {}) => {
  const { args = [], isRoot = false, platform = 'linux' } = more;
  return windowsOf(args, { root, node: () => process.execPath, platform, env, isRoot }, (line) => lines.push(line));
};
/** Electron's own installer, played: it names its binary in a file. */
const INSTALLER = `
  const { mkdirSync, writeFileSync } = require('node:fs');
  mkdirSync(__dirname + '/dist');
  writeFileSync(__dirname + '/dist/electron', '');
  writeFileSync(__dirname + '/path.txt', 'electron');
`;

describe('windows', () => {
  test('are opened by the Electron that is installed', async () => {
    mkdirSync(join(folder, 'dist'));
    writeFileSync(join(folder, 'dist', 'electron'), '');
    writeFileSync(join(folder, 'path.txt'), 'electron');
    expect(await asked(SCREEN)).toEqual({ electron: join(folder, 'dist', 'electron') });
    expect(await asked({ WAYLAND_DISPLAY: 'wayland-0' })).toHaveProperty('electron');
    expect(await asked({}, { platform: 'win32' })).toHaveProperty('electron');
  });

  test('are left out on a computer without a screen, and when nobody wants them', async () => {
    expect(await asked({})).toEqual({
      why: 'this computer has no screen (neither DISPLAY nor WAYLAND_DISPLAY is set)',
    });
    expect(await asked(SCREEN, { args: ['--demo', '--headless'] })).toEqual({ why: null });
  });

  test('are not fetched for root on Linux, who would not get any', async () => {
    expect(await asked(SCREEN, { isRoot: true })).toEqual({ why: 'Electron opens none for the user root' });
  });
});

describe('an Electron that is missing', () => {
  const source = createServer((_request, response) => response.end());
  beforeEach(() => new Promise<void>((resolve) => source.listen(0, resolve)));
  afterEach(() => new Promise((resolve) => source.close(resolve)));
  const mirror = () => ({ ...SCREEN, ELECTRON_MIRROR: `http://127.0.0.1:${(source.address() as AddressInfo).port}/` });

  test('is fetched by its own installer, which is said', async () => {
    writeFileSync(join(folder, 'install.js'), INSTALLER);
    expect(await asked(mirror())).toEqual({ electron: join(folder, 'dist', 'electron') });
    expect(lines).toContain('Fetching Electron for the windows, once (about 110 MB) …');
  });

  test('that cannot be had leaves the office without windows, with the reason', async () => {
    writeFileSync(join(folder, 'install.js'), 'process.exitCode = 3');
    const { why } = (await asked(mirror())) as { why: string };
    expect(why).toMatch(/^Electron could not be fetched \(Electron: failed \(status 3\)/);
  });

  test('whose source is out of reach is not waited for again', async () => {
    const { ELECTRON_MIRROR } = mirror();
    await new Promise((resolve) => source.close(resolve));
    const { why } = (await asked({ ...SCREEN, ELECTRON_MIRROR })) as { why: string };
    expect(why).toMatch(/^Electron is not installed, and 127\.0\.0\.1:\d+ cannot be reached to fetch it$/);
    expect(existsSync(join(root, '.cache', 'electron-out-of-reach'))).toBe(true);
  });

  test('whose source is out of reach is said where nothing can be noted down, too', async () => {
    const { ELECTRON_MIRROR } = mirror();
    await new Promise((resolve) => source.close(resolve));
    writeFileSync(join(root, '.cache'), 'a file where the folder would be');
    expect(await asked({ ...SCREEN, ELECTRON_MIRROR })).toMatchObject({
      why: expect.stringContaining('cannot be reached'),
    });
  });
});
