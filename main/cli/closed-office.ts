import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Role } from '#contract/settings.ts';
import type { Joined } from '#contract/wire.ts';
import { Devices } from '#hub/access/devices.ts';
import { backupName } from '#hub/backups.ts';
import { HubClock } from '#hub/clock.ts';
import { Core } from '#hub/core.ts';
import type { Journal } from '#hub/ports.ts';
import { Spine } from '#hub/run-command.ts';
import { openSqliteStore } from '#store/sqlite-store.ts';
import type { Store } from '#store/store.ts';
import { computerTime, newId, random } from '../headless.ts';
import { UsageError } from './usage-error.ts';

/** Works on an office's data while no hub runs on it. @throws UsageError when there is none, StoreError. */
export async function withClosedOffice<T>(dataDir: string, work: (store: Store) => Promise<T> | T): Promise<T> {
  if (!existsSync(join(dataDir, 'hub.sqlite'))) {
    throw new UsageError(`There is no office in ${dataDir} yet. Start it first: npm start -- --data ${dataDir}`);
  }
  const onDamage = (problem: string) => process.stderr.write(`The data is damaged: ${problem}\n`);
  const store = await openSqliteStore({ dataDir, newId, onDamage });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** Admits a device by the same command that a running hub would use. */
export async function pairClosed(store: Store, role: Role, name: string, journal: Journal): Promise<Joined> {
  const core = new Core(store);
  const clock = new HubClock(computerTime, () => {});
  clock.begin(await core.load());
  const spine = new Spine({
    core,
    store,
    newId,
    hasRoomFor: () => true,
    journal,
    now: () => clock.now(),
    complete: (_, answer) => answer,
    judged: () => {},
    committed: () => {},
    storageFull: () => {},
    fatal: (error) => {
      throw error;
    },
  });
  const devices = new Devices({ core, secrets: store.secrets, spine, random, journal, newId });
  const answer = await devices.admit({ role, name, group: null, via: 'commandLine' });
  await spine.stop();
  if (!answer.ok) throw new Error(`the device was refused: ${JSON.stringify(answer.refusal)}`);
  return answer.result;
}

export async function backupClosed(store: Store, dataDir: string): Promise<{ file: string; bytes: number }> {
  const folder = join(dataDir, 'backups');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, backupName(Date.now()));
  return { file, ...(await store.backup(file)) };
}
