import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { Migration } from '#store/migrations/index.ts';
import { MIGRATIONS } from '#store/migrations/index.ts';
import { inspect } from '#store/sqlite/inspect.ts';
import { openDatabase } from '#store/sqlite/open.ts';
import { bytesOf, dataFolder, madeIn, tamper } from './folders.ts';
import { batch, event } from './rows.ts';

const FIXTURES = new URL('../fixtures/store/', import.meta.url).pathname;

/** Schema and content as comparable text. */
function dump(db: Database.Database) {
  const schema = db
    .prepare<[], string>('SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name')
    .pluck()
    .all();
  const tables = db
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    .pluck()
    .all();
  const content = tables.map((name) => [name, db.prepare(`SELECT * FROM ${name} ORDER BY 1`).all()]);
  return { schema: schema.map((sql) => sql.replaceAll(/\s+/g, ' ')), content };
}

function databaseOf(folder: string, file: string): Database.Database {
  const db = new Database(':memory:');
  db.exec(readFileSync(join(FIXTURES, folder, file), 'utf8'));
  return db;
}

describe('every step of the format', () => {
  it('is numbered from 1 without gaps', () => {
    expect(MIGRATIONS.map(({ version }) => version)).toEqual(MIGRATIONS.map((_, index) => index + 1));
  });

  it.each(MIGRATIONS.map((step) => [String(step.version).padStart(4, '0'), step] as const))(
    '%s makes of its fixture before what its fixture after says',
    (folder, step) => {
      const db = databaseOf(folder, 'before.sql');
      step.apply(db);
      expect(dump(db)).toEqual(dump(databaseOf(folder, 'after.sql')));
    },
  );
});

describe('an upgrade', () => {
  const newest = MIGRATIONS.length;
  const addColumn: Migration = {
    version: newest + 1,
    apply: (db) => db.exec('ALTER TABLE events ADD COLUMN extra TEXT'),
  };
  const failing: Migration = {
    version: newest + 2,
    apply: (db) => {
      db.exec('DELETE FROM events');
      throw new Error('the power went');
    },
  };
  const upgradeTo = (folder: string, ...more: Migration[]) =>
    openDatabase({ folder, migrations: [...MIGRATIONS, ...more], newId: () => 'hub1' });
  const filled = (folder: string) => madeIn(folder, (store) => store.append(batch({ events: [event(1)] })));

  it('backs up first, then changes', async () => {
    const folder = dataFolder();
    const file = await filled(folder);
    const { db } = await upgradeTo(folder, addColumn);
    expect(db.prepare('SELECT seq, extra FROM events').all()).toEqual([{ seq: 1, extra: null }]);
    db.close();
    expect(inspect(file, newest + 1)).toBe(newest + 1);
    const [copy = ''] = readdirSync(join(folder, 'backups'));
    expect(inspect(join(folder, 'backups', copy), newest + 1)).toBe(newest);
    tamper(join(folder, 'backups', copy), (db) =>
      expect(db.prepare('SELECT count(*) FROM events').pluck().get()).toBe(1),
    );
  });

  it('that fails leaves the last format that was whole', async () => {
    const folder = dataFolder();
    const file = await filled(folder);
    await expect(upgradeTo(folder, addColumn, failing)).rejects.toThrow('the power went');
    expect(inspect(file, newest + 2)).toBe(newest + 1);
    const { db } = await upgradeTo(folder, addColumn);
    expect(db.prepare('SELECT seq FROM events').pluck().all()).toEqual([1]);
    db.close();
  });

  it('is not made when there is nothing to change', async () => {
    const folder = dataFolder();
    await filled(folder);
    (await upgradeTo(folder)).db.close();
    expect(Object.keys(bytesOf(folder))).toEqual(['hub.sqlite']);
  });
});
