// One set-up at a time in one folder. Plain JavaScript without dependencies (see bundled-node.mjs).
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const LOOK_AGAIN_MS = 200;

/**
 * Runs `work` while holding the lock of a folder; waits for a living holder, takes over from a dead one.
 *
 * @template T
 * @param {string} folder made if missing
 * @param {(line: string) => void} log told once when there is somebody to wait for
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 * @throws {Error} with a sentence, where this user may not write to the program's folder
 */
export async function withSetUpLock(folder, log, work) {
  made(folder);
  const file = join(folder, 'set-up.lock');
  for (let tries = 0; !tryToTake(file); tries++) {
    if (!isAlive(holder(file))) rmSync(file, { force: true });
    else if (tries === 0) log('Another start is setting this folder up; waiting for it …');
    await sleep(LOOK_AGAIN_MS);
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

/** @param {string} folder */
function made(folder) {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw notWritable(folder, error);
  }
}

/** @param {string} path @param {unknown} error */
const notWritable = (path, error) =>
  new Error(
    `Parts of Now Serving are missing or older than its sources, and this user may not write ${path}. Run "npm run build" there once, as the user the program belongs to.`,
    { cause: error },
  );

/** @param {string} file @returns {boolean} */
function tryToTake(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw notWritable(file, error);
  }
}

/** @param {string} file @returns {number} 0 when it has just gone or is still being written */
function holder(file) {
  try {
    return Number(readFileSync(file, 'utf8'));
  } catch {
    return 0;
  }
}

/** @param {number} pid @returns {boolean} */
function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
