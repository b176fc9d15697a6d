import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { describe, expect, it, vi } from 'vitest';
import { NotDurableError, StoreError } from '#store/errors.ts';
import { MIGRATIONS } from '#store/migrations/index.ts';
import { assertDurable, isOlder, makeDurable } from '#store/sqlite/durability.ts';
import { openDatabase } from '#store/sqlite/open.ts';
import { bytesOf, dataFolder, madeIn, openIn, tamper } from './folders.ts';
import { batch, event } from './rows.ts';

/** What a person would read when this folder cannot be opened. */
async function refusal(folder: string): Promise<{ code: string; message: string }> {
  const error = await openIn(folder).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof StoreError)) throw new Error(`not refused by a sentence: ${error}`);
  return { code: error.code, message: error.message };
}

/** The folder is refused with this code and this advice, and every byte in it stays. */
async function refusedUntouched(folder: string, code: string, advice: RegExp): Promise<void> {
  const before = bytesOf(folder);
  const refused = await refusal(folder);
  expect(refused.code).toBe(code);
  expect(refused.message).toMatch(advice);
  expect(bytesOf(folder)).toEqual(before);
}

/** Another process that opens the store of a folder and keeps it. */
async function holder(folder: string) {
  const script = `
    import { openSqliteStore } from '#store/sqlite-store.ts';
    await openSqliteStore({ dataDir: ${JSON.stringify(folder)}, newId: () => 'hub1', onDamage() {} });
    console.log('open');
    setInterval(() => {}, 1e6);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return child;
}

describe('a durable commit', () => {
  it('is WAL with FULL, read back after the first write', async () => {
    const folder = dataFolder();
    const { db } = await openDatabase({ folder, migrations: MIGRATIONS, newId: () => 'hub1' });
    db.exec("UPDATE meta SET value = 'hub1' WHERE key = 'hub'");
    expect(['journal_mode', 'synchronous'].map((name) => db.pragma(name, { simple: true }))).toEqual(['wal', 2]);
    db.close();
  });

  it('is refused where the file system cannot give it', () => {
    const file = join(dataFolder(), 'x.sqlite');
    const db = new Database(file);
    makeDurable(db);
    expect(() => assertDurable(db, file)).not.toThrow();
    db.pragma('synchronous = NORMAL');
    expect(() => assertDurable(db, file)).toThrow(NotDurableError);
    db.pragma('synchronous = FULL');
    db.pragma('journal_mode = MEMORY');
    expect(() => assertDurable(db, file)).toThrow(/local disk/);
    db.close();
  });

  it('needs an SQLite that cannot damage its log', () => {
    expect(['3.51.2', '3.9.0', '2.60.0'].map((found) => isOlder(found, '3.51.3'))).toEqual([true, true, true]);
    expect(['3.51.3', '3.52', '4.0.0'].map((found) => isOlder(found, '3.51.3'))).toEqual([false, false, false]);
  });
});

describe('the schema', () => {
  it('knows only strict tables', async () => {
    const file = await madeIn(dataFolder());
    const loose = tamper(file, (db) =>
      db
        .prepare(
          "SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict = 0" + " AND name NOT LIKE 'sqlite_%'",
        )
        .all(),
    );
    expect(loose).toEqual([]);
  });
});

describe('one process works on a folder', () => {
  it('a second store is refused, also in the same process, and the first goes on', async () => {
    const folder = dataFolder();
    const first = await openIn(folder);
    expect(await refusal(folder)).toMatchObject({
      code: 'dataInUse',
      message: expect.stringMatching(/already running/),
    });
    await first.append(batch({ events: [event(1)] }));
    await first.close();
    const second = await openIn(folder);
    expect((await second.load()).lastSeq).toBe(1);
    await second.close();
  });

  it('a killed process leaves no lock behind', async () => {
    const folder = dataFolder();
    const child = await holder(folder);
    expect((await refusal(folder)).code).toBe('dataInUse');
    child.kill('SIGKILL');
    await once(child, 'exit');
    const store = await openIn(folder);
    await store.close();
  });
});

describe('what is refused stays as it is', () => {
  it('a database of a newer version', async () => {
    const folder = dataFolder();
    tamper(await madeIn(folder), (db) => db.pragma('user_version = 99'));
    await refusedUntouched(folder, 'newerDatabase', /newer version .* Update Now Serving; the file was not touched/);
  });

  it('a newer database whose upgrade still stands in the log', async () => {
    const folder = dataFolder();
    const file = await madeIn(folder);
    const upgraded = new Database(file);
    upgraded.pragma('user_version = 99');
    const [main, log] = [readFileSync(file), readFileSync(`${file}-wal`)];
    upgraded.close();
    writeFileSync(file, main);
    writeFileSync(`${file}-wal`, log);
    await refusedUntouched(folder, 'newerDatabase', /newer version/);
  });

  it('a database of another program', async () => {
    const folder = dataFolder();
    tamper(join(folder, 'hub.sqlite'), (db) => db.exec('CREATE TABLE recipes(name TEXT)'));
    await refusedUntouched(folder, 'foreignDatabase', /another program .* --data/);
  });

  it.each(['', 'x', 'just some text, much longer than the header of a database would be. '.repeat(9)])(
    'a file that is no database (%#)',
    async (text) => {
      const folder = dataFolder();
      writeFileSync(join(folder, 'hub.sqlite'), text);
      await refusedUntouched(
        folder,
        'corruptDatabase',
        /not a database.*Restore the latest backup, from .*backups: npm run hub -- restore FILE --data \S+$/,
      );
    },
  );

  it('a database that was cut short', async () => {
    const folder = dataFolder();
    truncateSync(await madeIn(folder), 8_192);
    await refusedUntouched(folder, 'corruptDatabase', /cut short/);
  });

  it('a database whose schema is garbage', async () => {
    const folder = dataFolder();
    const file = await madeIn(folder);
    const bytes = readFileSync(file);
    bytes.fill(0xa5, 100, 4_096);
    writeFileSync(file, bytes);
    await refusedUntouched(folder, 'corruptDatabase', /SQLITE_CORRUPT/);
  });

  it('a log without its database', async () => {
    const folder = dataFolder();
    const file = await madeIn(folder);
    rmSync(file);
    writeFileSync(`${file}-wal`, 'something');
    await refusedUntouched(folder, 'corruptDatabase', /only its log is left/);
  });

  it('a folder that is a file', async () => {
    const file = join(dataFolder(), 'data');
    writeFileSync(file, 'x');
    expect(await refusal(file)).toMatchObject({ code: 'badDataFolder', message: expect.stringMatching(/--data/) });
  });
});

it.runIf(process.platform === 'linux')(
  'a folder where the system never lets one be made is refused, and not tried forever',
  async () => {
    for (const folder of ['/proc/now-serving', '/proc/now-serving/data'])
      expect(await refusal(folder)).toMatchObject({ code: 'badDataFolder' });
  },
);

describe('a database that was not closed', () => {
  /** A database of some pages that still says it is running, as after a power cut. */
  async function unclean(folder: string): Promise<string> {
    const file = await madeIn(folder, async (store) => {
      for (let seq = 1; seq <= 400; seq++) await store.append(batch({ events: [event(seq)] }));
    });
    tamper(file, (db) => db.exec("UPDATE meta SET value = 1 WHERE key = 'running'"));
    return file;
  }

  const isMarked = (folder: string) =>
    tamper(join(folder, 'hub.sqlite'), (db) =>
      db.prepare("SELECT value FROM meta WHERE key = 'running'").pluck().get(),
    );

  it('is checked beside the work, and damage is told at every start', async () => {
    const folder = dataFolder();
    const file = await unclean(folder);
    const bytes = readFileSync(file);
    bytes.fill(0xa5, bytes.length - 2 * 4_096, bytes.length - 4_096);
    writeFileSync(file, bytes);
    const onDamage = vi.fn();
    for (const start of [1, 2]) {
      const store = await openIn(folder, { onDamage, own: { checkAfter: 0 } });
      await vi.waitFor(() => expect(onDamage).toHaveBeenCalledTimes(start), 10_000);
      await store.close();
    }
  });

  it('is trusted again once it was found sound', async () => {
    const folder = dataFolder();
    await unclean(folder);
    await vi.waitFor(async () => {
      const store = await openIn(folder, { own: { checkAfter: 0 } });
      await delay(200);
      await store.close();
      expect(isMarked(folder)).toBe(0);
    }, 20_000);
  });

  it('can be closed before and during its check, which is then made the next time', async () => {
    const folder = dataFolder();
    await unclean(folder);
    for (const checkAfter of [60_000, 0]) {
      const store = await openIn(folder, { own: { checkAfter } });
      await delay(1);
      await store.close();
      expect(isMarked(folder)).toBe(1);
    }
  });

  it('is begun anew when making it was interrupted', async () => {
    const folder = dataFolder();
    writeFileSync(join(folder, 'hub.sqlite.new'), 'half made');
    writeFileSync(join(folder, 'hub.sqlite.new-wal'), 'half made');
    const store = await openIn(folder);
    expect((await store.load()).epoch).toBe(1);
    await store.close();
  });
});

it('makes the folder for its own user alone', async () => {
  const folder = join(dataFolder(), 'deep', 'data');
  const store = await openIn(folder);
  await store.close();
  mkdirSync(folder, { recursive: true });
  expect(Object.keys(bytesOf(folder))).toEqual(['hub.sqlite']);
});
