import { randomFillSync } from 'node:crypto';
import Database from 'better-sqlite3';

/** What SQLite alone costs: an event log, the tickets it leads to, and the ids of commands, with nothing of the product. */

const LANES = 40;
const STEPS = ['ticket.issued', 'ticket.called', 'ticket.serving', 'ticket.served'] as const;
const STATES = ['waiting', 'called', 'serving', 'served'] as const;
const DATA = JSON.stringify({ name: 'x'.repeat(24), lang: 'en', channel: 'kiosk', note: 'y'.repeat(60), prio: 0 });

const SCHEMA = `
  CREATE TABLE events(seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, site INTEGER NOT NULL, type TEXT NOT NULL,
    ticket INTEGER, desk INTEGER, actor TEXT, data TEXT NOT NULL);
  CREATE TABLE tickets(id INTEGER PRIMARY KEY, site INTEGER NOT NULL, day INTEGER NOT NULL, service INTEGER NOT NULL,
    number INTEGER NOT NULL, code TEXT NOT NULL, status TEXT NOT NULL, desk INTEGER, prio INTEGER NOT NULL,
    issued INTEGER NOT NULL, called INTEGER, served INTEGER, ended INTEGER, data TEXT NOT NULL,
    UNIQUE(site, day, service, number));
  CREATE INDEX tickets_open ON tickets(site, day, status, service, prio, issued)
    WHERE status IN ('waiting','called','serving');
  CREATE TABLE commands(id BLOB PRIMARY KEY, seq INTEGER NOT NULL) WITHOUT ROWID;`;

/** Opens a fresh database file the way the product must: WAL, and FULL asked for explicitly. */
export function openBareDatabase(file: string): Database.Database {
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec(SCHEMA);
  return db;
}

export interface BareWriter {
  /** One durable transaction with `count` commands. */
  commit(count: number): void;
}

/** Writes commands: each appends an event, upserts its ticket and remembers its id. A ticket takes four of them. */
export function bareWriter(db: Database.Database): BareWriter {
  const event = db.prepare('INSERT INTO events(at,site,type,ticket,desk,actor,data) VALUES(?,1,?,?,?,?,?)');
  const ticket = db.prepare(`INSERT INTO tickets VALUES(@id,1,20000,@service,@id,@code,@status,@desk,0,@issued,@called,
      @served,@ended,@data)
    ON CONFLICT(id) DO UPDATE SET status=excluded.status, desk=excluded.desk, called=excluded.called,
      served=excluded.served, ended=excluded.ended, data=excluded.data`);
  const command = db.prepare('INSERT INTO commands(id, seq) VALUES(?,?)');
  const begin = db.prepare('BEGIN IMMEDIATE');
  const end = db.prepare('COMMIT');
  let written = 0;
  const write = (k: number, now: number) => {
    const { id, step, desk, service } = laneOf(k);
    event.run(now, STEPS[step] ?? '', id, desk, `desk-${desk}`, DATA);
    ticket.run({ id, service, code: `A${id % 1000}`, data: DATA, ...ticketAt(step, desk, now) });
    command.run(randomFillSync(Buffer.alloc(16)), k);
  };
  return {
    commit(count) {
      begin.run();
      for (let i = 0; i < count; i += 1) write(written++, Date.now());
      end.run();
    },
  };
}

/** Command `k` belongs to one of forty tickets that go through their four steps side by side. */
function laneOf(k: number): { id: number; step: number; desk: number; service: number } {
  const lane = k % LANES;
  const round = Math.floor(k / LANES);
  const id = Math.floor(round / STEPS.length) * LANES + lane + 1;
  return { id, step: round % STEPS.length, desk: lane % 12, service: lane % 6 };
}

function ticketAt(step: number, desk: number, now: number) {
  return {
    status: STATES[step] ?? '',
    desk: step > 0 ? desk : null,
    issued: now,
    called: step > 0 ? now : null,
    served: step > 1 ? now : null,
    ended: step > 2 ? now : null,
  };
}
