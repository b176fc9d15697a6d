import type { Browser } from 'playwright-core';
import { chromium } from 'playwright-core';
import { describe } from 'vitest';
import { findChromium } from '../runner/chromium.mjs';

/** `npm test` has looked already, and installed one where it could; a single test file looks itself. */
const path = process.env.NS_NO_CHROMIUM === undefined ? await findChromium() : undefined;

/** A `describe` whose tests are skipped, and counted as skipped, where there is no Chromium. */
export const describeInBrowser = describe.skipIf(path === undefined);

/** Starts the system's Chromium without a window; the caller closes it. */
export function launchChromium(): Promise<Browser> {
  if (path === undefined) throw new Error('No Chromium here; use describeInBrowser around tests that launch one.');
  // Chromium's sandbox refuses to run as root, which continuous integration often is.
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({ executablePath: path, args });
}
