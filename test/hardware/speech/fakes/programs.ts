import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { onTestFinished, vi } from 'vitest';

/** Makes a script the program of this name until the test ends. */
export function installProgram(folder: string, name: string, script: string): void {
  const bin = join(folder, 'bin');
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(bin, name), `#!/bin/sh\n${script}\n`);
  chmodSync(join(bin, name), 0o755);
  setPath(`${bin}${delimiter}${process.env.PATH}`);
}

/** No program is found in it. */
export const withoutPrograms = (): void => setPath('/nowhere');

function setPath(path: string): void {
  vi.stubEnv('PATH', path);
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });
}
