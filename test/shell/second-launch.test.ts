import { expect, test } from 'vitest';
import { argsTold } from '#shell/second-launch.ts';

test('a second launch is understood as it was typed', () => {
  const args = ['--role', 'kiosk', '--hub', '192.0.2.7:8080'];
  expect(argsTold({ args })).toEqual(args);
});

test.each([undefined, null, 'text', {}, { args: '--role' }, { args: [1] }])('%j tells nothing', (told) => {
  expect(argsTold(told)).toEqual([]);
});
