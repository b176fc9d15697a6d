import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Status } from '#contract/wire.ts';
import { addressesOf, listOf, qrCodesOf } from '../../main/cli/addresses.ts';
import { parseStart } from '../../main/cli/start-options.ts';
import { Client, join as joinHub, SILENT } from '../support/client.ts';
import { newDataDir, removeDataDir } from '../support/hub.ts';
import { Program, runProgram } from '../support/program.ts';

const START = 'hub-start.ts';
let data: string;
const running: Program[] = [];
beforeEach(() => {
  data = newDataDir();
});
afterEach(async () => {
  for (const program of running.splice(0)) await program.stop('SIGKILL');
  removeDataDir(data);
});

async function started(...args: string[]): Promise<Program> {
  const program = new Program(START, ['--port', '0', '--data', data, '--no-qr', '--no-mdns', ...args]);
  running.push(program);
  await program.says(/Ctrl\+C/);
  return program;
}
const addressIn = (out: string, role: string) =>
  new RegExp(`http://localhost:(\\d+)/${role}#join=([0-9a-f]+)`).exec(out);
const baseOf = (program: Program) => `http://localhost:${addressIn(program.out, 'desk')?.[1]}`;
const access = () => JSON.parse(readFileSync(join(data, 'access.json'), 'utf8')) as { join: Record<string, string> };

describe('an office that was just started', () => {
  test('prints an address for each kind of screen, which works once and is followed by the next', async () => {
    const program = await started();
    for (const role of ['admin', 'kiosk', 'desk', 'display']) expect(addressIn(program.out, role)).not.toBeNull();
    const secret = addressIn(program.out, 'kiosk')?.[2] ?? '';
    await joinHub(baseOf(program), secret, 'Kiosk');
    const [, next] = await program.says(/One kiosk screen has joined\. For the next one:\n.*join=([0-9a-f]+)/);
    expect(next).not.toBe(secret);
    expect(access().join.kiosk).toBe(next);
    await expect(joinHub(baseOf(program), secret, 'Thief')).rejects.toThrow('joinSecretUsed');
  });

  test('keeps its secrets in a file for its own user only, and takes it away when it stops', async () => {
    const program = await started();
    const file = join(data, 'access.json');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(access().join.desk).toBe(addressIn(program.out, 'desk')?.[2]);
    expect(await program.stop()).toMatchObject({ status: 0 });
    expect(existsSync(file)).toBe(false);
  });

  test('is the preset that was asked for, once', async () => {
    const program = await started('--preset', 'clinic');
    const status = async () => (await (await fetch(`${baseOf(program)}/api/v1/status`)).json()) as Status;
    const { services, day } = await status();
    expect(services.map(({ id }) => id)).toContain('bloodTests');
    expect(day).not.toBeNull();
    await program.stop();
    const again = await started('--preset', 'bank');
    expect(again.out).toContain('This office was set up before, so --preset changed nothing.');
  });

  test('ends well on Ctrl+C, saying goodbye to its screens', async () => {
    const program = await started();
    const { token } = await joinHub(baseOf(program), addressIn(program.out, 'kiosk')?.[2] ?? '', 'Kiosk');
    const kiosk = await new Client({ url: baseOf(program), token, views: ['kiosk:main'], listener: SILENT }).open();
    expect(await program.stop('SIGINT')).toMatchObject({ status: 0 });
    expect(kiosk.goodbye).toBe('stopping');
    kiosk.close();
  });

  test('can be a demo: visitors come, staff calls, and every screen says so', async () => {
    const program = await started('--demo', '--speed', '60');
    expect(program.out).toContain('Demo: visitors and staff are simulated, at speed 60.');
    const { token } = await joinHub(baseOf(program), addressIn(program.out, 'admin')?.[2] ?? '', 'Me');
    const admin = new Client({ url: baseOf(program), token, views: ['display:all', 'queue:main'], listener: SILENT });
    await admin.open();
    expect(admin.picture('display:all').head.demo).toBe(true);
    const served = () =>
      [...admin.picture('display:all').rows.values()].some((row) => row.table === 'call' && row.state === 'over');
    await admin.until(served, 25_000);
    admin.close();
  }, 60_000);
});

describe('what cannot be done is told in one sentence', () => {
  const sentence = (text: string) => text.trim().split('\n')[0];

  test('a port that is taken', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, resolve));
    const { port } = other.address() as AddressInfo;
    const { status, err } = await runProgram(START, '--port', String(port), '--data', data);
    expect(status).toBe(1);
    expect(sentence(err)).toBe(
      `Port ${port} is in use by another program. Close that program, or choose another port with --port.`,
    );
    other.close();
  });

  test('a data folder in use', async () => {
    await started();
    const { status, err } = await runProgram(START, '--port', '0', '--data', data);
    expect(status).toBe(1);
    expect(sentence(err)).toContain(`already running on ${data}`);
  });

  test('a folder that is none', async () => {
    const file = join(data, 'a-file');
    writeFileSync(file, '');
    const { status, err } = await runProgram(START, '--port', '0', '--data', join(file, 'data'));
    expect(status).toBe(1);
    expect(sentence(err)).toContain('Choose another one with --data.');
  });

  test('a database that is none, and is not touched', async () => {
    const file = join(data, 'hub.sqlite');
    writeFileSync(file, 'x'.repeat(8_192));
    const { status, err } = await runProgram(START, '--port', '0', '--data', data);
    expect(status).toBe(1);
    expect(sentence(err)).toContain('was not touched');
    expect(readFileSync(file, 'utf8')).toBe('x'.repeat(8_192));
  });

  test('an address that this computer does not have', async () => {
    const { status, err } = await runProgram(START, '--port', '0', '--data', data, '--host', '203.0.113.7');
    expect(status).toBe(1);
    expect(sentence(err)).toContain('This computer has no such address.');
  });

  test.each<[string[], string]>([
    [['--preset', 'pub'], 'There is no preset "pub". Choose one of: bank, clinic, empty, shop, townHall.'],
    [['--port', 'http'], '--port needs a number from 0 to 65535, not "http".'],
    [['--port', '70000'], '--port needs a number from 0 to 65535, not "70000".'],
    [['--speed', '3'], '--speed goes with --demo.'],
    [['--demo', '--speed', '0'], '--speed needs a number from 0.1 to 100, not "0".'],
    [['--colour'], "Unknown option '--colour'."],
    [['--port'], "Option '--port <value>' argument missing."],
    [['start'], '"start" is not an option.'],
  ])('%j', async (args, expected) => {
    expect(() => parseStart(args, ['bank', 'clinic', 'empty', 'shop', 'townHall'])).toThrow(expected);
  });

  test('what was typed wrong ends with status 2 and names the help', async () => {
    const { status, err } = await runProgram(START, '--bogus');
    expect(status).toBe(2);
    expect(err).toContain('All options: npm start -- --help');
  });

  test('--help says everything and starts nothing', async () => {
    const { status, out } = await runProgram(START, '--help', '--data', data);
    expect(status).toBe(0);
    for (const option of ['--port', '--data', '--preset', '--demo', '--speed', '--no-qr', '--host', '--no-mdns'])
      expect(out).toContain(option);
    expect(out).toContain('bank, clinic, empty, shop, townHall');
    expect(existsSync(join(data, 'hub.sqlite'))).toBe(false);
  });
});

describe('addresses', () => {
  const join_ = {
    desk: 'd'.repeat(32),
    kiosk: 'k'.repeat(32),
    display: 'w'.repeat(32),
    admin: 'a'.repeat(32),
    station: 's'.repeat(32),
  };
  const addresses = { lan: ['192.168.1.20', '10.0.0.3'], own: '127.0.0.1', port: 8080, join: join_ };

  test('are those for other computers first, then this one', () => {
    expect(addressesOf(addresses, 'desk')).toEqual([
      `http://192.168.1.20:8080/desk#join=${join_.desk}`,
      `http://localhost:8080/desk#join=${join_.desk}`,
    ]);
    expect(addressesOf({ ...addresses, lan: [] }, 'desk')).toHaveLength(1);
    const only = { ...addresses, lan: ['192.168.1.20'], own: '192.168.1.20' };
    expect(addressesOf(only, 'desk')).toEqual([`http://192.168.1.20:8080/desk#join=${join_.desk}`]);
    expect(listOf(addresses).split('\n')).toHaveLength(8);
  });

  test.each([
    [80, 2],
    [200, 1],
    [40, 4],
  ])('as QR codes fit a terminal of %i columns in %i rows', async (columns, rows) => {
    const drawn = await qrCodesOf(addresses, columns);
    const titles = drawn.split('\n').filter((line) => /Admin|Kiosk|Desk|Display/.test(line));
    expect(titles).toHaveLength(rows);
    const esc = String.fromCharCode(27);
    const widest = Math.max(
      ...drawn.split('\n').map((line) => line.replaceAll(new RegExp(`${esc}\\[[0-9;]*m`, 'g'), '').length),
    );
    expect(widest).toBeLessThanOrEqual(columns);
  });
});
