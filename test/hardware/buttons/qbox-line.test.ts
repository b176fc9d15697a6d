import { readdirSync } from 'node:fs';
import { describe, expect } from 'vitest';
import type { PressAnswer } from '#hardware/ports.ts';
import { QboxEmulator } from '../../support/box/qbox-emulator.ts';
import { until } from '../../support/box/time.ts';
import { onPty } from './on-pty.ts';
import { qboxStage } from './qbox-stage.ts';
import { rig } from './rig.ts';

/** A box whose line is pulled, goes silent or is noisy. */

const ROUNDS = Number(process.env.NS_UNPLUGS ?? 10);
const at = qboxStage();

describe('a cable that is pulled', () => {
  onPty(`and plugged in again ${ROUNDS} times: every press counts once, the box shows the newest number`, async () => {
    await at.connected();
    const handles = readdirSync('/proc/self/fd').length;
    for (let round = 1; round <= ROUNDS; round++) {
      at.host.box.show(1, { state: 'called', number: `OLD${round}`, waiting: false });
      const told = at.device.press(`K${round}`);
      if (round % 2) expect(await told).toBe('OK');
      await at.device.unplug();
      await at.down();
      at.host.box.show(1, { state: 'called', number: `MID${round}`, waiting: false });
      at.host.box.show(1, { state: 'called', number: `A${round}`, waiting: false });
      await at.device.plug();
      await at.shows(`A${round} BLINK`);
      // What was meant for the time before never comes out of a buffer.
      expect(at.device.lines.filter((line) => /OLD|MID/.test(line))).toEqual([]);
    }
    const keys = at.host.presses.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.length).toBeGreaterThanOrEqual(Math.ceil(ROUNDS / 2));
    expect(at.host.box.counts().openings).toBeGreaterThan(ROUNDS);
    expect(readdirSync('/proc/self/fd').length).toBeLessThanOrEqual(handles + 3);
  });

  onPty('during a press does not double it when the box kept its power and sends it again', async () => {
    await at.connected();
    const { promise, resolve } = Promise.withResolvers<PressAnswer>();
    at.answer = () => promise;
    const told = at.device.press('1');
    await until('the press arrived', () => at.host.presses.length === 1);
    await at.device.unplug({ keepPower: true });
    await at.down();
    resolve({ ok: true, text: null });
    await at.device.plug({ keptPower: true });
    await at.ready();
    await until('the answer', () => at.device.lines.includes('OK #1'), at.host.time);
    expect(await told).toBe('OK');
    expect(at.host.presses).toHaveLength(1);
  });

  onPty('leaves the answer of a press behind when the box was started anew and counts from 1 again', async () => {
    await at.connected();
    const answers: ((answer: PressAnswer) => void)[] = [];
    at.answer = () => new Promise((resolve) => void answers.push(resolve));
    void at.device.press('1');
    await until('the press arrived', () => at.host.presses.length === 1);
    await at.device.unplug();
    await at.down();
    await at.device.plug();
    await at.ready();
    const second = at.device.press('2');
    await until('the second press arrived', () => at.host.presses.length === 2, at.host.time);
    answers[0]?.({ ok: true, text: 'FIRST' });
    answers[1]?.({ ok: true, text: 'SECOND' });
    expect(await second).toBe('OK SECOND');
  });
});

describe('a station that was started anew', () => {
  onPty('refuses the press that its predecessor may have counted, and welcomes the box that stayed on', async () => {
    await at.connected();
    at.device.deaf = true;
    const told = at.device.press('1');
    await until('the press arrived', () => at.host.presses.length === 1);
    await at.host.box.stop();
    at.device.deaf = false;
    const next = rig(at.path);
    next.box.start();
    await until('the port is open', () => next.box.counts().openings === 1);
    at.device.send('BTN 1 1 S #1');
    expect(await told).toBe('ERR REFUSED');
    await until('the welcome', () => at.device.lines.includes('WELCOME'));
    at.device.send('BTN 1 1 S #1');
    await until('the same answer', () => at.device.lines.filter((line) => line === 'ERR #1 REFUSED').length === 2);
    expect(next.presses).toEqual([]);
    await next.box.stop();
  });
});

describe('a box that falls silent', () => {
  onPty('is down within 10 s and up again when it speaks', async () => {
    await at.connected();
    await at.settled();
    at.device.silent = true;
    const since = at.host.time.monotonic();
    while (at.state() === 'ready') at.host.time.pass(100);
    expect(at.host.time.monotonic() - since).toBeLessThanOrEqual(10_000);
    expect(at.host.box.condition()).toEqual({ state: 'down', problem: 'timeout' });
    at.device.silent = false;
    await at.ready();
    expect(at.host.conditions.map(({ state: one }) => one)).toEqual(['ready', 'down', 'ready']);
  });
});

describe('noise', () => {
  onPty('at another speed, half lines and commands of the host itself are ignored and counted', async () => {
    await at.connected();
    const before = at.host.box.counts();
    for (const line of [
      'BTN 1 1 S',
      'BTN 9 1 S #1',
      'BTN 1 1 X #1',
      'BTN 1 1 S #1 ',
      'OK #1',
      'btn 1 1 S #1',
      'BTN 1 1 S #1*00',
    ]) {
      at.device.cable.write(`${line}\n`);
    }
    at.device.cable.write(Buffer.from([0xfe, 0x00, 0xff, 0x83, 0x0a, 0xe0, 0x9c, 0x0d]));
    expect(await at.device.press('1')).toBe('OK');
    expect(at.host.presses).toHaveLength(1);
    expect(at.host.box.counts().ignored - before.ignored).toBe(9);
  });

  onPty('of 1 MB without an end of line costs one line of memory, and the next line counts', async () => {
    await at.connected();
    const { dropped } = at.host.box.counts();
    at.device.cable.write(Buffer.alloc(1_000_000, 'x'));
    at.device.cable.write('\n');
    expect(await at.device.press('1')).toBe('OK');
    expect(at.host.box.counts().dropped - dropped).toBe(1_000_000);
  });

  onPty('of half a line, lost at the unplugging, does not join the next line', async () => {
    await at.connected();
    const { ignored, dropped } = at.host.box.counts();
    at.device.cable.write('noise\nBTN 1 9 S');
    await until('the noise and half a line arrived', () => at.host.box.counts().ignored > ignored);
    await at.device.unplug();
    await at.down();
    expect(at.host.box.counts().dropped - dropped).toBe('BTN 1 9 S'.length);
    await at.device.plug();
    await at.ready();
    at.device.cable.write(' #99\n');
    expect(await at.device.press('1')).toBe('OK');
    expect(at.host.presses.map(({ key }) => key)).toEqual(['1']);
  });

  onPty('cannot pass for a press of a box that signs its lines', async () => {
    at.device = new QboxEmulator({ path: at.path, time: at.host.time, signed: true });
    await at.connected();
    at.device.cable.write('BTN 1 1 S #5\n');
    expect(await at.device.press('2')).toBe('OK');
    expect(at.host.presses.map(({ key }) => key)).toEqual(['2']);
    expect(at.device.cable.received.toString()).toMatch(/OK #1\*[0-9A-F]{2}\n/);
  });
});
