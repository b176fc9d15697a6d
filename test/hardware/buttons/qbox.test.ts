import { readdirSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect } from 'vitest';
import type { PressAnswer } from '#hardware/ports.ts';
import { newDevicePath } from '../../support/box/pty.ts';
import { QboxEmulator } from '../../support/box/qbox-emulator.ts';
import { until } from '../../support/box/time.ts';
import { onPty } from './on-pty.ts';
import { type Rig, rig } from './rig.ts';

const ROUNDS = Number(process.env.NS_UNPLUGS ?? 10);
const RESEND_MS = 300;

let host: Rig;
let device: QboxEmulator;
let path: string;
let answer: () => Promise<PressAnswer>;

beforeEach(() => {
  path = newDevicePath();
  answer = async () => ({ ok: true, text: null });
  host = rig(path, { type: 'qbox' }, () => answer());
  device = new QboxEmulator({ path, time: host.time });
});
afterEach(async () => {
  await host.box.stop();
  await device.remove();
});

const state = () => host.box.condition().state;
const ready = () => until('the box is ready', () => state() === 'ready', host.time);
const down = () => until('the box is down', () => state() === 'down', host.time);
const shows = (digits: string) => until(`it shows ${digits}`, () => device.digits.get(1) === digits, host.time);
/** Lets bytes on their way arrive; time stands still meanwhile. */
async function settled(): Promise<void> {
  const before = host.box.counts().understood;
  device.send('PONG');
  await until('all was read', () => host.box.counts().understood > before);
}

async function connected(): Promise<void> {
  await device.plug();
  host.box.start();
  await ready();
}

describe('a press', () => {
  onPty('is answered, and told with its desk, key and kind', async () => {
    await connected();
    expect(await device.press('GREEN', 'L')).toBe('OK');
    expect(host.presses).toEqual([{ desk: 1, key: 'GREEN', press: 'long', n: 1 }]);
  });

  onPty('of a dispenser brings its number, or why there is none', async () => {
    await connected();
    answer = async () => ({ ok: true, text: 'A042' });
    expect(await device.ticket('1')).toBe('OK A042');
    for (const why of ['closed', 'paper', 'busy'] as const) {
      host.time.pass(1_000);
      answer = async () => ({ ok: false, why });
      expect(await device.ticket('1')).toBe(`ERR ${why.toUpperCase()}`);
    }
    expect(host.presses[0]).toEqual({ desk: 1, key: 'TKT-1', press: 'short', n: 1 });
    expect(host.presses).toHaveLength(4);
  });

  onPty('sent three times counts once and is answered alike', async () => {
    await connected();
    const answers = () => device.lines.filter((line) => line.includes('#17'));
    for (let times = 1; times <= 3; times++) {
      device.send('BTN 1 1 S #17');
      await until('its answer', () => answers().length === times);
      host.time.pass(times * 1_000);
    }
    expect(answers()).toEqual(Array(3).fill('OK #17'));
    expect(host.presses).toHaveLength(1);
  });

  onPty('sent again while its answer is awaited waits for the same answer', async () => {
    await connected();
    const { promise, resolve } = Promise.withResolvers<PressAnswer>();
    answer = () => promise;
    const told = device.press('1');
    for (let n = 0; n < 4; n++) {
      await settled();
      host.time.pass(RESEND_MS);
    }
    await settled();
    expect(host.presses).toHaveLength(1);
    resolve({ ok: true, text: null });
    expect(await told).toBe('OK');
  });

  onPty('with a number that another press had is refused', async () => {
    await connected();
    device.send('BTN 1 1 S #17');
    device.send('BTN 1 2 S #17');
    await until('two answers', () => device.lines.includes('ERR #17 REFUSED'));
    expect(host.presses.map(({ key }) => key)).toEqual(['1']);
  });

  onPty('whose answer fails is refused with a beep', async () => {
    await connected();
    answer = () => Promise.reject(new Error('the hub is away'));
    expect(await device.press('1')).toBe('ERR REFUSED');
    await until('a beep', () => device.lines.includes('BEEP 1 400'));
  });

  onPty('of two keys at once counts for both, a bouncing contact once', async () => {
    await connected();
    const answers = await Promise.all([device.press('1'), device.press('2'), device.press('1'), device.press('1')]);
    expect(answers).toEqual(['OK', 'OK', 'ERR BUSY', 'ERR BUSY']);
    expect(host.presses.map(({ key }) => key)).toEqual(['1', '2']);
  });

  onPty('of a key that is stuck counts once, however long it repeats itself', async () => {
    await connected();
    const answers: string[] = [];
    for (let n = 0; n < 50; n++) {
      answers.push(await device.press('1'));
      host.time.pass(100);
    }
    expect(answers).toEqual(['OK', ...Array(49).fill('ERR BUSY')]);
    host.time.pass(400);
    expect(await device.press('1')).toBe('OK');
    expect(host.presses).toHaveLength(2);
  });

  onPty('is answered one by one when 1,000 come in a second', async () => {
    await connected();
    const all: Promise<string>[] = [];
    for (let n = 0; n < 1_000; n++) {
      all.push(device.press(`K${n % 5}`));
      host.time.pass(1);
      if (n % 50 === 0) await settled();
    }
    await until(
      'all are answered',
      () => device.lines.filter((line) => /^(OK|ERR) #/.test(line)).length >= 1_000,
      host.time,
    );
    const answers = await Promise.all(all);
    expect(answers.filter((one) => one === 'OK')).toHaveLength(host.presses.length);
    expect(answers.filter((one) => one === 'OK' || one === 'ERR BUSY')).toHaveLength(1_000);
    expect(host.presses.map(({ key }) => key).sort()).toEqual(['K0', 'K1', 'K2', 'K3', 'K4']);
  });

  onPty('beyond eight that wait for an answer is refused at once', async () => {
    await connected();
    const { promise, resolve } = Promise.withResolvers<PressAnswer>();
    answer = () => promise;
    const first = Array.from({ length: 8 }, (_, n) => device.press(`K${n}`));
    expect(await device.press('K8')).toBe('ERR BUSY');
    resolve({ ok: true, text: null });
    expect(await Promise.all(first)).toEqual(Array(8).fill('OK'));
    expect(host.presses).toHaveLength(8);
  });
});

describe('a cable that is pulled', () => {
  onPty(`and plugged in again ${ROUNDS} times: every press counts once, the box shows the newest number`, async () => {
    await connected();
    const handles = readdirSync('/proc/self/fd').length;
    for (let round = 1; round <= ROUNDS; round++) {
      host.box.show(1, { state: 'called', number: `OLD${round}`, waiting: false });
      const told = device.press(`K${round}`);
      if (round % 2) expect(await told).toBe('OK');
      await device.unplug();
      await down();
      host.box.show(1, { state: 'called', number: `MID${round}`, waiting: false });
      host.box.show(1, { state: 'called', number: `A${round}`, waiting: false });
      await device.plug();
      await shows(`A${round} BLINK`);
      // What was meant for the time before never comes out of a buffer.
      expect(device.lines.filter((line) => /OLD|MID/.test(line))).toEqual([]);
    }
    const keys = host.presses.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.length).toBeGreaterThanOrEqual(Math.ceil(ROUNDS / 2));
    expect(host.box.counts().openings).toBeGreaterThan(ROUNDS);
    expect(readdirSync('/proc/self/fd').length).toBeLessThanOrEqual(handles + 3);
  });

  onPty('during a press does not double it when the box kept its power and sends it again', async () => {
    await connected();
    const { promise, resolve } = Promise.withResolvers<PressAnswer>();
    answer = () => promise;
    const told = device.press('1');
    await until('the press arrived', () => host.presses.length === 1);
    await device.unplug({ keepPower: true });
    await down();
    resolve({ ok: true, text: null });
    await device.plug({ keptPower: true });
    await ready();
    await until('the answer', () => device.lines.includes('OK #1'), host.time);
    expect(await told).toBe('OK');
    expect(host.presses).toHaveLength(1);
  });

  onPty('leaves the answer of a press behind when the box was started anew and counts from 1 again', async () => {
    await connected();
    const answers: ((answer: PressAnswer) => void)[] = [];
    answer = () => new Promise((resolve) => void answers.push(resolve));
    void device.press('1');
    await until('the press arrived', () => host.presses.length === 1);
    await device.unplug();
    await down();
    await device.plug();
    await ready();
    const second = device.press('2');
    await until('the second press arrived', () => host.presses.length === 2, host.time);
    answers[0]?.({ ok: true, text: 'FIRST' });
    answers[1]?.({ ok: true, text: 'SECOND' });
    expect(await second).toBe('OK SECOND');
  });
});

describe('a station that was started anew', () => {
  onPty('refuses the press that its predecessor may have counted, and welcomes the box that stayed on', async () => {
    await connected();
    device.deaf = true;
    const told = device.press('1');
    await until('the press arrived', () => host.presses.length === 1);
    await host.box.stop();
    device.deaf = false;
    const next = rig(path);
    next.box.start();
    await until('the port is open', () => next.box.counts().openings === 1);
    device.send('BTN 1 1 S #1');
    expect(await told).toBe('ERR REFUSED');
    await until('the welcome', () => device.lines.includes('WELCOME'));
    device.send('BTN 1 1 S #1');
    await until('the same answer', () => device.lines.filter((line) => line === 'ERR #1 REFUSED').length === 2);
    expect(next.presses).toEqual([]);
    await next.box.stop();
  });
});

describe('a box that falls silent', () => {
  onPty('is down within 10 s and up again when it speaks', async () => {
    await connected();
    await settled();
    device.silent = true;
    const since = host.time.monotonic();
    while (state() === 'ready') host.time.pass(100);
    expect(host.time.monotonic() - since).toBeLessThanOrEqual(10_000);
    expect(host.box.condition()).toEqual({ state: 'down', problem: 'timeout' });
    device.silent = false;
    await ready();
    expect(host.conditions.map(({ state: one }) => one)).toEqual(['ready', 'down', 'ready']);
  });
});

describe('noise', () => {
  onPty('at another speed, half lines and commands of the host itself are ignored and counted', async () => {
    await connected();
    const before = host.box.counts();
    for (const line of [
      'BTN 1 1 S',
      'BTN 9 1 S #1',
      'BTN 1 1 X #1',
      'BTN 1 1 S #1 ',
      'OK #1',
      'btn 1 1 S #1',
      'BTN 1 1 S #1*00',
    ]) {
      device.cable.write(`${line}\n`);
    }
    device.cable.write(Buffer.from([0xfe, 0x00, 0xff, 0x83, 0x0a, 0xe0, 0x9c, 0x0d]));
    expect(await device.press('1')).toBe('OK');
    expect(host.presses).toHaveLength(1);
    expect(host.box.counts().ignored - before.ignored).toBe(9);
  });

  onPty('of 1 MB without an end of line costs one line of memory, and the next line counts', async () => {
    await connected();
    const { dropped } = host.box.counts();
    device.cable.write(Buffer.alloc(1_000_000, 'x'));
    device.cable.write('\n');
    expect(await device.press('1')).toBe('OK');
    expect(host.box.counts().dropped - dropped).toBe(1_000_000);
  });

  onPty('of half a line, lost at the unplugging, does not join the next line', async () => {
    await connected();
    const { ignored, dropped } = host.box.counts();
    device.cable.write('noise\nBTN 1 9 S');
    await until('the noise and half a line arrived', () => host.box.counts().ignored > ignored);
    await device.unplug();
    await down();
    expect(host.box.counts().dropped - dropped).toBe('BTN 1 9 S'.length);
    await device.plug();
    await ready();
    device.cable.write(' #99\n');
    expect(await device.press('1')).toBe('OK');
    expect(host.presses.map(({ key }) => key)).toEqual(['1']);
  });

  onPty('cannot pass for a press of a box that signs its lines', async () => {
    device = new QboxEmulator({ path, time: host.time, signed: true });
    await connected();
    device.cable.write('BTN 1 1 S #5\n');
    expect(await device.press('2')).toBe('OK');
    expect(host.presses.map(({ key }) => key)).toEqual(['2']);
    expect(device.cable.received.toString()).toMatch(/OK #1\*[0-9A-F]{2}\n/);
  });
});

describe('lamps and digits', () => {
  const lamps = () => [1, 2, 3].map((n) => device.lamps.get(`1/${n}`));

  onPty('are red without a session, and follow the desk', async () => {
    await connected();
    await shows('_ STEADY');
    expect(lamps()).toEqual(['ON', 'OFF', 'OFF']);
    const steps = [
      [{ state: 'free', number: null, waiting: false }, ['OFF', 'ON', 'OFF'], '_ STEADY'],
      [{ state: 'free', number: null, waiting: true }, ['OFF', 'SLOW', 'OFF'], '_ STEADY'],
      [{ state: 'called', number: 'A42', waiting: true }, ['OFF', 'FAST', 'OFF'], 'A42 BLINK'],
      [{ state: 'serving', number: 'A42', waiting: false }, ['OFF', 'OFF', 'ON'], 'A42 STEADY'],
      [{ state: 'break', number: null, waiting: true }, ['OFF', 'OFF', 'SLOW'], '_ STEADY'],
      [{ state: 'none', number: null, waiting: true }, ['ON', 'OFF', 'OFF'], '_ STEADY'],
    ] as const;
    for (const [sign, lit, digits] of steps) {
      host.box.show(1, sign);
      await until('the lamps', () => lamps().join() === lit.join());
      await shows(digits);
    }
  });

  onPty('are sent in full after each greeting, and only what the box has', async () => {
    device = new QboxEmulator({ path, time: host.time, facts: 'id=X1 desks=2 keys=2 leds=2 digits=2' });
    await connected();
    host.box.show(2, { state: 'serving', number: 'B107', waiting: false });
    await until('the digits', () => device.digits.get(2) === '07 STEADY');
    device.lines.length = 0;
    device.send('HELLO qbox/1 id=X1 desks=2 keys=2 leds=2 digits=2');
    await until('all of it', () => device.lines.length === 7);
    expect(device.lines).toEqual([
      'WELCOME',
      'LED 1 1 ON',
      'LED 1 2 OFF',
      'SHOW 1 _ STEADY',
      'LED 2 1 OFF',
      'LED 2 2 OFF',
      'SHOW 2 07 STEADY',
    ]);
  });

  onPty('cannot be made to break a line', async () => {
    await connected();
    host.box.show(1, { state: 'serving', number: 'A\n1 é', waiting: false });
    await shows('_1__ STEADY');
  });
});

onPty('a dispenser that runs out of paper is a warning until it has some', async () => {
  await connected();
  device.send('STAT paper=low temp=31');
  device.send('STAT paper=out');
  device.send('STAT paper=ok');
  await until('all three', () => host.conditions.length === 4);
  expect(host.conditions.slice(1)).toEqual([
    { state: 'warning', problem: 'paperLow' },
    { state: 'warning', problem: 'paperOut' },
    { state: 'ready', problem: null },
  ]);
});
