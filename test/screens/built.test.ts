import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const BUILT = join(import.meta.dirname, '..', '..', 'out', 'screens', 'assets');
/** Said by the slow React for developers only. */
const FOR_DEVELOPERS = 'Download the React DevTools';

test('the screens are built for the public, also by a test run', () => {
  const scripts = readdirSync(BUILT).filter((name) => name.endsWith('.js'));
  expect(scripts.length).toBeGreaterThan(0);
  expect(scripts.filter((name) => readFileSync(join(BUILT, name), 'utf8').includes(FOR_DEVELOPERS))).toEqual([]);
});
