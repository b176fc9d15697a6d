import { chmodSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SerialPort } from '#contract/hardware.ts';
import { closePort, isGone, openPort } from '#hardware/buttons/serial-port.ts';
import { Cable, newDevicePath } from '../../support/box/pty.ts';
import { QboxEmulator } from '../../support/box/qbox-emulator.ts';
import { realTime, until } from '../../support/box/time.ts';
import { onPty } from './on-pty.ts';
import { rig, typedPath } from './rig.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'udev-'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

/** Puts a `udevadm` first in PATH that knows these ports, by path and serial number. */
function listed(ports: [path: string, serialNumber: string][]): void {
  const records = ports.map(
    ([path, serial]) =>
      `P: /devices/usb1\nN: ${path.replace('/dev/', '')}\nE: DEVNAME=${path}\nE: ID_VENDOR_ID=2341\nE: ID_MODEL_ID=0043\nE: ID_SERIAL_SHORT=${serial}\n`,
  );
  const stub = join(folder, 'udevadm');
  writeFileSync(stub, `#!/bin/sh\ncat <<'END'\n${records.join('\n')}\nEND\n`);
  chmodSync(stub, 0o755);
  vi.stubEnv('PATH', `${folder}:${process.env.PATH}`);
}
const plug = (serialNumber: string | null, vendorId: string | null = null): SerialPort => ({
  ...typedPath('/dev/none'),
  path: null,
  vendorId,
  serialNumber,
});

describe('a device that is found by its plug', () => {
  onPty('is found again at another path after it was unplugged', async () => {
    const at = new Cable(newDevicePath());
    // The list knows the names of real serial ports only, so the terminal gets one of those.
    const name = (n: number) => join(at.path, '..', `ttyACM${n}`);
    const host = rig(plug('AB12', '2341'));
    for (const n of [0, 3]) {
      const device = new QboxEmulator({ path: name(n), time: host.time });
      await device.plug();
      listed([
        ['/dev/ttyACM9', 'OTHER'],
        [name(n), 'AB12'],
      ]);
      host.box.start();
      await until('it is ready', () => host.box.condition().state === 'ready', host.time);
      expect(await device.press(`K${n}`)).toBe('OK');
      await device.unplug();
      await until('it is down', () => host.box.condition().state === 'down', host.time);
    }
    await host.box.stop();
    await at.remove();
  });

  it('is not found when nobody lists it, or the computer cannot list', async () => {
    listed([['/dev/ttyACM9', 'OTHER']]);
    await expect(openPort(plug('AB12'), 'none')).rejects.toMatchObject({ problem: 'notFound' });
    vi.stubEnv('PATH', folder.concat('-empty'));
    await expect(openPort(plug('AB12'), 'none')).rejects.toMatchObject({ problem: 'notFound' });
  });

  it('is not guessed: two that fit, or settings that say nothing, are refused', async () => {
    listed([
      ['/dev/ttyACM8', 'AB12'],
      ['/dev/ttyACM9', 'AB13'],
    ]);
    await expect(openPort(plug(null, '2341'), 'none')).rejects.toMatchObject({ problem: 'badSettings' });
    await expect(openPort(plug(null), 'none')).rejects.toMatchObject({ problem: 'badSettings' });
  });
});

describe('a typed path', () => {
  it('that is no serial port says what it is, and nothing is created there', async () => {
    const file = join(folder, 'file');
    writeFileSync(file, 'kept');
    await expect(openPort(typedPath('/dev/ttyUSB77'), 'none')).rejects.toMatchObject({ problem: 'notFound' });
    await expect(openPort(typedPath('/dev/null'), 'none')).rejects.toMatchObject({ problem: 'notADevice' });
    await expect(openPort(typedPath(file), 'none')).rejects.toMatchObject({ problem: 'notADevice' });
    await expect(openPort(typedPath(folder), 'none')).rejects.toMatchObject({ problem: 'notADevice' });
  });

  onPty('that another program holds is busy until it lets go', async () => {
    const cable = new Cable(newDevicePath());
    await cable.plug();
    const held = await openPort(typedPath(cable.path), 'none');
    const host = rig(cable.path, { type: 'lines', pattern: '(?<key>.)', reply: null });
    host.box.start();
    await until('it is busy', () => host.box.condition().problem === 'busy');
    await new Promise<void>((resolve) => held.close(() => resolve()));
    await until('it is open', () => host.box.condition().state === 'unknown', host.time);
    await host.box.stop();
    await cable.remove();
  });

  onPty('whose plug is pulled is seen to be gone, also where no event tells', async () => {
    const cable = new Cable(newDevicePath());
    await cable.plug();
    // Nobody reads: the bindings notice nothing, as in the middle of a reading.
    const port = await openPort(typedPath(cable.path), 'none');
    expect(await isGone(port)).toBe(false);
    await cable.unplug();
    expect(port.isOpen).toBe(true);
    expect(await isGone(port)).toBe(true);
    await closePort(port, realTime, 'drop');
    await cable.remove();
  });

  onPty('is tried at once, then after 250, 500, 1000 and 2000 ms', async () => {
    const path = newDevicePath();
    symlinkSync('/dev/nowhere', path);
    const waits: number[] = [];
    const host = rig(path);
    const { after } = host.time;
    host.time.after = (wait, callback) => {
      waits.push(wait);
      return after.call(host.time, wait, callback);
    };
    host.box.start();
    await until('six tries', () => waits.length >= 6, host.time);
    expect(waits.slice(0, 6)).toEqual([250, 500, 1_000, 2_000, 2_000, 2_000]);
    await host.box.stop();
    await new Cable(path).remove();
  });
});
