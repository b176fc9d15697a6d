import { closeSync, fsyncSync, openSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';

/** Gives a finished file its real name so that, whatever happens, either the old or the new one is there, whole. */
export function putInPlace(temporary: string, file: string): void {
  flush(temporary);
  renameSync(temporary, file);
  flushFolder(dirname(file));
}

function flush(file: string): void {
  const fd = openSync(file, 'r+');
  fsyncSync(fd);
  closeSync(fd);
}

/** A new name survives a power cut only when its folder is flushed; Windows does that by itself and has no such call. */
function flushFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const fd = openSync(folder, 'r');
  fsyncSync(fd);
  closeSync(fd);
}
