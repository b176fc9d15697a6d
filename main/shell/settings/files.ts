import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, posix, win32 } from 'node:path';
import type { z } from 'zod';
import type { Duration } from '#contract/ids.ts';
import type { SettingProblem, SettingSource } from '#contract/shell-settings.ts';
import { besideOf } from './leftovers.ts';
import { replaceFile } from './replace-file.ts';
import type { Given } from './resolve.ts';

export interface SettingsFiles {
  policy: string;
  machine: string;
  chosen: string;
}

/** Where the files are. @param own the person's own folder for this app */
export function filesOf(platform: string, env: Record<string, string | undefined>, own: string): SettingsFiles {
  if (platform === 'win32') {
    const folder = win32.join(env.ProgramData ?? 'C:\\ProgramData', 'Now Serving');
    return inFolder(win32.join, folder, own);
  }
  const shared = platform === 'darwin' ? '/Library/Application Support/Now Serving' : '/etc/now-serving';
  return inFolder(posix.join, shared, own);
}

const inFolder = (join: (...parts: string[]) => string, folder: string, own: string): SettingsFiles => ({
  policy: join(folder, 'policy.json'),
  machine: join(folder, 'config.json'),
  chosen: join(own, 'settings.json'),
});

const MOST_BYTES = 65_536;

/** What a file says; nothing when there is none. Never throws. */
export function readSettings(source: SettingSource, file: string): { given: Given; problems: SettingProblem[] } {
  const read = contentOf(file);
  const values = typeof read === 'object' ? read : {};
  const problems = typeof read === 'string' ? [{ code: read, from: file, field: null }] : [];
  return { given: { source, from: file, values }, problems };
}

function contentOf(file: string): Record<string, unknown> | SettingProblem['code'] {
  try {
    if (statSync(file).size > MOST_BYTES) return 'tooBig';
    return parsed(readFileSync(file, 'utf8'));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' || code === 'ENOTDIR' ? {} : 'unreadable';
  }
}

function parsed(text: string): Record<string, unknown> | SettingProblem['code'] {
  try {
    // Windows' editor begins a file with a byte order mark.
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? (value as Record<string, unknown>) : 'notObject';
  } catch {
    return 'notJson';
  }
}

/**
 * What a file of this app's own holds; null: it is not there, or spoilt.
 * @throws Error of the file system when it is there and cannot be read just now: whoever writes it next would lose what it holds
 */
export function readJson<T>(file: string, schema: z.ZodType<T>): T | null {
  const read = contentOf(file);
  if (read === 'unreadable') throw new Error(`${file} cannot be read.`);
  const fits = schema.safeParse(read);
  return fits.success ? fits.data : null;
}

/**
 * Replaces a file of this app's own, as a whole or not at all, also when the power goes meanwhile. Only its owner may read it.
 * @throws Error of the file system
 */
export function saveJson(file: string, value: unknown): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const beside = besideOf(file, process.pid);
  try {
    writeThrough(beside, `${JSON.stringify(value, null, 2)}\n`);
    replaceFile(beside, file, { platform: process.platform, rename: renameSync, wait });
  } catch (error) {
    discard(beside);
    throw error;
  }
}

const wait = (delay: Duration): void => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, delay);

function writeThrough(file: string, text: string): void {
  const handle = openSync(file, 'w', 0o600);
  try {
    // All of it: one call of the system's may take only the part that a full disk has room for.
    writeFileSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function discard(file: string): void {
  try {
    unlinkSync(file);
  } catch {
    // It was never begun.
  }
}
