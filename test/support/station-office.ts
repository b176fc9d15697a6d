import type { CommandInput } from '#contract/commands.ts';
import type { JobRow, Row } from '#contract/rows.ts';
import type { SettingKind, SettingValues } from '#contract/settings.ts';
import type { Client } from './client.ts';
import { newDataDir, removeDataDir, startHub, type TestHub, type TestHubOptions } from './hub.ts';
import { boxOf, printerOf } from './paper-office.ts';
import { StationProcess } from './station.ts';

/** A real hub with an admin, and a real station in a process of its own. */
export interface StationOffice {
  hub: TestHub;
  admin: Client;
  station: StationProcess;
  /** The station's. */
  device: string;
  token: string;
  configure<K extends SettingKind>(kind: K, id: string, value: SettingValues[K] | null): Promise<void>;
  /** Clerk of `person1` at this desk. */
  clerk(desk: string, person?: string): Promise<Client>;
  /** Where it was stopped, on the same data. */
  hubStarts(): Promise<void>;
  jobs(): Promise<JobRow[]>;
  close(): Promise<void>;
}

export interface StationOfficeOptions extends TestHubOptions {
  /** How the station reaches the hub; its own address when left out. */
  url: string;
  /** The hub listens, and the station does not run yet. */
  started(hub: TestHub): void;
}

/** The station is connected when this resolves. */
export async function stationOffice(options: Partial<StationOfficeOptions> = {}): Promise<StationOffice> {
  const dataDir = options.dataDir ?? newDataDir();
  const hub = await startHub({ ...options, dataDir });
  options.started?.(hub);
  const token = await hub.token('station', 'Front PC');
  const admin = await hub.client('admin', ['admin:main']);
  const station = new StationProcess();
  station.start('--hub', options.url ?? hub.url, '--token', token);
  await station.says(/Connected/);
  const versions = new Map<string, number>();
  const office: StationOffice = {
    ...{ hub, admin, station, token },
    device: deviceNamed(admin, 'Front PC'),
    async configure(kind, id, value) {
      const key = `${kind}:${id}`;
      const known = settingsIn(admin, kind).find((row) => row.id === id)?.version;
      const command = { type: 'configure', kind, id, expectedVersion: versions.get(key) ?? known ?? 0, value };
      const { version } = (await admin.done(command as CommandInput)) as { version: number };
      versions.set(key, value === null ? 0 : version);
    },
    async clerk(desk, person = 'person1') {
      const clerk = await office.hub.client('desk', ['queue:main', `desk:${desk}`]);
      await clerk.ask('signIn', { person, pin: '', newPin: '80462' });
      const [profile] = settingsIn(admin, 'profile');
      await clerk.done({ type: 'openSession', desk, profile: profile?.id ?? '' });
      return clerk;
    },
    async hubStarts() {
      office.hub = await startHub({ ...options, dataDir, port: hub.port });
    },
    async jobs() {
      const { rows } = await office.hub.store.load();
      return rows.filter((row: Row): row is JobRow => row.kind === 'job');
    },
    async close() {
      admin.close();
      await station.remove();
      await office.hub.stop();
      removeDataDir(dataDir);
    },
  };
  return office;
}

export function settingsIn<K extends SettingKind>(admin: Client, of: K) {
  const rows = [...admin.picture('admin:main').rows.values()];
  return rows.filter((row) => row.table === 'setting' && row.of === of) as unknown as {
    id: string;
    version: number;
    value: SettingValues[K];
  }[];
}

export function deviceNamed(admin: Client, name: string): string {
  const found = settingsIn(admin, 'device').find(({ value }) => value.name === name);
  if (!found) throw new Error(`no device is called ${name}`);
  return found.id;
}

/** A printer of this station on the network of this computer, in its own letters, so that its papers can be read. */
export const tcpPrinter = (
  station: string,
  port: number,
  part: Partial<SettingValues['printer']> = {},
): SettingValues['printer'] =>
  printerOf({ station, mode: 'text', connection: { type: 'tcp', host: '127.0.0.1', port }, ...part });

export const boxAt = (
  station: string,
  path: string,
  desks: string[],
  part: Partial<SettingValues['buttonBox']> = {},
): SettingValues['buttonBox'] => {
  const box = boxOf(desks);
  return { ...box, station, port: { ...box.port, path }, ...part };
};
