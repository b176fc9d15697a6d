import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseStation } from '../../main/cli/station-options.ts';
import { removeDataDir, startHub, type TestHub } from '../support/hub.ts';
import { runProgram } from '../support/program.ts';
import { StationProcess } from '../support/station.ts';
import { deviceNamed, settingsIn } from '../support/station-office.ts';

/** `npm run station`: how it gets in, stays in, and what it says when it does not. */

let hub: TestHub;
let station: StationProcess;
beforeEach(async () => {
  hub = await startHub();
  station = new StationProcess();
});
afterEach(async () => {
  await station.remove();
  await hub.stop();
  removeDataDir(hub.dataDir);
});
const secret = () => hub.hub.joinSecrets().station;
const kept = () => join(station.folder, 'station.json');

describe('a station joins', () => {
  it('once by a secret; the same command line works again, and so does none at all', async () => {
    const args = ['--hub', hub.url, '--join', secret(), '--name', 'Kiosk PC'];
    station.start(...args);
    await station.says(/Connected to the hub at http/);
    expect(statSync(kept()).mode & 0o777).toBe(0o600);
    expect(await station.end('SIGTERM')).toBe(0);
    station.start(...args);
    await station.says(/Connected/);
    await station.end('SIGTERM');
    station.start();
    await station.says(/Connected/);
    expect(readFileSync(kept(), 'utf8')).not.toContain(args[3]);
    const admin = await hub.client('admin', ['admin:main']);
    expect(settingsIn(admin, 'device').filter(({ value }) => value.name === 'Kiosk PC')).toHaveLength(1);
    admin.close();
  });

  it('by the whole address of the admin page', async () => {
    station.start('--join', `${hub.url}/station#join=${secret()}`);
    await station.says(/Connected/);
  });

  it('by a token of the command line', async () => {
    station.start('--hub', hub.url, '--token', await hub.token('station'));
    await station.says(/Connected/);
  });

  it('by a code that an admin compares', async () => {
    station.start('--hub', hub.url, '--name', 'Back office');
    const [, code = ''] = await station.says(/Its code: (\d{6})/);
    const admin = await hub.client('admin', ['admin:main']);
    const rows = [...admin.picture('admin:main').rows.values()];
    const request = rows.find((row) => row.table === 'request');
    expect(request).toMatchObject({ name: 'Back office', role: 'station', code });
    const approval = { request: request?.table === 'request' ? request.request : '', code, group: null };
    await admin.ask('admitDevice', { ...approval, role: 'station', name: 'Back office' });
    await station.says(/Connected/);
    admin.close();
  });
});

describe('what goes wrong is told in one sentence', () => {
  it('a hub that is not there is missed, and found when it comes', async () => {
    const [{ port }, own] = [hub, secret()];
    await hub.stop();
    station.start('--hub', hub.url, '--join', own);
    await station.says(/cannot be reached\. Trying again/);
    hub = await startHub({ dataDir: hub.dataDir, port });
    await station.says(/Connected/);
    await hub.stop();
    await station.says(/Connected[\s\S]*cannot be reached\. Trying again/);
    hub = await startHub({ dataDir: hub.dataDir, port });
    await station.says(/Connected[\s\S]*cannot be reached[\s\S]*Connected/);
  });

  it('an address that was used before', async () => {
    const used = secret();
    await hub.token('station');
    station.start('--hub', hub.url, '--join', used);
    expect(await station.ended()).toBe(1);
    expect(station.err).toContain('This address was used before');
    expect(station.err).toContain('Make a new address on the admin page');
    expect(existsSync(kept())).toBe(false);
  });

  it('a station that was removed, now or while it was off, ends with status 1', async () => {
    station.start('--hub', hub.url, '--join', secret(), '--name', 'Old PC');
    await station.says(/Connected/);
    const admin = await hub.client('admin', ['admin:main']);
    const value = { name: 'Old PC', role: 'station', group: null, revoked: true } as const;
    const id = deviceNamed(admin, 'Old PC');
    await admin.done({ type: 'configure', kind: 'device', id, expectedVersion: 1, value });
    expect(await station.ended()).toBe(1);
    station.start();
    expect(await station.ended()).toBe(1);
    const said = station.err.match(/This station was removed from the office on the admin page\./g);
    expect(said).toHaveLength(2);
    admin.close();
  });

  it('a token that this hub does not know', async () => {
    station.start('--hub', hub.url, '--token', 'x'.repeat(32));
    expect(await station.ended()).toBe(1);
    expect(station.err).toContain('does not know this station');
  });

  it('an address where something else answers', async () => {
    const other = createServer((_, response) => response.end('<h1>Hello</h1>'));
    await new Promise<void>((resolve) => other.listen(0, resolve));
    station.start('--hub', `http://127.0.0.1:${(other.address() as AddressInfo).port}`, '--join', secret());
    expect(await station.ended()).toBe(1);
    expect(station.err).toContain('is no hub of Now Serving');
    other.close();
  });

  it('a folder in use, and one that is none', async () => {
    station.start('--hub', hub.url, '--join', secret());
    await station.says(/Connected/);
    const second = await runProgram('station.ts', '--data', station.folder);
    expect(second).toMatchObject({ status: 1 });
    expect(second.err).toContain(`already running on ${station.folder}`);
    writeFileSync(join(station.folder, 'file'), '');
    const none = await runProgram('station.ts', '--data', join(station.folder, 'file', 'data'));
    expect(none).toMatchObject({ status: 1 });
    expect(none.err).toContain('Choose another one with --data.');
  });

  it('a first start that does not say where the hub is', async () => {
    station.start();
    expect(await station.ended()).toBe(2);
    expect(station.err).toContain('--hub needs the address of the hub');
    expect(station.err).toContain('All options: npm run station -- --help');
  });

  it.each<[string[], string]>([
    [['--hub', 'pc:8080'], '--hub needs an address such as http://pc:8080, not "pc:8080".'],
    [['--join', 'short'], '--join needs the one-time secret or address'],
    [['--join', 'x'.repeat(32), '--pair'], 'Only one of --join, --token and --pair'],
    [['--name', '\n'], '--name needs a name of 1 to 60 characters.'],
    [['--colour'], "Unknown option '--colour'."],
    [['start'], '"start" is not an option.'],
  ])('%j', (args, sentence) => {
    expect(() => parseStation(args)).toThrow(sentence);
  });

  it('--help says everything and starts nothing', async () => {
    const { status, out } = await runProgram('station.ts', '--help');
    expect(status).toBe(0);
    for (const option of ['--hub', '--join', '--token', '--pair', '--name', '--data']) expect(out).toContain(option);
  });
});
