import type { Database } from 'better-sqlite3';

/** Papers to print, and what staff announce. */
export function paperAndAnnouncements(db: Database): void {
  db.exec(`
CREATE TABLE jobs(id TEXT PRIMARY KEY, live INTEGER NOT NULL, json TEXT NOT NULL) STRICT;
CREATE INDEX live_jobs ON jobs(live) WHERE live = 1;
CREATE TABLE announcements(id TEXT PRIMARY KEY, live INTEGER NOT NULL, json TEXT NOT NULL) STRICT, WITHOUT ROWID;
`);
}
