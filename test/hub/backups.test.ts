import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { restore } from '#store/restore.ts';
import { openSqliteStore } from '#store/sqlite-store.ts';
import type { Client } from '../support/client.ts';
import { HandTime, newDataDir, removeDataDir, startHub, type TestHub } from '../support/hub.ts';

const HOUR = 3_600_000;
/** In Paris it is 23:30. */
const LATE = Date.UTC(2026, 10, 23, 22, 30);

let hub: TestHub;
let time: HandTime;
let admin: Client;
let folder: string;

beforeEach(async () => {
  time = new HandTime(LATE);
  hub = await startHub({ own: { time, wire: time } });
  folder = join(hub.dataDir, 'backups');
  admin = await hub.client('admin', ['admin:main']);
});
afterEach(async () => {
  await hub.stop();
  removeDataDir(hub.dataDir);
});

/** Time until the hub has looked whether a backup is due. */
const LOOK = 61_000;
function later(hours: number): void {
  time.leap(hours * HOUR);
  time.pass(LOOK);
}
const backups = () => (existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.sqlite')) : []);
const backup = () => admin.picture('admin:main').head.backup;

describe('a backup', () => {
  test('that an admin asks for holds what was done until then, and can take its place', async () => {
    const kiosk = await hub.client('kiosk', []);
    const { number } = await kiosk.done({ type: 'issue', service: 'identity' });
    const answer = await admin.ask('backUp', {});
    expect(answer).toMatchObject({ ok: true, result: { at: time.wall(), bytes: expect.any(Number) } });
    await admin.until(() => backup()?.ok === true);

    const elsewhere = newDataDir();
    await restore(answer.ok ? answer.result.file : '', elsewhere);
    const store = await openSqliteStore({
      dataDir: elsewhere,
      newId: () => 'new',
      onDamage: () => expect.unreachable(),
    });
    const { rows, epoch } = await store.load();
    expect(rows.flatMap((row) => (row.kind === 'visit' ? row.number : []))).toEqual([number]);
    expect(epoch).toBe(2);
    await store.close();
    removeDataDir(elsewhere);
  });

  test('is made each night after its hour, once', async () => {
    later(3);
    expect(backups()).toEqual([]);
    later(1);
    await admin.until(() => backups().length === 1 && backup() !== null);
    later(6);
    await admin.ask('joinLink', { role: 'desk' });
    expect(backups()).toHaveLength(1);
    later(18);
    await admin.until(() => backups().length === 2);
  });

  test('of a night when the computer was off is made soon after it runs again', async () => {
    await hub.stop();
    time = new HandTime(LATE + 10 * HOUR);
    hub = await startHub({ dataDir: hub.dataDir, own: { time, wire: time } });
    admin = await hub.client('admin', ['admin:main']);
    expect(backups()).toEqual([]);
    time.pass(LOOK);
    await admin.until(() => backups().length === 1);
  });

  test('that is being made when the hub stops is finished first', async () => {
    later(4);
    await hub.stop();
    expect(backups()).toHaveLength(1);
    expect(hub.journal.filter((line) => /failed/.test(line))).toEqual([]);
  });

  test('beyond the fourteenth takes the place of the oldest; other files stay', async () => {
    mkdirSync(folder, { recursive: true });
    for (let day = 1; day <= 14; day += 1) {
      const name = `now-serving-202610${String(day).padStart(2, '0')}T030000000Z.sqlite`;
      writeFileSync(join(folder, name), '');
    }
    writeFileSync(join(folder, 'mine.sqlite'), '');
    await admin.ask('backUp', {});
    expect(backups()).toHaveLength(15);
    expect(backups()).toContain('mine.sqlite');
    expect(backups()).not.toContain('now-serving-20261001T030000000Z.sqlite');
  });

  test('that fails raises an alarm until one succeeds', async () => {
    writeFileSync(folder, 'no folder');
    expect(await admin.ask('backUp', {})).toMatchObject({ ok: false });
    await admin.until(() => admin.picture('admin:main').head.alarms[0]?.code === 'backupFailed');
    expect(backup()).toMatchObject({ ok: false });
    removeDataDir(folder);
    expect(await admin.ask('backUp', {})).toMatchObject({ ok: true });
    await admin.until(() => admin.picture('admin:main').head.alarms.length === 0);
  });
});

test('answers to commands are forgotten seven days after the close of their day', async () => {
  const kiosk = await hub.client('kiosk', []);
  const commandId = '019ab000-0000-7000-8000-000000000001';
  const issue = () => kiosk.sendAs(commandId, { type: 'issue', service: 'identity' }, 5_000);
  const first = await issue();
  expect(await issue()).toEqual(first);
  for (let day = 0; day < 9; day += 1) {
    const before = time.wall();
    later(24);
    await admin.until(() => (backup()?.at ?? 0) > before);
  }
  await kiosk.until(() => hub.store.result(kiosk.identity?.device ?? '', commandId) === undefined);
  expect(await issue()).toMatchObject({ refusal: { code: 'idTooOld' } });
});
