import { parentPort, workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';
import type { CheckJob } from './check.ts';

/** Runs in a thread of its own: SQLite's checks read the whole file in one call. */
const { file, check } = workerData as CheckJob;
const db = new Database(file, { readonly: true, fileMustExist: true });
const answer = String(db.pragma(`${check}(1)`, { simple: true }));
db.close();
parentPort?.postMessage(answer === 'ok' ? null : answer);
