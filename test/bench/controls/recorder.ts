import Database from 'better-sqlite3';

/** One write: which statement (a place in `sql`), with which values. */
export type Write = [statement: number, values: unknown[]];

export interface Recording {
  sql: string[];
  /** The writes of each transaction, without its BEGIN and COMMIT. */
  transactions: Write[][];
  /** `PRAGMA synchronous` of the writing connection, read after its writes: 2 is FULL. */
  synchronous: number;
}

/**
 * Records what this process writes to SQLite while `work` runs, statement by statement. It listens at better-sqlite3 itself, so it
 * needs to know nothing of who writes.
 */
export async function record(work: () => Promise<void>): Promise<Recording> {
  const recording: Recording = { sql: [], transactions: [], synchronous: Number.NaN };
  const prototype = statementPrototype();
  const { run } = prototype;
  const places = new Map<string, number>();
  prototype.run = function (this: Database.Statement, ...values: unknown[]) {
    const result = run.apply(this, values);
    if (result.changes > 0 || !isWrite(this)) note(recording, places, this, values);
    return result;
  };
  try {
    await work();
  } finally {
    prototype.run = run;
  }
  return recording;
}

/** All statements share it. */
function statementPrototype(): Database.Statement {
  const db = new Database(':memory:');
  const prototype = Object.getPrototypeOf(db.prepare('SELECT 1')) as Database.Statement;
  db.close();
  return prototype;
}

/** Not BEGIN or COMMIT. A write that changed nothing is the writer's own way, not a row that must be kept. */
const isWrite = ({ source }: Database.Statement): boolean => /^\s*(INSERT|UPDATE|DELETE)/.test(source);

function note(
  recording: Recording,
  places: Map<string, number>,
  statement: Database.Statement,
  values: unknown[],
): void {
  const { source, database } = statement;
  if (source.startsWith('BEGIN')) recording.transactions.push([]);
  else if (source === 'COMMIT') recording.synchronous = Number(database.pragma('synchronous', { simple: true }));
  else recording.transactions.at(-1)?.push([placeOf(recording, places, source), values]);
}

function placeOf({ sql }: Recording, places: Map<string, number>, source: string): number {
  const known = places.get(source);
  if (known !== undefined) return known;
  places.set(source, sql.length);
  return sql.push(source) - 1;
}

/**
 * Writes recorded transactions again, with nothing around them: one prepared statement per kind of write, one durable
 * commit per transaction. The database must be as it was when the recording began.
 */
export function replayer(db: Database.Database, { sql, transactions }: Recording): (count: number) => void {
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  const statements = sql.map((source) => db.prepare(source));
  const begin = db.prepare('BEGIN IMMEDIATE');
  const commit = db.prepare('COMMIT');
  let next = 0;
  return (count) => {
    for (const end = next + count; next < end; next += 1) {
      begin.run();
      for (const [statement, values] of transactions[next] ?? []) statements[statement]?.run(...values);
      commit.run();
    }
  };
}
