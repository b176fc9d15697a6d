import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Joined } from '#contract/wire.ts';
import type { Journal } from '#hub/ports.ts';
import type { ListedSetting } from '#hub/setting-changes.ts';
import { restore } from '#store/restore.ts';
import type { Store } from '#store/store.ts';
import type { Access } from './access-file.ts';
import { readAccess } from './access-file.ts';
import { backupClosed, configureClosed, pairClosed, settingsClosed, withClosedOffice } from './closed-office.ts';
import { askHub, hubAnswers } from './control.ts';
import { HUB_HELP, type HubCommand, parseHubCommand } from './hub-options.ts';
import { endingOf } from './sentences.ts';
import { readSetting } from './setting-file.ts';
import { type Verified, verify } from './verify.ts';

/** `npm run hub`: what is done from the command line. The running hub does it where one runs, else the data itself. */

const say = (text: string): void => void process.stdout.write(`${text}\n`);
const complain = (message: string): void => void process.stderr.write(`${message}\n`);
const journal: Journal = { info: () => {}, warn: complain, error: complain };
/** Rows named when some differ. */
const SHOWN = 20;

interface DeviceLine {
  id: string;
  name: string;
  role: string;
  revoked: boolean;
  online: boolean;
}

/** Returns the exit status. */
async function run(wanted: HubCommand): Promise<number> {
  const { command, dataDir } = wanted;
  const hub = await runningHub(dataDir);
  switch (command) {
    case 'pair':
      say((await pair(wanted, hub)).token);
      return 0;
    case 'devices':
      for (const device of await devices(dataDir, hub)) say(lineOf(device));
      return 0;
    case 'get':
      return get(wanted, await settings(dataDir, hub));
    case 'set':
      say(await set(wanted, hub));
      return 0;
    case 'backup':
      say((await backUp(dataDir, hub)).file);
      return 0;
    case 'verify':
      return report(await verified(dataDir, hub));
    case 'restore':
      return restored(await restore(wanted.file, dataDir));
    default:
      return command satisfies never;
  }
}

/** How to reach the hub that runs on this data; a file left by one that was killed is not believed. */
async function runningHub(dataDir: string): Promise<Access | undefined> {
  const access = readAccess(dataDir);
  return access && (await hubAnswers(access)) ? access : undefined;
}

function pair({ dataDir, role, name }: HubCommand & { command: 'pair' }, hub: Access | undefined): Promise<Joined> {
  if (hub) return askHub<Joined>(hub, 'pair', { role, name });
  return withClosedOffice(dataDir, (store) => pairClosed(store, role, name, journal));
}

async function devices(dataDir: string, hub: Access | undefined): Promise<DeviceLine[]> {
  if (hub) return askHub<DeviceLine[]>(hub, 'devices', {});
  return withClosedOffice(dataDir, async (store) => devicesIn(await store.load()));
}

function devicesIn({ rows }: Awaited<ReturnType<Store['load']>>): DeviceLine[] {
  return rows.flatMap((row) =>
    row.kind === 'setting' && row.of === 'device' ? { id: row.key, ...row.value, online: false } : [],
  );
}

function lineOf({ id, name, role, revoked, online }: DeviceLine): string {
  const presence = online ? 'online' : 'offline';
  return [id, role.padEnd(7), (revoked ? 'revoked' : presence).padEnd(7), name].join('  ');
}

function settings(dataDir: string, hub: Access | undefined): Promise<ListedSetting[]> {
  if (hub) return askHub<ListedSetting[]>(hub, 'settings', {});
  return withClosedOffice(dataDir, settingsClosed);
}

function get({ kind, id }: HubCommand & { command: 'get' }, all: ListedSetting[]): number {
  const found = all.filter((one) => (kind === null || one.kind === kind) && (id === null || one.id === id));
  if (id === null) for (const one of found) say(settingLine(one));
  else if (found[0]) say(JSON.stringify({ version: found[0].version, value: found[0].value }, null, 2));
  else complain(`There is no ${kind} "${id}". All there are: npm run hub -- get ${kind}`);
  return id !== null && found.length === 0 ? 1 : 0;
}

function settingLine({ kind, id, version, value }: ListedSetting): string {
  const { name = '' } = value as { name?: string | Record<string, string> };
  const shown = typeof name === 'string' ? name : (Object.values(name)[0] ?? '');
  return [kind.padEnd(14), id.padEnd(20), `${version}`.padEnd(4), shown].join('  ').trimEnd();
}

async function set({ dataDir, kind, id, file }: HubCommand & { command: 'set' }, hub: Access | undefined) {
  const { version: expectedVersion, value } = readSetting(file);
  const change = { kind, id, expectedVersion, value };
  const { version } = hub
    ? await askHub<{ version: number }>(hub, 'configure', change)
    : await withClosedOffice(dataDir, (store) => configureClosed(store, change, journal));
  return value === null ? `${kind} ${id} is removed.` : `${kind} ${id} is saved, as version ${version}.`;
}

function backUp(dataDir: string, hub: Access | undefined): Promise<{ file: string }> {
  if (hub) return askHub<{ file: string }>(hub, 'backup', {});
  return withClosedOffice(dataDir, (store) => backupClosed(store, dataDir));
}

/** Of a running hub a fresh backup is verified, which proves the backup too. */
async function verified(dataDir: string, hub: Access | undefined): Promise<Verified> {
  if (!hub) return withClosedOffice(dataDir, verify);
  const folder = mkdtempSync(join(tmpdir(), 'now-serving-verify-'));
  try {
    const { file } = await backUp(dataDir, hub);
    await restore(file, folder);
    return await withClosedOffice(folder, verify);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function report({ events, rows, different }: Verified): number {
  if (different.length === 0) {
    say(`${events} events tell the same ${rows} rows as are kept.`);
    return 0;
  }
  complain(`${different.length} of ${rows} rows differ from what ${events} events tell:`);
  for (const name of different.slice(0, SHOWN)) complain(`  ${name}`);
  return 1;
}

function restored({ epoch, kept }: Awaited<ReturnType<typeof restore>>): number {
  say(`Restored, as epoch ${epoch}.${kept === null ? '' : ` What it replaced is kept in ${kept}.`}`);
  return 0;
}

async function main(): Promise<void> {
  try {
    const wanted = parseHubCommand(process.argv.slice(2));
    if (wanted === undefined) say(HUB_HELP);
    else process.exitCode = await run(wanted);
  } catch (error) {
    const ending = endingOf(error, 0);
    complain(ending?.sentence ?? String(error));
    if (ending?.status === 2) complain('All commands: npm run hub -- --help');
    process.exitCode = ending?.status ?? 1;
  }
}

await main();
