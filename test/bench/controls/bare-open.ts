import { once } from 'node:events';
import Database from 'better-sqlite3';
import { startBareServer } from './bare-server.ts';

/**
 * Node with Socket.IO that listens and a database that is open and was written to, as it stands all day with nothing to do.
 * Started like the hub with what Node kept of its sources: stripping their types takes 16 MB, and only of a first start.
 */
const [file = ''] = process.argv.slice(2);
const database = new Database(file);
database.pragma('journal_mode = WAL');
database.pragma('synchronous = FULL');
database.exec('CREATE TABLE IF NOT EXISTS row (key TEXT PRIMARY KEY) STRICT');
await startBareServer(() => {});
process.stdout.write('listening\n');
await once(process, 'SIGTERM');
process.exit(0);
