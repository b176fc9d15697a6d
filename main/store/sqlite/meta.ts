import type { Database, Statement } from 'better-sqlite3';

/** Facts about the database itself. */
interface Facts {
  /** Identity of this hub. */
  hub: string;
  epoch: number;
  /** 1 between start and stop: found at a start, the last stop was none. */
  running: number;
}

/** The table of these facts. */
export class Meta {
  private readonly find: Statement<[string], string | number>;
  private readonly insert: Statement;

  constructor(db: Database) {
    this.find = db.prepare<[string], string | number>('SELECT value FROM meta WHERE key = ?').pluck();
    this.insert = db.prepare(
      'INSERT INTO meta(key, value) VALUES(?, ?) ON CONFLICT(key) DO UPDATE SET value = excluded.value',
    );
  }

  get<K extends keyof Facts>(key: K): Facts[K] {
    return this.find.get(key) as Facts[K];
  }

  put<K extends keyof Facts>(key: K, value: Facts[K]): void {
    this.insert.run(key, value);
  }
}
