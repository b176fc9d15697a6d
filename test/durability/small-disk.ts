import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished, type TestContext } from 'vitest';

/** A disk of its own, in memory: small enough to be filled, and it can be made read-only even for root. */
export interface SmallDisk {
  folder: string;
  makeReadOnly(): void;
}

/** Mounts one for the length of a test, which is skipped, with the reason, where that is not allowed. */
export function smallDisk(test: TestContext, megabytes: number): SmallDisk {
  const folder = mkdtempSync(join(tmpdir(), 'ns-disk-'));
  onTestFinished(() => {
    spawnSync('umount', ['--lazy', folder]);
    rmSync(folder, { recursive: true, force: true });
  });
  const mounted = mount('-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder);
  test.skip(mounted !== undefined, `a small disk needs root and the right to mount: ${mounted}`);
  return { folder, makeReadOnly: () => void mount('-o', 'remount,ro', folder) };
}

/** Why it could not be mounted; undefined when it was. */
function mount(...args: string[]): string | undefined {
  const { status, stderr, error } = spawnSync('mount', args, { encoding: 'utf8' });
  return status === 0 ? undefined : (error?.message ?? stderr.trim());
}
