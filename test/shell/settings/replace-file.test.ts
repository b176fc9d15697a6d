import { expect, test } from 'vitest';
import { replaceFile } from '#shell/settings/replace-file.ts';

const failing = (code: string, times: number) => {
  let calls = 0;
  return () => {
    calls += 1;
    if (calls <= times) throw Object.assign(new Error(code), { code });
  };
};
let waited = 0;
const replace = (platform: string, rename: () => void) => {
  waited = 0;
  replaceFile('new', 'old', { platform, rename, wait: (delay) => (waited += delay) });
};

test.each(['EPERM', 'EACCES', 'EBUSY'])('Windows: a scanner that looks at the file (%s) is waited for', (code) => {
  replace('win32', failing(code, 3));
  expect(waited).toBe(60);
});

test.each([
  ['win32', 'EPERM', 1_000, 480],
  ['win32', 'ENOSPC', 1, 0],
  ['linux', 'EPERM', 1, 0],
])('%s: %s that stays, or is no scanner, is told', (platform, code, times, most) => {
  expect(() => replace(platform, failing(code, times))).toThrow(code);
  expect(waited).toBe(most);
});
