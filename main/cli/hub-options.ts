import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Role, SettingKind } from '#contract/settings.ts';
import { ROLES, SETTING_KINDS } from '#contract/settings.ts';
import { UsageError } from './usage-error.ts';

export type HubCommand =
  | { command: 'pair'; dataDir: string; role: Role; name: string }
  | { command: 'devices' | 'backup' | 'verify'; dataDir: string }
  | { command: 'restore'; dataDir: string; file: string }
  | { command: 'get'; dataDir: string; kind: SettingKind | null; id: string | null }
  | { command: 'set'; dataDir: string; kind: SettingKind; id: string; file: string };

const ROOT = join(import.meta.dirname, '..', '..');
const LONGEST_NAME = 60;

export const HUB_HELP = `Looks after an office, whether its hub runs or not.

  npm run hub -- COMMAND [options]

  pair --role ROLE --name NAME   makes a device for a script and prints its token; ROLE: ${ROLES.join(', ')}
  devices                        lists the devices of the office
  get [KIND]                     lists what is set up: kind, id, version, name
  get KIND ID                    prints one setting as JSON: its version and its value
  set KIND ID FILE               saves one setting, with FILE (- for standard input) as "get" prints it;
                                 "version": 0 makes a new one, "value": null removes it
  backup                         makes a checked copy of the data, in its folder "backups"
  verify                         derives all rows again from the log and compares them with those kept
  restore FILE                   puts a backup in the place of the data; the hub must not run

  KIND: ${SETTING_KINDS.join(', ')}

  --data DIR                     folder of the office's data (./data beside this program)
  --help                         this text
`;

const OPTIONS = {
  data: { type: 'string', default: join(ROOT, 'data') },
  role: { type: 'string' },
  name: { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/** Undefined: only help was asked for. @throws UsageError with one sentence. */
export function parseHubCommand(args: string[]): HubCommand | undefined {
  const { values, positionals } = parsed(args);
  const [command, ...rest] = positionals;
  if (values.help || command === undefined) return undefined;
  const dataDir = resolve(values.data);
  if (command === 'restore')
    return { command, dataDir, file: resolve(only(rest, 'restore needs the file of a backup.')) };
  if (command === 'get') return { command, dataDir, ...whatToGet(rest) };
  if (command === 'set') return { command, dataDir, ...whatToSet(rest) };
  if (rest[0] !== undefined) throw new UsageError(`"${rest[0]}" does not belong here.`);
  if (command === 'pair') return { command, dataDir, role: roleOf(values.role), name: nameOf(values.name) };
  if (command === 'devices' || command === 'backup' || command === 'verify') return { command, dataDir };
  throw new UsageError(`There is no command "${command}".`);
}

function parsed(args: string[]) {
  try {
    return parseArgs({ args, options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw UsageError.ofParseArgs(error);
  }
}

function only([first, ...others]: string[], sentence: string): string {
  if (first === undefined || others.length > 0) throw new UsageError(sentence);
  return first;
}

function whatToGet([kind, id, ...others]: string[]): { kind: SettingKind | null; id: string | null } {
  if (others[0] !== undefined) throw new UsageError(`"${others[0]}" does not belong here.`);
  return { kind: kind === undefined ? null : kindOf(kind), id: id ?? null };
}

function whatToSet([kind, id, file, ...others]: string[]): { kind: SettingKind; id: string; file: string } {
  if (kind === undefined || id === undefined || file === undefined || others.length > 0)
    throw new UsageError('set needs a kind, an id and a file, or - for standard input.');
  return { kind: kindOf(kind), id, file };
}

function kindOf(text: string): SettingKind {
  const kind = SETTING_KINDS.find((one) => one === text);
  if (kind) return kind;
  throw new UsageError(`There is no kind "${text}". It is one of ${SETTING_KINDS.join(', ')}.`);
}

function roleOf(text: string | undefined): Role {
  const role = ROLES.find((one) => one === text);
  if (role) return role;
  throw new UsageError(`--role needs one of ${ROLES.join(', ')}${text === undefined ? '' : `, not "${text}"`}.`);
}

function nameOf(text: string | undefined): string {
  const name = text?.trim() ?? '';
  if (name !== '' && name.length <= LONGEST_NAME) return name;
  throw new UsageError(`--name needs a name of 1 to ${LONGEST_NAME} characters.`);
}
