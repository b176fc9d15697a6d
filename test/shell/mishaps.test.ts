import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { hearMishaps } from '#shell/mishaps.ts';
import { HandTimer } from './hand-timer.ts';

const program = new EventEmitter();
const stream = new EventEmitter();
const { monotonic } = new HandTimer();

test('what nobody foresaw is written down with where it happened, as one line, and ends nothing', async () => {
  const notes: string[] = [];
  const note = (what: string, facts: Record<string, string>) => notes.push(`${what} ${JSON.stringify(facts)}`);
  hearMishaps({ on: (event, told) => program.on(event, told), streams: [stream], monotonic, note });
  stream.emit('error', new Error('nobody reads'));
  expect(notes).toEqual([]);
  program.emit('uncaughtException', new TypeError('Object has been destroyed'));
  program.emit('unhandledRejection', 'no reason');
  expect(notes[0]).toMatch(/^something unforeseen happened .*TypeError: Object has been destroyed.*mishaps\.test\.ts/);
  expect(notes[1]).toContain('no reason');
  for (let n = 0; n < 100; n += 1) program.emit('uncaughtException', new Error('again'));
  expect(notes).toHaveLength(20);
});
