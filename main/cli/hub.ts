import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Joined } from '#contract/wire.ts';
import type { Journal } from '#hub/ports.ts';
import { restore } from '#store/restore.ts';
import type { Store } from '#store/store.ts';
import type { Access } from './access-file.ts';
import { readAccess } from './access-file.ts';
import { backupClosed, pairClosed, withClosedOffice } from './closed-office.ts';
import { askHub, hubAnswers } from './control.ts';
import { HUB_HELP, type HubCommand, parseHubCommand } from './hub-options.ts';
import { endingOf } from './sentences.ts';
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
