import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { environmentOf, unpackaged } from './app.ts';
import type { XServer } from './x-server.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');

/** What a person types. The Electron of the tests stands where the product looks for its own. */
export function npmStart(screen: XServer, home: string, options: string[]): ChildProcessWithoutNullStreams {
  const env = { ...environmentOf(screen, home), ELECTRON_OVERRIDE_DIST_PATH: standIn(home) };
  return spawn('npm', ['start', '--', ...options], { cwd: ROOT, env });
}

/** A folder as Electron's own. It begins the app that was built for tests, as any user, and lets tests look on. */
function standIn(home: string): string {
  const folder = join(home, 'electron');
  const { binary, before } = unpackaged();
  const words = [binary, ...before].map((word) => `'${word}'`).join(' ');
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, 'electron'),
    `#!/bin/sh\nshift\nexec ${words} "$@" --no-sandbox --remote-debugging-port=0\n`,
  );
  chmodSync(join(folder, 'electron'), 0o755);
  return folder;
}
