// The gates that hold the architecture must close: each sample in samples/forbidden names, in its first line, what Biome
// and the type checker have to say about it. A gate that silently stopped looking fails here.
import { spawnSync } from 'node:child_process';
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..');
const SAMPLES = join(import.meta.dirname, 'samples');
const GATES = [
  'biome.json',
  'knip.json',
  'package.json',
  '.gitignore',
  'test/architecture/rules',
  ...globSync('tsconfig*.json', { cwd: ROOT }),
];
const GATE_RUN_MS = 120_000;

/** Findings by file: names of Biome's rules and codes of TypeScript. */
type Findings = Map<string, Set<string>>;

const forbidden = globSync('**/*.{ts,tsx}', { cwd: join(SAMPLES, 'forbidden') }).map((file) => ({
  file,
  mustFind: expectedIn(readFileSync(join(SAMPLES, 'forbidden', file), 'utf8')),
}));

describe('a tree that keeps the rules', () => {
  const tree = treeOf('clean');
  it('passes Biome', () => expect(biome(tree())).toEqual(new Map()), GATE_RUN_MS);
  it('passes the type checker', () => expect(typeChecker(tree())).toEqual(new Map()), GATE_RUN_MS);
});

describe('a tree that breaks them', () => {
  const tree = treeOf('clean', 'forbidden');
  let found: Findings = new Map();
  beforeAll(() => {
    found = merged(biome(tree()), typeChecker(tree()));
  }, GATE_RUN_MS);

  it.each(forbidden)('$file is refused', ({ file, mustFind }) => {
    expect([...(found.get(file) ?? [])]).toEqual(expect.arrayContaining(mustFind));
  });

  it('has a file that nobody uses, which knip names, and one that is used, which it does not', () => {
    const { status, stdout } = gate(tree(), 'knip/bin/knip.js', '--include=files', '--reporter=compact');
    expect(status).not.toBe(0);
    expect(stdout).toContain('main/domain/touches-page.ts');
    expect(stdout).not.toContain('main/hub/create-hub.ts');
  });

  it('names no file that keeps the rules', () => {
    // A file that forbidden samples import may be blamed for not being theirs to import.
    const blamed = [...found].filter(([, codes]) => [...codes].some((code) => code !== 'TS6307')).map(([file]) => file);
    expect(blamed.toSorted()).toEqual(forbidden.map(({ file }) => file).toSorted());
  });
});

function expectedIn(sample: string): string[] {
  const names = /^\/\/ must find: (.+)$/m.exec(sample)?.[1]?.split(' ');
  if (!names) throw new Error('A forbidden sample must say in its first line what has to be found.');
  return names;
}

/** A folder with the real gates and these samples, for the tests of one `describe`. */
function treeOf(...samples: string[]): () => string {
  let tree = '';
  beforeAll(() => {
    tree = mkdtempSync(join(tmpdir(), 'now-serving-canaries-'));
    for (const gate of GATES) cpSync(join(ROOT, gate), join(tree, gate), { recursive: true });
    for (const sample of samples) cpSync(join(SAMPLES, sample), tree, { recursive: true });
    symlinkSync(join(ROOT, 'node_modules'), join(tree, 'node_modules'));
  });
  afterAll(() => rmSync(tree, { recursive: true }));
  return () => tree;
}

function biome(tree: string): Findings {
  const { status, stdout } = gate(
    tree,
    '@biomejs/biome/bin/biome',
    'lint',
    '--reporter=github',
    '--max-diagnostics=none',
    '.',
  );
  const lines = stdout.matchAll(/^::error title=([^,]+),file=([^,]+),/gm);
  return findings(
    status,
    [...lines].map(([, rule = '', file = '']) => [relative(tree, join(tree, relative(tree, file))), rule]),
  );
}

function typeChecker(tree: string): Findings {
  const { status, stdout } = gate(tree, 'typescript/bin/tsc', '-b', '--force');
  const lines = stdout.matchAll(/^([^\s(]+)\(\d+,\d+\): error (TS\d+)/gm);
  return findings(
    status,
    [...lines].map(([, file = '', code = '']) => [file, code]),
  );
}

function gate(tree: string, script: string, ...args: string[]): { status: number | null; stdout: string } {
  const run = spawnSync(process.execPath, [join(ROOT, 'node_modules', script), ...args], {
    cwd: tree,
    encoding: 'utf8',
  });
  return { status: run.status, stdout: run.stdout + run.stderr };
}

function findings(status: number | null, pairs: [file: string, name: string][]): Findings {
  // A gate that finds something must also end with a bad status, or nothing would stop.
  expect(status === 0).toBe(pairs.length === 0);
  const byFile: Findings = new Map();
  for (const [file, name] of pairs) byFile.set(file, (byFile.get(file) ?? new Set()).add(name));
  return byFile;
}

function merged(...all: Findings[]): Findings {
  return findings(
    1,
    all.flatMap((one) => [...one].flatMap(([file, names]) => [...names].map((name): [string, string] => [file, name]))),
  );
}
