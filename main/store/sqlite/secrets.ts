import type { Database, Statement } from 'better-sqlite3';
import type { Secrets } from '#store/store.ts';

/** Each call is a transaction of its own, flushed before it returns. */
export class SqliteSecrets implements Secrets {
  private readonly find: Statement<[string, string], string>;
  private readonly insert: Statement;
  private readonly remove: Statement;
  private readonly ofKind: Statement<[string], [string, string]>;
  private readonly durable: (work: () => void) => void;

  /** `durable` runs a write and makes sense of its failure. */
  constructor(db: Database, durable: (work: () => void) => void) {
    this.durable = durable;
    this.find = db.prepare<[string, string], string>('SELECT json FROM secrets WHERE kind = ? AND id = ?').pluck();
    this.insert = db.prepare(
      'INSERT INTO secrets(kind, id, json) VALUES(?, ?, ?) ON CONFLICT(kind, id) DO UPDATE SET json = excluded.json',
    );
    this.remove = db.prepare('DELETE FROM secrets WHERE kind = ? AND id = ?');
    this.ofKind = db
      .prepare<[string], [string, string]>('SELECT id, json FROM secrets WHERE kind = ? ORDER BY id')
      .raw();
  }

  get(kind: string, id: string): unknown {
    const json = this.find.get(kind, id);
    return json === undefined ? undefined : JSON.parse(json);
  }

  put(kind: string, id: string, value: unknown): void {
    this.durable(() => this.insert.run(kind, id, JSON.stringify(value)));
  }

  del(kind: string, id: string): void {
    this.durable(() => this.remove.run(kind, id));
  }

  all(kind: string): { id: string; value: unknown }[] {
    return this.ofKind.all(kind).map(([id, json]) => ({ id, value: JSON.parse(json) as unknown }));
  }
}
