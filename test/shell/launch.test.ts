import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { launchOf } from '#shell/launch.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'now-serving-launch-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const fileOf = (name: string) => join(folder, `${name}.json`);
const launch = (...args: string[]) =>
  launchOf({ policy: fileOf('policy'), machine: fileOf('machine'), chosen: fileOf('chosen') }, args);
const write = (name: string, settings: object) => writeFileSync(fileOf(name), JSON.stringify(settings));

test('roles, hub and secrets of a launch', () => {
  const launched = launch('--role', 'display,desk', '--hub', 'http://pc:9000/desk', '--join', 'desk=abc');
  expect(launched).toMatchObject({ roles: ['desk', 'display'], hub: 'http://pc:9000', office: null, problems: [] });
  expect([...launched.secrets]).toEqual([['desk', 'abc']]);
});

test('Chromium’s own switches are passed over', () => {
  expect(launch('.', '--no-sandbox', '--remote-debugging-port=0', '--role=kiosk').roles).toEqual(['kiosk']);
});

test('what was chosen on this PC counts, and a policy counts more', () => {
  write('chosen', { role: ['desk', 'hub'], data: '/srv/office' });
  expect(launch()).toMatchObject({ roles: ['desk'], office: { dataDir: '/srv/office', port: 8080, mdns: true } });
  write('policy', { role: 'kiosk', hub: '192.0.2.7' });
  expect(launch('--role', 'desk')).toMatchObject({ roles: ['kiosk'], hub: 'http://192.0.2.7:8080', office: null });
});

test('a PC that is to be quiet in the network has nothing to do with its neighbours', () => {
  expect(launch('--role', 'desk', '--hub', 'pc').asksNeighbours).toBe(true);
  expect(launch('--role', 'desk', '--hub', 'pc', '--no-mdns').asksNeighbours).toBe(false);
});

test('the port of the web is not named in an origin', () => {
  expect(launch('--hub', 'http://pc/').hub).toBe('http://pc');
});

test('what cannot be is told in a sentence', () => {
  const { roles, hub, problems } = launch('--role', 'waiter', '--hub', 'file:///etc');
  expect({ roles, hub }).toEqual({ roles: [], hub: null });
  expect(problems).toEqual([
    'command line: the value of "role" does not fit and does not count.',
    'command line: the value of "hub" does not fit and does not count.',
  ]);
});
