import type { Database, Statement } from 'better-sqlite3';
import type { TextId } from '#contract/ids.ts';
import type { TextChange } from '#store/store.ts';

/** What people typed or are called: the only table from which something can be erased. */
export class Texts {
  private readonly put: Statement;
  private readonly erase: Statement;
  private readonly find: Statement<[TextId], string>;

  constructor(db: Database) {
    this.put = db.prepare(
      'INSERT INTO texts(id, text) VALUES(?, ?) ON CONFLICT(id) DO UPDATE SET text = excluded.text',
    );
    this.erase = db.prepare('DELETE FROM texts WHERE id = ?');
    this.find = db.prepare<[TextId], string>('SELECT text FROM texts WHERE id = ?').pluck();
  }

  write({ id, text }: TextChange): void {
    if (text === null) this.erase.run(id);
    else this.put.run(id, text);
  }

  get(ids: TextId[]): Map<TextId, string> {
    const found = new Map<TextId, string>();
    for (const id of ids) {
      const text = this.find.get(id);
      if (text !== undefined) found.set(id, text);
    }
    return found;
  }
}
