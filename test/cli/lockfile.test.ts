import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

interface Locked {
  resolved?: string;
  optionalDependencies?: Record<string, string>;
}

const ROOT = join(import.meta.dirname, '..', '..');
const lock: { packages: Record<string, Locked> } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'));
const packages = Object.entries(lock.packages);

it('names no registry, so that any mirror can serve it', () => {
  expect(packages.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
});

it('holds the packages of every platform, or `npm ci` refuses it on some', () => {
  const wanted = packages.flatMap(([, { optionalDependencies }]) => Object.keys(optionalDependencies ?? {}));
  expect(wanted.filter((name) => lock.packages[`node_modules/${name}`] === undefined)).toEqual([]);
});

it('brings the Node that .node-version names', () => {
  const version = readFileSync(join(ROOT, '.node-version'), 'utf8').trim();
  const { optionalDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  expect(new Set(Object.values(optionalDependencies))).toEqual(new Set([version]));
});
