import { describe, expect } from 'vitest';
import type { PressAnswer } from '#hardware/ports.ts';
import { QboxEmulator } from '../../support/box/qbox-emulator.ts';
import { until } from '../../support/box/time.ts';
import { onPty } from './on-pty.ts';
import { qboxStage } from './qbox-stage.ts';

const RESEND_MS = 300;
const at = qboxStage();

describe('a press', () => {
  onPty('is answered, and told with its desk, key and kind', async () => {
    await at.connected();
    expect(await at.device.press('GREEN', 'L')).toBe('OK');
    expect(at.host.presses).toEqual([{ desk: 1, key: 'GREEN', press: 'long', n: 1 }]);
  });

  onPty('of a dispenser brings its number, or why there is none', async () => {
    await at.connected();
    at.answer = async () => ({ ok: true, text: 'A042' });
    expect(await at.device.ticket('1')).toBe('OK A042');
    for (const why of ['closed', 'paper', 'busy'] as const) {
      at.host.time.pass(1_000);
      at.answer = async () => ({ ok: false, why });
      expect(await at.device.ticket('1')).toBe(`ERR ${why.toUpperCase()}`);
    }
    expect(at.host.presses[0]).toEqual({ desk: 1, key: 'TKT-1', press: 'short', n: 1 });
    expect(at.host.presses).toHaveLength(4);
  });

  onPty('sent three times counts once and is answered alike', async () => {
    await at.connected();
    const answers = () => at.device.lines.filter((line) => line.includes('#17'));
    for (let times = 1; times <= 3; times++) {
      at.device.send('BTN 1 1 S #17');
      await until('its answer', () => answers().length === times);
      at.host.time.pass(times * 1_000);
    }
    expect(answers()).toEqual(Array(3).fill('OK #17'));
    expect(at.host.presses).toHaveLength(1);
  });

  onPty('sent again while its answer is awaited waits for the same answer', async () => {
    await at.connected();
    const { promise, resolve } = Promise.withResolvers<PressAnswer>();
    at.answer = () => promise;
    const told = at.device.press('1');
    for (let n = 0; n < 4; n++) {
      await at.settled();
      at.host.time.pass(RESEND_MS);
    }
    await at.settled();
    expect(at.host.presses).toHaveLength(1);
    resolve({ ok: true, text: null });
    expect(await told).toBe('OK');
  });

  onPty('with a number that another press had is refused', async () => {
    await at.connected();
    at.device.send('BTN 1 1 S #17');
    at.device.send('BTN 1 2 S #17');
    await until('two answers', () => at.device.lines.includes('ERR #17 REFUSED'));
    expect(at.host.presses.map(({ key }) => key)).toEqual(['1']);
  });

  onPty('whose answer fails is refused with a beep', async () => {
    await at.connected();
    at.answer = () => Promise.reject(new Error('the hub is away'));
    expect(await at.device.press('1')).toBe('ERR REFUSED');
    await until('a beep', () => at.device.lines.includes('BEEP 1 400'));
  });

  onPty('of two keys at once counts for both, a bouncing contact once', async () => {
    await at.connected();
    const answers = await Promise.all([
      at.device.press('1'),
      at.device.press('2'),
      at.device.press('1'),
      at.device.press('1'),
    ]);
    expect(answers).toEqual(['OK', 'OK', 'ERR BUSY', 'ERR BUSY']);
    expect(at.host.presses.map(({ key }) => key)).toEqual(['1', '2']);
  });

  onPty('of a key that is stuck counts once, however long it repeats itself', async () => {
    await at.connected();
    const answers: string[] = [];
    for (let n = 0; n < 50; n++) {
      answers.push(await at.device.press('1'));
      at.host.time.pass(100);
    }
    expect(answers).toEqual(['OK', ...Array(49).fill('ERR BUSY')]);
    at.host.time.pass(400);
    expect(await at.device.press('1')).toBe('OK');
    expect(at.host.presses).toHaveLength(2);
  });

  onPty('is answered one by one when 1,000 come in a second', async () => {
    await at.connected();
    const all: Promise<string>[] = [];
    for (let n = 0; n < 1_000; n++) {
      all.push(at.device.press(`K${n % 5}`));
      at.host.time.pass(1);
      if (n % 50 === 0) await at.settled();
    }
    await until(
      'all are answered',
      () => at.device.lines.filter((line) => /^(OK|ERR) #/.test(line)).length >= 1_000,
      at.host.time,
    );
    const answers = await Promise.all(all);
    expect(answers.filter((one) => one === 'OK')).toHaveLength(at.host.presses.length);
    expect(answers.filter((one) => one === 'OK' || one === 'ERR BUSY')).toHaveLength(1_000);
    expect(at.host.presses.map(({ key }) => key).sort()).toEqual(['K0', 'K1', 'K2', 'K3', 'K4']);
  });

  onPty('beyond eight that wait for an answer is refused at once', async () => {
    await at.connected();
    const { promise, resolve } = Promise.withResolvers<PressAnswer>();
    at.answer = () => promise;
    const first = Array.from({ length: 8 }, (_, n) => at.device.press(`K${n}`));
    expect(await at.device.press('K8')).toBe('ERR BUSY');
    resolve({ ok: true, text: null });
    expect(await Promise.all(first)).toEqual(Array(8).fill('OK'));
    expect(at.host.presses).toHaveLength(8);
  });
});

describe('lamps and digits', () => {
  const lamps = () => [1, 2, 3].map((n) => at.device.lamps.get(`1/${n}`));

  onPty('are red without a session, and follow the desk', async () => {
    await at.connected();
    await at.shows('_ STEADY');
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
      at.host.box.show(1, sign);
      await until('the lamps', () => lamps().join() === lit.join());
      await at.shows(digits);
    }
  });

  onPty('are sent in full after each greeting, and only what the box has', async () => {
    at.device = new QboxEmulator({ path: at.path, time: at.host.time, facts: 'id=X1 desks=2 keys=2 leds=2 digits=2' });
    await at.connected();
    at.host.box.show(2, { state: 'serving', number: 'B107', waiting: false });
    await until('the digits', () => at.device.digits.get(2) === '07 STEADY');
    at.device.lines.length = 0;
    at.device.send('HELLO qbox/1 id=X1 desks=2 keys=2 leds=2 digits=2');
    await until('all of it', () => at.device.lines.length === 7);
    expect(at.device.lines).toEqual([
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
    await at.connected();
    at.host.box.show(1, { state: 'serving', number: 'A\n1 é', waiting: false });
    await at.shows('_1__ STEADY');
  });
});

onPty('a dispenser that runs out of paper is a warning until it has some', async () => {
  await at.connected();
  at.device.send('STAT paper=low temp=31');
  at.device.send('STAT paper=out');
  at.device.send('STAT paper=ok');
  await until('all three', () => at.host.conditions.length === 4);
  expect(at.host.conditions.slice(1)).toEqual([
    { state: 'warning', problem: 'paperLow' },
    { state: 'warning', problem: 'paperOut' },
    { state: 'ready', problem: null },
  ]);
});
