import type { Duration } from '#contract/ids.ts';

export interface ReplaceParts {
  platform: string;
  /** @throws Error of the file system */
  rename(from: string, to: string): void;
  /** Lets time pass; nothing else happens meanwhile. */
  wait(delay: Duration): void;
}

const PAUSE: Duration = 20;
const TRIES = 25;
const TAKEN = new Set(['EPERM', 'EACCES', 'EBUSY']);

/**
 * Puts one file in the place of another. Windows refuses that for the moment in which a virus scanner or a backup looks at one of them.
 * @throws Error of the file system when it stays so
 */
export function replaceFile(from: string, to: string, { platform, rename, wait }: ReplaceParts): void {
  const mayPass = (error: unknown) => platform === 'win32' && TAKEN.has((error as NodeJS.ErrnoException).code ?? '');
  for (let tries = 1; tries < TRIES; tries += 1) {
    const failed = failureOf(() => rename(from, to));
    if (failed === undefined) return;
    if (!mayPass(failed)) throw failed;
    wait(PAUSE);
  }
  rename(from, to);
}

function failureOf(work: () => void): unknown {
  try {
    work();
    return undefined;
  } catch (error) {
    return error;
  }
}
