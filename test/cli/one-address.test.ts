import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { lanAddresses } from '#hub/hosts.ts';
import { newDataDir, removeDataDir } from '../support/hub.ts';
import { Program, runProgram } from '../support/program.ts';

/** A hub that listens on one address of the network only: its own programs reach it there. */

const [lan] = lanAddresses();
const title = lan ? `npm start -- --host ${lan}` : 'npm start -- --host: this computer is in no network';
const patiently = { timeout: 20_000, interval: 50 };

describe.skipIf(lan === undefined)(title, () => {
  let data: string;
  let office: Program;
  let url: string;
  const start = async (...args: string[]) => {
    office = new Program('hub-start.ts', ['--port', '0', '--data', data, '--no-qr', '--no-mdns', ...args]);
    [, url = ''] = await office.says(/Admin +(http:\/\/\S+)\/admin#join=[\s\S]*Ctrl\+C/);
  };
  const clients = async () => ((await (await fetch(`${url}/health`)).json()) as { clients: object }).clients;

  beforeAll(async () => {
    data = newDataDir();
    await start();
    await vi.waitFor(async () => expect(await clients()).toMatchObject({ station: 1 }), patiently);
    await office.stop();
    await start('--host', lan ?? '', '--demo', '--speed', '20');
  }, 60_000);
  afterAll(async () => {
    await office.stop();
    removeDataDir(data);
  });

  test('prints that address and no other', () => {
    const printed = office.out.match(/http:\/\/[^:/]+/g) ?? [];
    expect([...new Set(printed)]).toEqual([`http://${lan}`]);
  });

  test('listens nowhere else', async () => {
    await expect(fetch(`${url.replace(lan ?? '', '127.0.0.1')}/health`)).rejects.toThrow();
  });

  test('the simulated visitors and staff come, and the station that joined at another address', async () => {
    await vi.waitFor(async () => expect(await clients()).toMatchObject({ kiosk: 1, desk: 8, station: 1 }), patiently);
  });

  test('the command line talks to it', async () => {
    const { status, out, err } = await runProgram('hub.ts', 'devices', '--data', data);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out).toMatch(/kiosk +online +Demo kiosk$/m);
  });
});
