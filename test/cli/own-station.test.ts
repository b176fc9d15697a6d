import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Client, join as joinHub, SILENT } from '../support/client.ts';
import { newDataDir, removeDataDir } from '../support/hub.ts';
import { Program } from '../support/program.ts';
import { settingsIn } from '../support/station-office.ts';

/** The station that `npm start` runs for its own computer. */

let data: string;
const running: Program[] = [];
beforeEach(() => {
  data = newDataDir();
});
afterEach(async () => {
  for (const program of running.splice(0)) await program.stop('SIGKILL');
  removeDataDir(data);
});

async function started(...args: string[]) {
  const program = new Program('hub-start.ts', ['--port', '0', '--data', data, '--no-qr', '--no-mdns', ...args]);
  running.push(program);
  const [, url = '', secret = ''] = await program.says(/(http:\/\/localhost:\d+)\/admin#join=(\w+)[\s\S]*Ctrl\+C/);
  return { program, url, secret };
}
async function adminOf({ url, secret }: { url: string; secret: string }): Promise<Client> {
  const { token } = await joinHub(url, secret, 'Admin');
  return new Client({ url, token, views: ['admin:main'], listener: SILENT }).open();
}
const stationsOf = async (url: string) =>
  ((await (await fetch(`${url}/health`)).json()) as { clients: { station: number } }).clients.station;
const patiently = { timeout: 20_000, interval: 50 };
const kept = () => join(data, 'station', 'station.json');
/** Processes whose command line names this office's station. */
const processes = (): string[] => {
  const { stdout } = spawnSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' });
  const own = stdout.split('\n').filter((line) => line.includes(`--data ${join(data, 'station')}`));
  return own.map((line) => line.trim().split(' ')[0] ?? '');
};

describe('npm start', () => {
  it('looks after the hardware of this computer, and a new office speaks from the first minute', async () => {
    const office = await started();
    await vi.waitFor(async () => expect(await stationsOf(office.url)).toBe(1), patiently);
    expect(statSync(kept()).mode & 0o777).toBe(0o600);
    const admin = await adminOf(office);
    const station = settingsIn(admin, 'device').find(({ value }) => value.role === 'station');
    expect(station?.value.name).toBe('This computer');
    const [voice] = settingsIn(admin, 'voice');
    expect(voice?.value).toMatchObject({ station: station?.id, enabled: true, languages: ['en', 'fr'] });
    const speaks = () =>
      [...admin.picture('admin:main').rows.values()].find(({ key }) => key === 'hardware:voice:main');
    await vi.waitFor(
      () => expect(speaks()).toMatchObject({ problem: expect.not.stringMatching('station') }),
      patiently,
    );
    admin.close();
  });

  it('joins once, ends its station with itself, and leaves a voice that was changed as it is', async () => {
    const first = await started();
    await vi.waitFor(async () => expect(await stationsOf(first.url)).toBe(1), patiently);
    const token = readFileSync(kept(), 'utf8');
    expect(await first.program.stop()).toMatchObject({ status: 0 });
    expect(processes()).toEqual([]);
    const again = await started();
    await vi.waitFor(async () => expect(await stationsOf(again.url)).toBe(1), patiently);
    expect(JSON.parse(readFileSync(kept(), 'utf8')).token).toBe(JSON.parse(token).token);
    const admin = await adminOf(again);
    expect(settingsIn(admin, 'device').filter(({ value }) => value.role === 'station')).toHaveLength(1);
    expect(settingsIn(admin, 'voice')[0]?.version).toBe(1);
    admin.close();
  });

  it('starts its station again when it was killed, and takes it along when it is killed itself', async () => {
    const { program, url } = await started();
    await vi.waitFor(async () => expect(await stationsOf(url)).toBe(1), patiently);
    const [pid] = processes();
    process.kill(Number(pid), 'SIGKILL');
    await vi.waitFor(() => expect(program.err).toContain('ended and is started again'), patiently);
    await vi.waitFor(() => expect(processes().filter((one) => one !== pid)).toHaveLength(1), patiently);
    await vi.waitFor(async () => expect(await stationsOf(url)).toBe(1), patiently);
    await program.stop('SIGKILL');
    await vi.waitFor(() => expect(processes()).toEqual([]), patiently);
  });

  it('goes on without a station that was removed, and does not start it again and again', async () => {
    const office = await started();
    await vi.waitFor(async () => expect(await stationsOf(office.url)).toBe(1), patiently);
    const admin = await adminOf(office);
    const [station] = settingsIn(admin, 'device').filter(({ value }) => value.role === 'station');
    const value = { name: 'This computer', role: 'station', group: null, revoked: true } as const;
    await admin.done({ type: 'configure', kind: 'device', id: station?.id ?? '', expectedVersion: 1, value });
    await vi.waitFor(() => expect(office.program.err).toContain('This station was removed'), patiently);
    await vi.waitFor(() => expect(processes()).toEqual([]), patiently);
    expect(office.program.err).not.toContain('is started again');
    admin.close();
  });

  it('--no-station leaves the hardware and the voice alone', async () => {
    const office = await started('--no-station');
    const admin = await adminOf(office);
    expect([existsSync(kept()), settingsIn(admin, 'voice'), processes()]).toEqual([false, [], []]);
    admin.close();
  });
});
