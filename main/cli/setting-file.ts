import { readFileSync } from 'node:fs';
import { UsageError } from './usage-error.ts';

/** A setting as `get` prints it and `set` reads it. */
export interface SettingFile {
  /** The one that was changed; 0 for what is new. */
  version: number;
  /** Null removes. */
  value: unknown;
}

const STANDARD_INPUT = 0;

/** Reads a setting from a file, or from standard input for `-`. @throws UsageError with one sentence */
export function readSetting(file: string): SettingFile {
  const { version = 0, value, ...others } = parsed(textOf(file), file);
  const [other] = Object.keys(others);
  if (other !== undefined) throw new UsageError(`"${other}" does not belong beside "version" and "value" in ${file}.`);
  if (value === undefined) throw new UsageError(`There is no "value" in ${file}: write {"version": …, "value": …}.`);
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 0)
    throw new UsageError(`"version" in ${file} must be 0 or the version that "get" printed.`);
  return { version, value };
}

function textOf(file: string): string {
  try {
    return readFileSync(file === '-' ? STANDARD_INPUT : file, 'utf8');
  } catch {
    throw new UsageError(`${file} cannot be read.`);
  }
}

function parsed(text: string, file: string): Record<string, unknown> {
  const found = jsonIn(text);
  if (typeof found === 'object' && found !== null && !Array.isArray(found)) return found as Record<string, unknown>;
  throw new UsageError(`${file} is no JSON of the form {"version": …, "value": …}.`);
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
