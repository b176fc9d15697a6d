import { parentPort, workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';

/** The thread of `checkpointer.ts`. PASSIVE never makes a writer wait. */

const db = new Database(workerData as string, { fileMustExist: true });
db.pragma('synchronous = FULL');
db.pragma('fullfsync = ON');
db.pragma('checkpoint_fullfsync = ON');

parentPort?.on('message', (what: 'checkpoint' | 'close') => {
  if (what === 'checkpoint') db.pragma('wal_checkpoint(PASSIVE)');
  else {
    db.close();
    parentPort?.close();
  }
});
