import type { BoxProtocol, SerialPort } from '#contract/hardware.ts';
import { openBox } from '#hardware/buttons/open-box.ts';
import type { ButtonBox, Condition, HardwareTime, Press, PressAnswer } from '#hardware/ports.ts';
import { HandHardwareTime } from '../../support/box/time.ts';

/** A driver under test, with all that it told. */
export interface Rig<Time extends HardwareTime = HandHardwareTime> {
  box: ButtonBox;
  time: Time;
  presses: Press[];
  conditions: Condition[];
}

export const typedPath = (path: string): SerialPort => ({
  path,
  vendorId: null,
  productId: null,
  serialNumber: null,
  baud: 9600,
});

export function rig(
  port: string | SerialPort,
  protocol: BoxProtocol = { type: 'qbox' },
  answer: (press: Press) => Promise<PressAnswer> = async () => ({ ok: true, text: null }),
): Rig {
  const time = new HandHardwareTime(1_790_000_000_000);
  return rigWith(time, port, protocol, answer);
}

export function rigWith<Time extends HardwareTime>(
  time: Time,
  port: string | SerialPort,
  protocol: BoxProtocol,
  answer: (press: Press) => Promise<PressAnswer>,
): Rig<Time> {
  const presses: Press[] = [];
  const conditions: Condition[] = [];
  const box = openBox({
    settings: {
      name: 'Box of a test',
      station: 'station',
      port: typeof port === 'string' ? typedPath(port) : port,
      protocol,
      desks: ['desk-1'],
      keys: [],
      enabled: true,
    },
    time,
    pressed: (press) => {
      presses.push(press);
      return answer(press);
    },
    changed: (condition) => void conditions.push(condition),
  });
  return { box, time, presses, conditions };
}
