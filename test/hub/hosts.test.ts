import type { IncomingMessage } from 'node:http';
import { hostname } from 'node:os';
import { expect, test } from 'vitest';
import { Hosts, lanAddresses } from '#hub/hosts.ts';

const asking = (host: string[], origin: string[] = []) =>
  ({ headersDistinct: { host, origin } }) as unknown as IncomingMessage;
const hosts = (added: string[], port: number) =>
  new Hosts(
    added,
    () => 0,
    () => port,
  );

test.each([
  ['localhost:8080', true],
  ['127.0.0.1:8080', true],
  ['[::1]:8080', true],
  [`${hostname()}:8080`, true],
  [`${hostname()}.local:8080`, true],
  ['queue.office.example:8080', true],
  ['tunnel.example:443', true],
  ['tunnel.example:8080', false],
  ['localhost', false],
  ['localhost:80', false],
  ['localhost.evil.example:8080', false],
  ['evil.example', false],
  ['', false],
])('%s is our name: %s', (host, expected) => {
  const own = hosts(['Queue.Office.example', 'tunnel.example:443'], 8_080);
  expect(own.hostAllowed(asking([host]))).toBe(expected);
  expect(own.originAllowed(asking([], [`http://${host}`]))).toBe(expected);
});

test('so is every address of this computer', () => {
  for (const address of lanAddresses()) expect(hosts([], 8_080).hostAllowed(asking([`${address}:8080`]))).toBe(true);
});

test('on port 80 a browser leaves the port out', () => {
  expect(hosts([], 80).hostAllowed(asking(['localhost']))).toBe(true);
  expect(hosts([], 80).originAllowed(asking([], ['http://localhost']))).toBe(true);
});

test('a program says no origin, and nobody says two', () => {
  expect(hosts([], 8_080).originAllowed(asking([]))).toBe(true);
  expect(hosts([], 8_080).originAllowed(asking([], ['http://localhost:8080', 'http://localhost:8080']))).toBe(false);
  expect(hosts([], 8_080).hostAllowed(asking([]))).toBe(false);
});
