import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hearMishaps } from '#shell/mishaps.ts';
import { HandTimer } from './hand-timer.ts';
import { PlayedDesktop } from './played-desktop.ts';

const program = new EventEmitter();
const stream = new EventEmitter();
const { monotonic } = new HandTimer();
const desktop = new PlayedDesktop();
const notes: string[] = [];
const note = (what: string, facts: Record<string, string>) => notes.push(`${what} ${JSON.stringify(facts)}`);
beforeEach(() => {
  notes.splice(0);
  hearMishaps({ desktop, on: (event, told) => program.on(event, told), streams: [stream], monotonic, note });
});
afterEach(() => void program.removeAllListeners());

test('what nobody foresaw is written down with where it happened, as one line, and ends nothing', async () => {
  stream.emit('error', new Error('nobody reads'));
  expect(notes).toEqual([]);
  program.emit('uncaughtException', new TypeError('Object has been destroyed'));
  program.emit('unhandledRejection', 'no reason');
  expect(notes[0]).toMatch(/^something unforeseen happened .*TypeError: Object has been destroyed.*mishaps\.test\.ts/);
  expect(notes[1]).toContain('no reason');
  for (let n = 0; n < 100; n += 1) program.emit('uncaughtException', new Error('again'));
  expect(notes).toHaveLength(20);
});

test('a process of Chromium that ends again and again is written down, before it takes the app with it', () => {
  const gone = { type: 'GPU', name: 'GPU', reason: 'crashed', code: 139 };
  for (let n = 0; n < 100; n += 1) desktop.helperGone(gone);
  expect(notes).toHaveLength(20);
  expect(notes[0]).toBe('a helper process ended {"type":"GPU","name":"GPU","reason":"crashed","code":"139"}');
});
