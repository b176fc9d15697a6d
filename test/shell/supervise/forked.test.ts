import { spawnSync } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { END } from '#shell/children/messages.ts';
import { childOf, type Forked } from '#shell/supervise/forked.ts';
import { settled } from '../hand-timer.ts';

test('a process that runs out of memory is written down, and its end is told', async () => {
  const forked = Object.assign(new EventEmitter(), { stderr: new PassThrough(), postMessage: () => {} });
  const lines: string[] = [];
  const ends: unknown[] = [];
  childOf(forked as Forked, (line) => lines.push(line)).onExit((exit) => ends.push(exit));
  forked.stderr.write('the hub is full\n');
  await settled();
  forked.emit('error', 'FatalError', 'v8::internal', '{"environmentVariables":{}}');
  forked.emit('exit', 133);
  expect(lines).toEqual(['the hub is full', 'a process cannot go on: FatalError v8::internal']);
  expect(ends).toEqual([{ code: 133, signal: null }]);
});

test('told to end while nothing else can happen, it is seen to be gone, or left behind', () => {
  const told: unknown[] = [];
  const forked = (pid: number | undefined) =>
    Object.assign(new EventEmitter(), { pid, stderr: null, postMessage: (word: unknown) => told.push(word) });
  const { pid: gone } = spawnSync(process.execPath, ['-e', '']);
  const ends = [gone, process.pid, undefined].map((pid) => childOf(forked(pid) as Forked, () => {}).endNow(20));
  expect(ends).toEqual([true, false, true]);
  expect(told).toEqual([END, END, END]);
});
