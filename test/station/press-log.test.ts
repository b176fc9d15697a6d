import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Press } from '#hardware/ports.ts';
import { PressLog } from '#station/press-log.ts';

/** The ids of presses through the death of a station. */

const PRESS: Press = { desk: 1, key: '1', press: 'short', n: 17 };
let folder: string;
let now: number;
let ids: number;
let failures: unknown[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'presses-'));
  now = 1_000_000;
  ids = 0;
  failures = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function started(file = join(folder, 'presses.json')): PressLog {
  const newId = () => {
    ids += 1;
    return `id${ids}`;
  };
  const log = new PressLog({ file, newId, now: () => now, failed: (error) => failures.push(error) });
  log.load();
  return log;
}

describe('a press that the box sends again', () => {
  it('to the next process has the id that the first one noted before it sent anything', () => {
    const first = started().idOf('front', PRESS);
    now += 4_000;
    expect(first).toEqual({ commandId: 'id1', age: 0 });
    expect(started().idOf('front', PRESS)).toEqual({ commandId: 'id1', age: 4_000 });
  });

  it('is another one after 10 s: no box waits that long, and numbers begin anew', () => {
    started().idOf('front', PRESS);
    now += 10_000;
    expect(started().idOf('front', PRESS).commandId).toBe('id2');
  });

  it.each([
    ['another number', { n: 18 }],
    ['another key', { key: '2' }],
    ['another desk', { desk: 2 }],
    ['another kind', { press: 'long' }],
  ] as const)('is another one with %s', (_, part) => {
    started().idOf('front', PRESS);
    expect(started().idOf('front', { ...PRESS, ...part }).commandId).toBe('id2');
  });

  it('of another box is another one', () => {
    started().idOf('front', PRESS);
    expect(started().idOf('back', PRESS).commandId).toBe('id2');
  });
});

it('a box that was started anew counts from the beginning: within one process each press is a new one', () => {
  const log = started();
  expect([log.idOf('front', PRESS), log.idOf('front', PRESS)].map(({ commandId }) => commandId)).toEqual([
    'id1',
    'id2',
  ]);
});

it('a press without a number is noted nowhere', () => {
  started().idOf('front', { ...PRESS, n: null });
  expect(() => readFileSync(join(folder, 'presses.json'))).toThrow('ENOENT');
});

it('the file stays small', () => {
  const log = started();
  for (let n = 1; n <= 500; n += 1) log.idOf('front', { ...PRESS, n });
  expect(readFileSync(join(folder, 'presses.json')).length).toBeLessThan(10_000);
});

it('a file that the power cut in half, and a folder that cannot be written, keep nobody from pressing', () => {
  writeFileSync(join(folder, 'presses.json'), '{"presses":[{"pr');
  expect(started().idOf('front', PRESS).commandId).toBe('id1');
  expect(started(join(folder, 'gone', 'presses.json')).idOf('front', PRESS).commandId).toBe('id2');
  expect(failures).toHaveLength(1);
});
