import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..');
const textOf = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const RULE = /\[[A-Z]\d+\]/g;

/** The rules that SPEC.md numbers, `[C2]`. */
const RULES = [...textOf('main/domain/SPEC.md').matchAll(/^- \*\*(\[[A-Z]\d+\])\*\*/gm)].map(([, id]) => id as string);
/** What stands in quotes on a line of a test: names of tests, and messages of what they expect. */
const quotedIn = (path: string) =>
  textOf(path)
    .split('\n')
    .flatMap((line) => [...line.matchAll(/(['"`])(?:(?!\1).)*\[[A-Z]\d+\].*?\1/g)])
    .flatMap(([text]) => text.match(RULE) ?? []);

test('every rule of the queue is quoted by a test, and every quoted rule is there', () => {
  const files = globSync('test/**/*.{test,suite}.ts', { cwd: ROOT }).filter((path) => !path.endsWith('spec.test.ts'));
  const quoted = new Set(files.flatMap(quotedIn));
  expect(RULES.length).toBeGreaterThan(80);
  expect(new Set(RULES).size).toBe(RULES.length);
  expect(RULES.filter((id) => !quoted.has(id))).toEqual([]);
  expect([...quoted].filter((id) => !RULES.includes(id))).toEqual([]);
});
