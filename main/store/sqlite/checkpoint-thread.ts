import { parentPort, workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';
import type { CheckpointerWork } from './checkpointer.ts';

/** The thread of `checkpointer.ts`. PASSIVE never makes a writer wait. */

const { file, idle } = workerData as CheckpointerWork;
const db = new Database(file, { fileMustExist: true });
db.pragma('synchronous = FULL');
db.pragma('fullfsync = ON');
db.pragma('checkpoint_fullfsync = ON');

let resting: NodeJS.Timeout | undefined;
const end = () => {
  db.close();
  parentPort?.close();
};

parentPort?.on('message', (what: 'checkpoint' | 'close') => {
  clearTimeout(resting);
  if (what === 'close') return end();
  db.pragma('wal_checkpoint(PASSIVE)');
  resting = setTimeout(end, idle);
});
