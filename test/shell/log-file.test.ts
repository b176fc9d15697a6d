import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lineJournal } from '#hub/journal.ts';
import { LogFile, timed } from '#shell/log-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'now-serving-logs-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const logs = () => join(folder, 'logs');
const read = (name: string) => readFileSync(join(logs(), name), 'utf8');

test('a line is there as soon as it is written, and only its owner may read it', () => {
  new LogFile(logs()).write('the hub is running');
  expect(read('now-serving.log')).toBe('the hub is running\n');
  expect(statSync(join(logs(), 'now-serving.log')).mode & 0o777).toBe(0o600);
});

test('no file grows beyond its limit, and the oldest go', () => {
  const log = new LogFile(logs(), 100);
  for (let n = 0; n < 100; n += 1) log.write(`line ${n} ${'x'.repeat(30)}`);
  const names = readdirSync(logs()).toSorted();
  expect(names).toEqual(['now-serving.log', ...[1, 2, 3, 4].map((n) => `now-serving.log.${n}`)]);
  for (const name of names) expect(read(name).length).toBeLessThanOrEqual(100);
  expect(read('now-serving.log')).toContain('line 99');
  expect(read('now-serving.log.1')).toContain('line 97');
});

test('another start goes on in the same file, as far as there is room', () => {
  new LogFile(logs(), 20).write('0123456789');
  new LogFile(logs(), 20).write('first');
  new LogFile(logs(), 20).write('second');
  expect([read('now-serving.log.1'), read('now-serving.log')]).toEqual(['0123456789\nfirst\n', 'second\n']);
});

test('a folder that cannot be written stops nobody', () => {
  writeFileSync(logs(), 'in the way');
  expect(() => new LogFile(logs()).write('a line')).not.toThrow();
});

test('every line says when it was written, once', () => {
  const now = new Date('2026-03-02T09:10:11.012Z');
  const problem = '/etc/now-serving/policy.json is no JSON. Nothing in it counts.';
  expect(timed(problem, now)).toBe(`2026-03-02T09:10:11.012Z ${problem}`);
  const ofHub: string[] = [];
  lineJournal(
    (line) => ofHub.push(line),
    () => new Date(0),
  ).info('stopping');
  expect(ofHub.map((line) => timed(line, now))).toEqual(['1970-01-01T00:00:00.000Z info stopping']);
});
