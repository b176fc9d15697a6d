import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Role } from '#contract/settings.ts';
import type { Answer, Joined } from '#contract/wire.ts';
import { Devices } from '#hub/access/devices.ts';
import { backupName } from '#hub/backups.ts';
import { HubClock } from '#hub/clock.ts';
import { Core } from '#hub/core.ts';
import type { Journal } from '#hub/ports.ts';
import { Spine } from '#hub/run-command.ts';
import { changeSetting, type ListedSetting, listSettings } from '#hub/setting-changes.ts';
import { openSqliteStore } from '#store/sqlite-store.ts';
import type { Store } from '#store/store.ts';
import { computerTime, newId, random } from '../headless.ts';
import { ControlError } from './control.ts';
import { sentenceOf } from './refusal-sentences.ts';
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

/** The rules of the office at work without a hub around them. */
interface ClosedHub {
  core: Core;
  spine: Spine;
}

async function withSpine<T>(store: Store, journal: Journal, work: (hub: ClosedHub) => Promise<T>): Promise<T> {
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
  const done = await work({ core, spine });
  await spine.stop();
  return done;
}

/** Admits a device by the same command that a running hub would use. @throws ControlError */
export async function pairClosed(store: Store, role: Role, name: string, journal: Journal): Promise<Joined> {
  return withSpine(store, journal, async ({ core, spine }) => {
    const devices = new Devices({ core, secrets: store.secrets, spine, random, journal, newId });
    return resultOf(await devices.admit({ role, name, group: null, via: 'commandLine' }));
  });
}

/** What is set up, as a running hub would list it. */
export async function settingsClosed(store: Store): Promise<ListedSetting[]> {
  const core = new Core(store);
  await core.load();
  return listSettings(core);
}

/** Sets something up by the same command that a running hub would use. @throws ControlError */
export function configureClosed(store: Store, change: object, journal: Journal): Promise<{ version: number }> {
  return withSpine(store, journal, async ({ spine }) => resultOf(await changeSetting(spine, change)));
}

function resultOf<T>(answer: Answer<T>): T {
  if (!answer.ok) throw new ControlError(sentenceOf(answer.refusal));
  return answer.result;
}

/** A checked copy of the database in the backups of `dataDir`. @throws BackupFailedError */
export async function backupClosed(store: Store, dataDir: string): Promise<{ file: string; bytes: number }> {
  const folder = join(dataDir, 'backups');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, backupName(Date.now()));
  return { file, ...(await store.backup(file)) };
}
