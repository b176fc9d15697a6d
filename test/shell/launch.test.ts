import { expect, test } from 'vitest';
import { parseLaunch } from '#shell/launch.ts';

test('roles, hub and secrets of a launch', () => {
  const launch = parseLaunch(['--role', 'display,desk', '--hub', 'http://pc:8080/desk', '--join', 'desk=abc']);
  expect(launch).toMatchObject({ roles: ['desk', 'display'], hub: 'http://pc:8080', problems: [] });
  expect([...launch.secrets]).toEqual([['desk', 'abc']]);
});

test('Chromium’s own switches are passed over', () => {
  const launch = parseLaunch(['.', '--no-sandbox', '--remote-debugging-port=0', '--role=kiosk']);
  expect(launch.roles).toEqual(['kiosk']);
});

test('what cannot be is told in a sentence', () => {
  const { roles, hub, problems } = parseLaunch(['--role', 'waiter', '--hub', 'file:///etc']);
  expect({ roles, hub }).toEqual({ roles: [], hub: null });
  expect(problems).toEqual([
    '--role needs desk, kiosk, display, hub, not "waiter".',
    '--hub needs an address such as http://pc:8080.',
  ]);
});
