import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, readFileSync, readSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { PressAnswer } from '#hardware/ports.ts';
import { whyNoPty } from '../../support/box/pty.ts';
import { realTime, until } from '../../support/box/time.ts';
import { type Rig, rigWith } from './rig.ts';

/** The sketch of QBOX.md, compiled for this computer, as the firmware of a box at the driver's port. */

const missing = whyNoPty() ?? (spawnSync('g++', ['--version']).error ? 'g++ is not installed' : undefined);
const QBOX = new URL('../../../hardware/buttons/QBOX.md', import.meta.url);
const ARDUINO = new URL('./arduino', import.meta.url).pathname;
const KEY_1 = 2;
const RED = 6;
const YELLOW = 8;
const BUZZER = 9;

let folder: string;
let pins: number;
let socat: ChildProcess;
let host: Rig<typeof realTime>;
let answer: PressAnswer;

beforeEach((test) => {
  test.skip(missing !== undefined, missing);
  folder = mkdtempSync('/dev/shm/sketch-');
  const [, sketch = ''] = /```cpp\n(.*?)```/s.exec(readFileSync(QBOX, 'utf8')) ?? [];
  writeFileSync(join(folder, 'sketch.cpp'), `#include "Arduino.h"\n${sketch}`);
  execFileSync('g++', [
    '-Wall',
    '-Wextra',
    '-Werror',
    '-o',
    join(folder, 'box'),
    '-I',
    ARDUINO,
    join(folder, 'sketch.cpp'),
  ]);
  writeFileSync(join(folder, 'pins'), Buffer.alloc(32, 1));
  pins = openSync(join(folder, 'pins'), 'r+');
  answer = { ok: true, text: null };
  host = rigWith(realTime, join(folder, 'tty'), { type: 'qbox' }, async () => answer);
});
afterEach(async () => {
  if (missing !== undefined) return;
  await host.box.stop();
  const ended = once(socat, 'exit');
  socat.kill();
  await ended;
  closeSync(pins);
  rmSync(folder, { recursive: true });
});

function powerOn(): void {
  const box = `EXEC:${join(folder, 'box')} ${join(folder, 'pins')}`;
  socat = spawn('socat', [`pty,raw,echo=0,link=${join(folder, 'tty')}`, box], { stdio: 'inherit' });
}
const pin = (at: number): number => {
  const value = Buffer.alloc(1);
  readSync(pins, value, 0, 1, at);
  return value.readUInt8(0);
};
const set = (at: number, value: 0 | 1) => writeSync(pins, Buffer.from([value]), 0, 1, at);

it('the sketch greets, tells short and long presses, and obeys its lamps and buzzer', { timeout: 60_000 }, async () => {
  powerOn();
  host.box.start();
  await until('the box is ready', () => host.box.condition().state === 'ready');
  await until('the red lamp is on', () => pin(RED) === 1 && pin(YELLOW) === 0);
  host.box.show(1, { state: 'serving', number: 'A42', waiting: false });
  await until('the yellow lamp is on', () => pin(RED) === 0 && pin(YELLOW) === 1);

  set(KEY_1, 0);
  await until('the long press', () => host.presses.length === 1);
  set(KEY_1, 1);
  answer = { ok: false, why: 'refused' };
  set(KEY_1 + 1, 0);
  await until('it was held for long enough', elapsed(100));
  set(KEY_1 + 1, 1);
  await until('the short press', () => host.presses.length === 2);
  expect(host.presses).toEqual([
    { desk: 1, key: '1', press: 'long', n: 1 },
    { desk: 1, key: '2', press: 'short', n: 2 },
  ]);
  await until('the buzzer', () => pin(BUZZER) === 255);
  expect(host.box.counts()).toMatchObject({ ignored: 0, dropped: 0, unsent: 0 });
});

function elapsed(ms: number): () => boolean {
  const end = performance.now() + ms;
  return () => performance.now() >= end;
}
