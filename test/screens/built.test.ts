import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const BUILT = join(import.meta.dirname, '..', '..', 'out', 'screens');
const read = (...path: string[]): string => readFileSync(join(BUILT, ...path), 'utf8');
/** Said by the slow React for developers only. */
const FOR_DEVELOPERS = 'Download the React DevTools';
/** Stands in whatever judges by schemas. */
const SCHEMAS = 'ZodError';

test('the screens are built for the public, also by a test run', () => {
  const scripts = readdirSync(join(BUILT, 'assets')).filter((name) => name.endsWith('.js'));
  expect(scripts.length).toBeGreaterThan(0);
  expect(scripts.filter((name) => read('assets', name).includes(FOR_DEVELOPERS))).toEqual([]);
});

/** A fifth of all that an old wall display would compile before it shows anything: import constants from modules without schemas. */
test.each(['kiosk', 'desk', 'display', 'local'])('no schemas are loaded with %s', (role) => {
  expect(scriptsOf(role).filter((name) => read(name).includes(SCHEMAS))).toEqual([]);
});

test('schemas are known by what stands in the admin page', () => {
  expect(scriptsOf('admin').filter((name) => read(name).includes(SCHEMAS))).not.toEqual([]);
});

const scriptsOf = (role: string): string[] =>
  [...read(`${role}.html`).matchAll(/\/(assets\/[\w-]+\.js)/g)].map(([, name = '']) => name);
