import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { programEnv } from '../../main/cli/launch.mjs';

const CLI = join(import.meta.dirname, '..', '..', 'main', 'cli');

/**
 * Before tests that start programs by the hundred: Node keeps what it made of the sources only when a program ends by itself, and
 * most of those are killed.
 */
export function setup(): void {
  for (const script of ['hub-start.ts', 'station.ts'])
    execFileSync(process.execPath, [join(CLI, script), '--help'], { env: programEnv(), stdio: 'ignore' });
}
