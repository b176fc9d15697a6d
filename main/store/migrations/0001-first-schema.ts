import type { Database } from 'better-sqlite3';

/**
 * Every table of rows has the same three columns: `id`, `live` (memory holds it) and `json` (the whole row). The others
 * are lifted from it for a constraint or a page. `seq` of events orders everything; (hub, epoch, seq) is unique among offices.
 */
export function firstSchema(db: Database): void {
  db.exec(SCHEMA);
}

const SCHEMA = `
CREATE TABLE meta(key TEXT PRIMARY KEY, value ANY NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE events(
  seq INTEGER PRIMARY KEY, hub TEXT NOT NULL, epoch INTEGER NOT NULL, at INTEGER NOT NULL, day TEXT, json TEXT NOT NULL
) STRICT;
CREATE INDEX events_of_day ON events(day);

CREATE TABLE results(
  device TEXT, command_id TEXT, hash TEXT NOT NULL, result TEXT NOT NULL, at INTEGER NOT NULL,
  PRIMARY KEY(device, command_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE pruned(device TEXT PRIMARY KEY, up_to TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE texts(id TEXT PRIMARY KEY, text TEXT NOT NULL) STRICT;
CREATE TABLE secrets(kind TEXT, id TEXT, json TEXT NOT NULL, PRIMARY KEY(kind, id)) STRICT, WITHOUT ROWID;

CREATE TABLE settings(id TEXT PRIMARY KEY, live INTEGER NOT NULL, json TEXT NOT NULL) STRICT;
CREATE TABLE days(id TEXT PRIMARY KEY, live INTEGER NOT NULL, json TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE counters(id TEXT PRIMARY KEY, live INTEGER NOT NULL, json TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE dues(id TEXT PRIMARY KEY, live INTEGER NOT NULL, json TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE intervals(id TEXT PRIMARY KEY, live INTEGER NOT NULL, json TEXT NOT NULL) STRICT;

CREATE TABLE sessions(
  id TEXT PRIMARY KEY, live INTEGER NOT NULL, desk TEXT NOT NULL, person TEXT NOT NULL, open INTEGER NOT NULL,
  json TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX one_session_per_desk ON sessions(desk) WHERE open = 1;
CREATE UNIQUE INDEX one_session_per_person ON sessions(person) WHERE open = 1;

CREATE TABLE visits(
  id TEXT PRIMARY KEY, live INTEGER NOT NULL, day TEXT NOT NULL, series TEXT NOT NULL, cycle INTEGER NOT NULL,
  n INTEGER NOT NULL, json TEXT NOT NULL, UNIQUE(day, series, cycle, n)
) STRICT;

CREATE TABLE transactions(
  id TEXT PRIMARY KEY, live INTEGER NOT NULL, visit TEXT NOT NULL, day TEXT NOT NULL, entered_seq INTEGER NOT NULL,
  desk TEXT, calling INTEGER NOT NULL, json TEXT NOT NULL, UNIQUE(day, entered_seq)
) STRICT;
CREATE UNIQUE INDEX one_call_per_desk ON transactions(desk) WHERE calling = 1;
CREATE UNIQUE INDEX one_call_per_visit ON transactions(visit) WHERE calling = 1;

CREATE INDEX live_intervals ON intervals(live) WHERE live = 1;
CREATE INDEX live_sessions ON sessions(live) WHERE live = 1;
CREATE INDEX live_visits ON visits(live) WHERE live = 1;
CREATE INDEX live_transactions ON transactions(live) WHERE live = 1;
`;
