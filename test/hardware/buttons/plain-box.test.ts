import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BoxProtocol } from '#contract/hardware.ts';
import { Cable, newDevicePath } from '../../support/box/pty.ts';
import { until } from '../../support/box/time.ts';
import { onPty } from './on-pty.ts';
import { type Rig, rig } from './rig.ts';

const ROUNDS = Number(process.env.NS_UNPLUGS ?? 10);
const LINES: BoxProtocol = { type: 'lines', pattern: '(?:D(?<desk>\\d) )?KEY(?<key>\\w+)', reply: 'ACK\\r\\n' };
const FRAMES: BoxProtocol = { type: 'frames', start: 0x02, end: 0x03, length: 6, keyAt: 2, checksum: 'xor' };

let cable: Cable;
let host: Rig;
beforeEach(() => {
  cable = new Cable(newDevicePath());
});
afterEach(async () => {
  await host.box.stop();
  await cable.remove();
});

async function connected(protocol: BoxProtocol): Promise<void> {
  host = rig(cable.path, protocol);
  await cable.plug();
  host.box.start();
  await until('the port is open', () => host.box.condition().state === 'unknown', host.time);
}
const read = (pieces: number) =>
  until(`${pieces} pieces were read`, () => {
    const { understood, ignored } = host.box.counts();
    return understood + ignored >= pieces;
  });
const keys = () => host.presses.map(({ desk, key }) => `${desk}/${key}`);

describe('a box of lines', () => {
  onPty('tells key and desk by the pattern, whatever ends its lines, and is replied to', async () => {
    await connected(LINES);
    cable.write('KEY1\r\nD3 KEYF2\rnonsense\n\nD9 KEY1\nxKEY4\nKEY4x-\n');
    await read(6);
    expect(keys()).toEqual(['1/1', '3/F2']);
    expect(host.presses[0]).toEqual({ desk: 1, key: '1', press: 'short', n: null });
    expect(host.box.counts()).toMatchObject({ understood: 2, ignored: 4 });
    await until('two replies', () => cable.received.toString() === 'ACK\r\nACK\r\n');
  });

  onPty('whose key is stuck counts once, and again after a pause', async () => {
    await connected(LINES);
    for (let n = 1; n <= 20; n++) {
      cable.write('KEY1\n');
      await read(n);
      host.time.pass(300);
    }
    host.time.pass(400);
    cable.write('KEY1\n');
    await read(21);
    expect(keys()).toEqual(['1/1', '1/1']);
  });

  onPty('that stops in the middle of a line does not join it to the next', async () => {
    await connected(LINES);
    cable.write('x\nKEY');
    await read(1);
    host.time.pass(2_100);
    cable.write('KEY7\n');
    await read(2);
    expect(keys()).toEqual(['1/7']);
    expect(host.box.counts().dropped).toBe(3);
  });

  onPty(`that is unplugged in the middle of its lines is down, ${ROUNDS} times`, async () => {
    await connected(LINES);
    for (let round = 0; round < ROUNDS; round++) {
      const chatter = setInterval(() => cable.write('KEY1\n'.repeat(20)), 0);
      await delay(10);
      await cable.unplug();
      clearInterval(chatter);
      await until('it is down', () => host.box.condition().state === 'down', host.time);
      await cable.plug();
      await until('the port is open', () => host.box.condition().state === 'unknown', host.time);
    }
    expect(host.box.counts().openings).toBe(ROUNDS + 1);
  });

  onPty('cannot say that it is there, but that it is gone is seen', async () => {
    await connected(LINES);
    await cable.unplug();
    await until('it is down', () => host.box.condition().state === 'down', host.time);
    await until('it is not found', () => host.box.condition().problem === 'notFound', host.time);
    await cable.plug();
    await until('the port is open', () => host.box.condition().state === 'unknown', host.time);
  });
});

describe('a box of frames', () => {
  const frame = (key: number, desk = 0x31) => [0x02, desk, key, 0x00, desk ^ key, 0x03];

  onPty('tells its keys among noise, half frames and wrong checksums', async () => {
    await connected(FRAMES);
    const noise = [0xff, 0x02, 0x02, 0x31];
    const wrong = [0x02, 0x31, 0x41, 0x00, 0x00, 0x03];
    cable.write(Buffer.from([...frame(0x35), ...noise, ...frame(0x0a), ...wrong, ...frame(0x47)]));
    await read(3);
    expect(keys()).toEqual(['1/5', '1/0x0A', '1/G']);
    expect(host.box.counts()).toMatchObject({ understood: 3, ignored: 0, dropped: noise.length + wrong.length });
  });

  onPty('may send them byte by byte', async () => {
    await connected({ ...FRAMES, checksum: 'none' });
    for (const byte of frame(0x41)) {
      cable.write(Buffer.from([byte]));
      host.time.pass(50);
    }
    await read(1);
    expect(keys()).toEqual(['1/A']);
  });
});

describe('settings that cannot work', () => {
  it('are refused with a sentence', () => {
    host = rig('/dev/shm/none');
    expect(() => rig('/dev/shm/none', { ...LINES, pattern: '\\d+' })).toThrow('no group named key');
    expect(() => rig('/dev/shm/none', { ...FRAMES, keyAt: 4 })).toThrow('keyAt is not inside the frame');
    expect(() => rig('/dev/shm/none', { ...LINES, reply: '\\q' })).toThrow('\\q is not an escape');
  });
});
