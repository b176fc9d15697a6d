import { it } from 'vitest';
import { whyNoPty } from '../../support/box/pty.ts';

const missing = whyNoPty();

/** A test on a pseudo terminal; skipped by name where there are none. */
export function onPty(name: string, run: () => Promise<void>): void {
  it(name, { timeout: 120_000 }, async (test) => {
    test.skip(missing !== undefined, missing);
    await run();
  });
}
