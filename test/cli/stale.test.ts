import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contentHash, dependenciesAreStale, isStamped, sameDependencies } from '../../main/cli/stale.mjs';

const wanted = {
  packages: {
    '': { version: '0.1.0' },
    'node_modules/zod': { version: '4.0.0', integrity: 'sha512-a' },
    'node_modules/for-windows': { version: '1.0.0', integrity: 'sha512-w', optional: true },
  },
};
const zod = { version: '4.0.0', integrity: 'sha512-a' };

describe('dependencies', () => {
  it('are right when all is there but what is for other platforms', () => {
    expect(sameDependencies(wanted, { packages: { 'node_modules/zod': zod } })).toBe(true);
  });

  it.each([
    ['one is missing', {}],
    ['one has another version', { 'node_modules/zod': { ...zod, version: '3.0.0' } }],
    ['one has other contents', { 'node_modules/zod': { ...zod, integrity: 'sha512-b' } }],
    ['an optional one has another version', { 'node_modules/zod': zod, 'node_modules/for-windows': zod }],
    ['one is no longer wanted', { 'node_modules/zod': zod, 'node_modules/left-over': zod }],
  ])('are stale when %s', (_, packages) => {
    expect(sameDependencies(wanted, { packages })).toBe(false);
  });
});

describe('files', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'now-serving-stale-'));
    mkdirSync(join(root, 'renderer'));
    writeFileSync(join(root, 'renderer', 'a.ts'), 'one');
    writeFileSync(join(root, 'package-lock.json'), JSON.stringify(wanted));
  });
  afterEach(() => rmSync(root, { recursive: true }));
  const hash = () => contentHash(root, ['renderer', 'no-such-folder', 'package-lock.json']);

  it('hash the same while nothing changes', () => {
    expect(hash()).toBe(hash());
  });

  it.each([
    ['a content changes', () => writeFileSync(join(root, 'renderer', 'a.ts'), 'two')],
    ['an empty file is added', () => writeFileSync(join(root, 'renderer', 'b.ts'), '')],
    ['a file is removed', () => rmSync(join(root, 'renderer', 'a.ts'))],
  ])('hash otherwise when %s', (_, change) => {
    const before = hash();
    change();
    expect(hash()).not.toBe(before);
  });

  it('are stamped only by the same hash', () => {
    const stamp = join(root, 'stamp');
    expect(isStamped(stamp, 'a')).toBe(false);
    writeFileSync(stamp, 'a');
    expect(isStamped(stamp, 'a')).toBe(true);
    expect(isStamped(stamp, 'b')).toBe(false);
  });

  it('tell stale dependencies when npm never finished', () => {
    expect(dependenciesAreStale(root)).toBe(true);
    mkdirSync(join(root, 'node_modules'));
    expect(dependenciesAreStale(root)).toBe(true);
    writeFileSync(
      join(root, 'node_modules', '.package-lock.json'),
      JSON.stringify({ packages: { 'node_modules/zod': zod } }),
    );
    expect(dependenciesAreStale(root)).toBe(false);
  });
});
