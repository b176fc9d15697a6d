import type { Database, Statement } from 'better-sqlite3';
import type { Event } from '#contract/events.ts';
import type { DayKey, Instant, Seq } from '#contract/ids.ts';
import type { StoredEvent } from '#store/store.ts';

type Line = [hub: string, epoch: number, json: string];
const COLUMNS = 'SELECT hub, epoch, json FROM events';

/** The log: written once, never changed. */
export class Events {
  private readonly insert: Statement;
  private readonly ofAll: Statement<[Seq, number], Line>;
  private readonly ofDay: Statement<[DayKey, Seq, number], Line>;
  private readonly newest: Statement<[], [Seq, Instant]>;

  constructor(db: Database) {
    this.insert = db.prepare('INSERT INTO events(seq, hub, epoch, at, day, json) VALUES(?, ?, ?, ?, ?, ?)');
    this.ofAll = db.prepare<[Seq, number], Line>(`${COLUMNS} WHERE seq > ? ORDER BY seq LIMIT ?`).raw();
    this.ofDay = db
      .prepare<[DayKey, Seq, number], Line>(`${COLUMNS} WHERE day = ? AND seq > ? ORDER BY seq LIMIT ?`)
      .raw();
    this.newest = db.prepare<[], [Seq, Instant]>('SELECT seq, at FROM events ORDER BY seq DESC LIMIT 1').raw();
  }

  write(event: Event, hub: string, epoch: number): void {
    this.insert.run(event.seq, hub, epoch, event.at, event.day, JSON.stringify(event));
  }

  last(): { seq: Seq; at: Instant } {
    const [seq, at] = this.newest.get() ?? [0, 0];
    return { seq, at };
  }

  page(day: DayKey | null, after: Seq, limit: number): StoredEvent[] {
    const lines = day === null ? this.ofAll.all(after, limit) : this.ofDay.all(day, after, limit);
    return lines.map(([hub, epoch, json]) => Object.assign(JSON.parse(json) as Event, { hub, epoch }));
  }
}
