import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { StoreError } from '#store/errors.ts';
import { restore } from '#store/restore.ts';
import type { Store } from '#store/store.ts';
import { bytesOf, dataFolder, madeIn, openIn, tamper } from './folders.ts';
import { batch, event, put, visit } from './rows.ts';

const keep = (n: number) => (store: Store) => store.append(batch({ events: [event(n)], changes: put(visit(n)) }));
const codeOf = (error: unknown) => (error instanceof StoreError ? error.code : error);
const failing = async (work: Promise<unknown>) => work.then(() => 'worked', codeOf);

/** An office with one visit in its backup and a second one that came later. */
async function backedUp(): Promise<{ data: string; backup: string }> {
  const data = dataFolder();
  const backup = join(data, 'backups', 'one.sqlite');
  await madeIn(data, async (store) => {
    await keep(1)(store);
    await store.backup(backup);
    await keep(2)(store);
  });
  return { data, backup };
}

describe('a backup', () => {
  it('is one file, for its owner alone, with all that was acknowledged', async () => {
    const { backup, data } = await backedUp();
    expect(readdirSync(join(data, 'backups'))).toEqual(['one.sqlite']);
    expect(statSync(backup).mode & 0o077).toBe(0);
    tamper(backup, (db) => {
      expect(db.prepare('SELECT id FROM visits').pluck().all()).toEqual(['v1']);
      expect(db.pragma('journal_mode', { simple: true })).toBe('delete');
    });
  });

  it('replaces an older one of the same name only when it is whole', async () => {
    const { data, backup } = await backedUp();
    const store = await openIn(data);
    await store.backup(backup);
    await store.close();
    tamper(backup, (db) => expect(db.prepare('SELECT count(*) FROM visits').pluck().get()).toBe(2));
  });

  it('of damaged data fails, says so and leaves the older one', async () => {
    const { data, backup } = await backedUp();
    const file = join(data, 'hub.sqlite');
    const before = readFileSync(backup);
    const bytes = readFileSync(file);
    bytes.fill(0xa5, bytes.length - 4_096);
    writeFileSync(file, bytes);
    const store = await openIn(data);
    expect(await failing(store.backup(backup))).toBe('backupFailed');
    expect(readFileSync(backup).equals(before)).toBe(true);
    expect(readdirSync(join(data, 'backups'))).toEqual(['one.sqlite']);
    await store.close();
  });

  it('cannot be made where a file is in the way', async () => {
    const { data, backup } = await backedUp();
    const store = await openIn(data);
    expect(await failing(store.backup(join(backup, 'inside')))).toBe('backupFailed');
    await store.close();
  });
});

describe('restoring', () => {
  it('brings back what the backup holds, in a new epoch, and keeps what it replaced', async () => {
    const { data, backup } = await backedUp();
    const { epoch, kept } = await restore(backup, data);
    expect(epoch).toBe(2);
    const store = await openIn(data);
    const loaded = await store.load();
    expect([loaded.epoch, loaded.lastSeq, loaded.rows]).toEqual([2, 1, [visit(1)]]);
    await store.append(batch({ events: [event(2)] }));
    expect(store.events(null, 0, 9).map((e) => [e.seq, e.epoch])).toEqual([
      [1, 1],
      [2, 2],
    ]);
    await store.close();
    tamper(kept ?? '', (db) => expect(db.prepare('SELECT count(*) FROM visits').pluck().get()).toBe(2));
  });

  it('goes above the epoch of what it replaces, and over and over', async () => {
    const { data, backup } = await backedUp();
    const store = await openIn(data);
    await store.raiseEpoch();
    await store.raiseEpoch();
    await store.close();
    expect((await restore(backup, data)).epoch).toBe(4);
    expect((await restore(backup, data)).epoch).toBe(5);
    expect(
      readdirSync(data)
        .filter((name) => name.startsWith('replaced'))
        .sort(),
    ).toEqual(['replaced-before-epoch-4.sqlite', 'replaced-before-epoch-5.sqlite']);
  });

  it('does not mix in the log of a database that was killed', async () => {
    const { data, backup } = await backedUp();
    const file = join(data, 'hub.sqlite');
    const running = await openIn(data);
    await running.append(batch({ events: [event(3)], changes: put(visit(3)) }));
    const [main, log] = [readFileSync(file), readFileSync(`${file}-wal`)];
    await running.close();
    writeFileSync(file, main);
    writeFileSync(`${file}-wal`, log);
    const { kept } = await restore(backup, data);
    const store = await openIn(data);
    expect((await store.load()).rows).toEqual([visit(1)]);
    await store.close();
    tamper(kept ?? '', (db) => expect(db.prepare('SELECT id FROM visits').pluck().all()).toEqual(['v1', 'v2', 'v3']));
  });

  it('replaces damaged data, log and all', async () => {
    const { data, backup } = await backedUp();
    const file = join(data, 'hub.sqlite');
    writeFileSync(file, 'garbage');
    writeFileSync(`${file}-wal`, 'garbage');
    await restore(backup, data);
    const store = await openIn(data);
    expect((await store.load()).rows).toEqual([visit(1)]);
    await store.close();
  });

  it('works into an empty folder, and to a new one', async () => {
    const { backup } = await backedUp();
    const other = join(dataFolder(), 'new');
    expect(await restore(backup, other)).toEqual({ epoch: 2, kept: null });
    expect(Object.keys(bytesOf(other))).toEqual(['hub.sqlite']);
  });

  it('is refused while a hub runs, without a backup, and from one that cannot be used', async () => {
    const { data, backup } = await backedUp();
    const running = await openIn(data);
    expect(await failing(restore(backup, data))).toBe('dataInUse');
    await running.close();
    const before = bytesOf(data)['hub.sqlite'];
    expect(await failing(restore(join(data, 'none.sqlite'), data))).toBe('backupMissing');
    writeFileSync(join(data, 'text'), 'not a backup');
    expect(await failing(restore(join(data, 'text'), data))).toBe('corruptDatabase');
    await expect(restore(join(data, 'text'), data)).rejects.toThrow(/text is damaged .* Choose another backup\.$/);
    rmSync(join(data, 'text'));
    tamper(backup, (db) => db.pragma('user_version = 99'));
    expect(await failing(restore(backup, data))).toBe('newerDatabase');
    expect(bytesOf(data)['hub.sqlite']).toBe(before);
  });

  it('finds damage that lies deep in a backup', async () => {
    const { data, backup } = await backedUp();
    const bytes = readFileSync(backup);
    bytes.fill(0xa5, bytes.length - 4_096);
    writeFileSync(backup, bytes);
    expect(await failing(restore(backup, data))).toBe('corruptDatabase');
    expect(existsSync(join(data, 'hub.sqlite.restored'))).toBe(false);
  });
});
