import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

/** What a clone has before anything is installed; npm and the Node that it brings are played, and say what they are asked. */

const ROOT = join(import.meta.dirname, '..', '..');
const { platform, arch } = process;
/** Of the dependencies it makes only the Node, and the mark that all of them are there. */
const NPM = `
  import { mkdirSync, writeFileSync, cpSync } from 'node:fs';
  console.error('npm', ...process.argv.slice(2));
  mkdirSync('node_modules/node-${platform}-${arch}/bin', { recursive: true });
  mkdirSync('node_modules/.bin');
  cpSync(process.env.INSTALLED, 'node_modules/.package-lock.json');
  writeFileSync('node_modules/node-${platform}-${arch}/bin/node', '#!/bin/sh\\necho "Node 24: $*"\\n', { mode: 0o755 });
`;

let clone: string;
beforeEach(() => {
  clone = mkdtempSync(join(tmpdir(), 'now-serving-clone-'));
  mkdirSync(join(clone, 'main', 'cli'), { recursive: true });
  for (const name of readdirSync(join(ROOT, 'main', 'cli')).filter((one) => one.endsWith('.mjs')))
    cpSync(join(ROOT, 'main', 'cli', name), join(clone, 'main', 'cli', name));
  for (const name of ['package.json', 'package-lock.json']) cpSync(join(ROOT, name), join(clone, name));
  writeFileSync(join(clone, 'npm-cli.js'), NPM);
});
afterEach(() => rmSync(clone, { recursive: true, force: true }));

// A shell script plays the Node that is installed.
test.skipIf(platform === 'win32').each([
  ['start.mjs', ['--help'], 'main/cli/hub-start.ts --help'],
  ['with-node.mjs', ['main/cli/hub.ts', 'devices'], 'main/cli/hub.ts devices'],
])('%s installs what is missing first, then runs under the Node that came with it', (launcher, args, expected) => {
  const { stdout, stderr, status } = spawnSync('node', [join('main', 'cli', launcher), ...args], {
    cwd: clone,
    encoding: 'utf8',
    env: {
      ...process.env,
      npm_execpath: join(clone, 'npm-cli.js'),
      INSTALLED: join(ROOT, 'node_modules', '.package-lock.json'),
    },
  });
  expect(stderr).toContain('npm ci --ignore-scripts');
  expect(stdout).toMatch(new RegExp(`Node 24: .*${expected}\n$`));
  expect(status).toBe(0);
});
