import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, it } from 'vitest';
import { newDevicePath } from '../../support/box/pty.ts';

/** The tests' own devices leave nothing behind in the memory of this computer. */

const PTY = new URL('../../support/box/pty.ts', import.meta.url).pathname;
const KILLED = 'process.kill(process.pid, "SIGKILL")';

/** The folder of a device of a process that ended like this. */
function folderOf(end: string): string {
  const script = `import { newDevicePath } from '${PTY}'; process.stdout.write(newDevicePath(), () => { ${end} });`;
  const { stdout } = spawnSync(process.execPath, ['--input-type=module-typescript', '-e', script], {
    encoding: 'utf8',
  });
  return dirname(stdout);
}

it('the folder of a device goes with the process that made it', () => {
  expect(folderOf('')).toContain('box-');
  expect(existsSync(folderOf(''))).toBe(false);
  expect(existsSync(folderOf('throw new Error()'))).toBe(false);
});

it('that of a process that was killed goes when the next device is made', () => {
  const folder = folderOf(KILLED);
  expect(existsSync(folder)).toBe(true);
  const own = dirname(newDevicePath());
  expect([existsSync(folder), existsSync(own)]).toEqual([false, true]);
  rmSync(own, { recursive: true });
});
