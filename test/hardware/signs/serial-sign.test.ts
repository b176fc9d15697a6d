import { afterEach, beforeEach, describe, expect } from 'vitest';
import type { Condition, DeskSign } from '#hardware/ports.ts';
import { SerialSign } from '#hardware/signs/serial-sign.ts';
import { Cable, newDevicePath } from '../../support/box/pty.ts';
import { HandHardwareTime, until } from '../../support/box/time.ts';
import { onPty } from '../buttons/on-pty.ts';
import { typedPath } from '../buttons/rig.ts';

const STX_SIGN = { show: '\\x0201{number:4}\\x03', clear: '\\x0201    \\x03' };
const called = (number: string): DeskSign => ({ state: 'called', number, waiting: false });
const FREE: DeskSign = { state: 'free', number: null, waiting: true };

let cable: Cable;
let time: HandHardwareTime;
let sign: SerialSign;
let conditions: Condition[];

beforeEach(() => {
  cable = new Cable(newDevicePath());
  time = new HandHardwareTime(0);
  conditions = [];
  sign = signWith(STX_SIGN.show, STX_SIGN.clear);
});
afterEach(async () => {
  await sign.stop();
  await cable.remove();
});

function signWith(show: string, clear: string): SerialSign {
  return new SerialSign({
    settings: {
      name: 'Sign',
      station: 'station',
      port: typedPath(cable.path),
      desk: 'desk-1',
      show,
      clear,
      enabled: true,
    },
    time,
    changed: (condition) => void conditions.push(condition),
  });
}
const open = () => until('the port is open', () => sign.condition().state === 'unknown', time);
const shows = (bytes: string) =>
  until(`it was sent ${JSON.stringify(bytes)}`, () => cable.received.toString('latin1').endsWith(bytes));

describe('a sign', () => {
  onPty('shows the number of its desk, and is cleared', async () => {
    await cable.plug();
    sign.start();
    await open();
    sign.show(called('A42'));
    sign.show(called('A42'));
    sign.show({ state: 'serving', number: 'A42', waiting: true });
    sign.show(FREE);
    await shows('\x0201    \x03\x0201 A42\x03\x0201    \x03');
    expect(cable.received).toHaveLength(24);
  });

  onPty('that comes back is sent what it should show now, and nothing of before', async () => {
    sign.show(called('OLD'));
    await cable.plug();
    sign.start();
    await shows('\x0201 OLD\x03');
    for (let round = 1; round <= 5; round++) {
      await cable.unplug();
      await until('it is down', () => sign.condition().state === 'down', time);
      sign.show(called('MID'));
      sign.show(called(`B${round}`));
      await cable.plug();
      await until('it is up', () => cable.received.length > 0, time);
      await shows(`\x0201  B${round}\x03`);
      expect(cable.received.toString()).not.toMatch(/OLD|MID/);
    }
    expect(sign.counts()).toMatchObject({ openings: 6, understood: 0 });
    expect(conditions.at(-1)).toEqual({ state: 'unknown', problem: null });
  });

  onPty('that talks is not listened to', async () => {
    await cable.plug();
    sign.start();
    await open();
    cable.write('l2\r^l\r');
    await until('it was dropped', () => sign.counts().dropped === 6);
    expect(sign.condition()).toEqual({ state: 'unknown', problem: null });
  });
});
